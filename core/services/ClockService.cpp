// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/ClockService.h"

#include "core/services/DeskCore.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/NoticeRepository.h"

#include <algorithm>

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

/// Whoever has the lead hears of it while there is time.
Result<void> tellOfWarnings(WriteTx& tx, const QList<store::clocks::Clock>& warned) {
    store::notices::Teller teller(tx);
    for (const auto& clock : warned) {
        if (clock.leadNumber == 0)
            continue;
        store::notices::News news;
        news.kind = domain::NoticeKind::DeadlineNear;
        news.urgency = domain::Urgency::Timely;
        news.lead = clock.lead;
        news.of = QStringLiteral("near:%1:%2").arg(static_cast<int>(clock.kind)).arg(clock.startedAt.ms());
        news.detail = domain::label(clock.kind);
        LW_CHECK(teller.tell(news));
    }
    return {};
}

} // namespace

Answer<Instant> ClockService::nextDue() {
    return m_core.store.read<Instant>([now = m_core.clock.now()](Connection& connection) -> Result<Instant> {
        LW_TRY(const Instant clock, store::clocks::nextDue(connection));
        LW_TRY(const Instant notice, store::notices::nextDue(connection, now));
        return clock.isSet() && notice.isSet() ? std::min(clock, notice) : std::max(clock, notice);
    });
}

Answer<Instant> ClockService::lastWritten() {
    return m_core.store.read<Instant>([](Connection& connection) { return store::journal::lastWritten(connection); });
}

Answer<DueReport> ClockService::runDue(Instant at) {
    store::OperationSpec spec = m_core.byRule(QStringLiteral("clock.due"));
    spec.asOf = at;
    return m_core.store.write<DueReport>(spec, [at](WriteTx& tx) -> Result<DueReport> {
        LW_TRY(const auto judged, store::clocks::judge(tx, at));
        LW_CHECK(askRules(tx, judged.warned, domain::RuleTrigger::ClockWarned));
        LW_CHECK(askRules(tx, judged.violated, domain::RuleTrigger::ClockViolated));
        LW_CHECK(tellOfWarnings(tx, judged.warned));
        LW_CHECK(store::notices::escalate(tx, at));
        LW_CHECK(store::notices::escalateUnseen(tx, at));
        LW_CHECK(store::notices::remind(tx, at));
        return DueReport{toDue(judged.warned), toDue(judged.violated)};
    });
}

} // namespace leadwell::services
