// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/ClockService.h"

#include "core/services/DeskCore.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/JournalRepository.h"

namespace leadwell::services {

using store::Connection;
using store::WriteTx;

namespace {

QList<DueClock> toDue(const QList<store::clocks::Clock>& clocks) {
    QList<DueClock> due;
    due.reserve(clocks.size());
    for (const auto& clock : clocks)
        due.append({clock.leadNumber, clock.kind, clock.dueAt});
    return due;
}

Result<void> askRules(WriteTx& tx, const QList<store::clocks::Clock>& clocks, domain::RuleTrigger trigger) {
    RuleRunner rules(tx);
    LW_TRY(const bool isAsked, rules.hasRulesFor(trigger));
    for (const auto& clock : isAsked ? clocks : QList<store::clocks::Clock>()) {
        if (clock.leadNumber == 0)
            continue; // The lead is gone.
        LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), clock.leadNumber));
        Occasion occasion;
        occasion.triggers = {trigger};
        occasion.clock = domain::label(clock.kind);
        LW_CHECK(rules.run(lead, occasion));
    }
    return {};
}

} // namespace

Answer<Instant> ClockService::nextDue() {
    return m_core.store.read<Instant>([](Connection& connection) { return store::clocks::nextDue(connection); });
}

Answer<Instant> ClockService::lastWritten() {
    return m_core.store.read<Instant>([](Connection& connection) { return store::journal::lastWritten(connection); });
}

Answer<DueReport> ClockService::runDue(Instant at) {
    return m_core.store.write<DueReport>(m_core.byRule(QStringLiteral("clock.due")), [at](WriteTx& tx) -> Result<DueReport> {
        LW_TRY(const auto judged, store::clocks::judge(tx, at));
        LW_CHECK(askRules(tx, judged.warned, domain::RuleTrigger::ClockWarned));
        LW_CHECK(askRules(tx, judged.violated, domain::RuleTrigger::ClockViolated));
        return DueReport{toDue(judged.warned), toDue(judged.violated)};
    });
}

} // namespace leadwell::services
