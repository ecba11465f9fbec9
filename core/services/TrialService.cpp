// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TrialService.h"

#include "core/services/DeskCore.h"
#include "core/services/MaintenanceService.h"
#include "core/services/lead/AssignmentChecks.h"
#include "core/services/lead/BackTesting.h"
#include "core/services/rules/RulePast.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::WriteTx;

namespace {

Member limited(Member member, const PersonLimits& limits) {
    member.capacity = limits.capacity;
    member.monthMin = limits.monthMin;
    member.monthMax = limits.monthMax;
    return member;
}

Result<void> check(const AssignmentTrial& trial, const QList<Member>& team) {
    if (trial.rules)
        LW_CHECK(checkRules(*trial.rules, team));
    for (const Member& member : team) {
        if (trial.limits.contains(member.id))
            LW_CHECK(checkLimits(limited(member, trial.limits.value(member.id))));
    }
    return {};
}

} // namespace

Answer<RulePreview> TrialService::preview(Rule rule, int days, std::shared_ptr<Progress> progress) {
    const Instant since = m_core.clock.now() - std::chrono::hours(24) * days;
    return m_core.store.read<RulePreview>(
        [rule, since, progress](Connection& connection) -> Result<RulePreview> {
            LW_CHECK(domain::check(rule));
            return previewOf(connection, rule, since, *progress);
        },
        store::Store::Reading::Long);
}

Answer<BackTestReport> TrialService::backTest(AssignmentTrial trial, Instant from, Instant to,
                                              std::shared_ptr<Progress> progress) {
    return m_core.store.read<BackTestReport>(
        [trial, from, to, progress, now = m_core.clock.now()](Connection& connection) -> Result<BackTestReport> {
            LW_TRY(const auto team, store::team::members(connection));
            LW_CHECK(check(trial, team));
            return services::backTest(connection, {trial.rules, trial.limits}, {from, to, now}, *progress);
        },
        store::Store::Reading::Long);
}

Answer<AssignmentRules> TrialService::save(AssignmentTrial trial) {
    auto answer = m_core.store.write<AssignmentRules>(
        m_core.byPerson(QStringLiteral("assignment.rules"), QStringLiteral("How leads are given changed")),
        [trial](WriteTx& tx) -> Result<AssignmentRules> {
            LW_TRY(const auto team, store::team::members(tx.db()));
            LW_CHECK(check(trial, team));
            for (const Member& member : team) {
                if (!trial.limits.contains(member.id))
                    continue;
                LW_CHECK(store::team::saveMember(tx, limited(member, trial.limits.value(member.id)), false));
            }
            LW_TRY(WorkspaceSettings settings, store::team::settings(tx.db()));
            if (trial.givesAtOnce && *trial.givesAtOnce != settings.autoAssign) {
                settings.autoAssign = *trial.givesAtOnce;
                LW_CHECK(store::team::saveSettings(tx, settings));
            }
            const auto before = store::team::assignmentRules(tx.db());
            if (!trial.rules)
                return before;
            return store::team::saveAssignmentRules(tx, *trial.rules);
        });
    MaintenanceService(m_core).assignWaiting();
    return answer;
}

} // namespace leadwell::services
