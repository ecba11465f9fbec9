// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Derivation.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/store/Connection.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// How every computed value of a lead came about, from what was said to what is shown, with what would change it. The law:
/// what the leaves say, put through the rules, is the value.
Result<domain::LeadDerivations> derivationsOf(store::Connection& connection, const store::LeadRecord& lead,
                                              const QList<domain::Member>& members, Instant now);

} // namespace leadwell::services
