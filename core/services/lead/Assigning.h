// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/WriteTx.h"

namespace leadwell::services {

/// Gives a lead an owner by round robin among those available, with the decision record. The owner stays unset when nobody
/// is. The seam for other strategies: they replace the choice, not the record. Answers the new owner.
Result<MemberId> assignAutomatically(store::WriteTx& tx, LeadId lead);

/// Sets the owner by a person's (or an import's) word. False when they have it already.
Result<bool> assignByHand(store::WriteTx& tx, LeadId lead, MemberId member, const QString& strategy, const QString& reason);

} // namespace leadwell::services
