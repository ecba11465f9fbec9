// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/assignment/Decision.h"
#include "core/domain/lead/LeadDetail.h"

namespace leadwell::services {

/// Errors: Invalid (somebody who is not in the team, weights that weigh nothing).
Result<void> checkRules(const domain::AssignmentRules& rules, const QList<domain::Member>& team);
/// Errors: Invalid (below 0, more at least than at most).
Result<void> checkLimits(const domain::Member& member);

} // namespace leadwell::services
