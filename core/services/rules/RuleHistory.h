// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/RuleService.h"
#include "core/store/repository/RuleRepository.h"

namespace leadwell::services {

struct RuleTally {
    int fired = 0; ///< failed ones too
    int failed = 0;
};
/// By the rule's number.
Result<QHash<qint64, RuleTally>> talliesOf(const QList<store::rules::Run>& runs);

/// Looks at the newest 100,000 runs at most.
Result<QList<RuleLogEntry>> ruleLog(store::Connection& connection, const RuleLogQuery& query);

} // namespace leadwell::services
