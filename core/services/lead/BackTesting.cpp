// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/BackTesting.h"

#include "core/services/lead/TeamClock.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/LedgerReplay.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

using namespace domain;

namespace {

/// What the rules that are tried ask for, and those of the time did not.
class Filling {
public:
    Filling(WorkspaceSettings settings, const BackTestTrial& trial, QHash<MemberId, TeamClock::Place> places)
        : m_clock(std::move(settings))
        , m_rules(trial.rules)
        , m_limits(trial.limits)
        , m_places(std::move(places)) {}

    void fill(DecisionRecord& record) {
        for (Candidate& candidate : record.candidates) {
            const auto limits = m_limits.constFind(candidate.id);
            if (limits == m_limits.cend())
                continue;
            candidate.capacity = limits->capacity;
            candidate.monthMin = limits->monthMin;
            candidate.monthMax = limits->monthMax;
        }
        if (!m_rules)
            return;
        AssignmentRules asked = *m_rules;
        asked.mindsHours = asked.mindsHours && !record.rules.mindsHours;
        const bool asksForZones = TeamClock::looksAtZones(*m_rules) && !TeamClock::looksAtZones(record.rules);
        if (!asked.mindsHours && !asksForZones)
            return;
        if (!asksForZones)
            asked.strategy = Strategy::RoundRobin;
        for (Candidate& candidate : record.candidates)
            m_clock.tell(candidate, m_places.value(candidate.id), asked, record.at);
        if (asksForZones)
            record.lead.zoneMinutes = m_clock.zoneMinutesOf(record.lead.country, record.at);
    }

private:
    TeamClock m_clock;
    std::optional<AssignmentRules> m_rules;
    QHash<MemberId, PersonLimits> m_limits;
    QHash<MemberId, TeamClock::Place> m_places;
};

/// Of decisions that came before the first one of the test.
Result<Debts> changesOfEarlier(store::Connection& connection, const LedgerCorrection& correction, qint64 first) {
    Debts changes;
    for (const qint64 no : correction.decisions) {
        if (no >= first)
            continue;
        LW_TRY(const QByteArray json, store::ledger::record(connection, no));
        LW_TRY(const DecisionRecord decision, recordFromJson(json));
        const Debts one = changesBy(decision);
        for (auto change = one.cbegin(); change != one.cend(); ++change)
            changes[change.key()] += change.value();
    }
    return changes;
}

} // namespace

Result<BackTestReport> backTest(store::Connection& connection, const BackTestTrial& trial, const BackTestTime& time,
                                Progress& progress) {
    const auto [from, to, now] = time;
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(std::min(to, now) - from).count();
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    LW_TRY(const auto people, store::ledger::salespeople(connection, 0, now));
    QHash<MemberId, TeamClock::Place> places;
    for (const auto& one : people)
        places.insert(one.candidate.id, {one.workingHours, one.timeZone});
    LW_TRY(const qint64 beginsWith, store::ledger::firstFrom(connection, from));
    LW_TRY(const auto corrected, store::ledger::correctedDecisions(connection, beginsWith));
    Filling filling(settings, trial, places);
    BackTest test(trial.rules, QTimeZone(settings.timeZone.toUtf8()), corrected);
    qint64 first = 0;
    LW_CHECK(
        store::ledger::replay(connection, from, [&, from = from, to = to](const store::ledger::Replayed& one) -> Result<bool> {
            if (const auto goesOn = progress.goOn(); !goesOn)
                return goesOn.error();
            if (one.isCorrection) {
                LW_TRY(const LedgerCorrection correction, correctionFromJson(one.json));
                LW_TRY(const Debts earlier, changesOfEarlier(connection, correction, first));
                test.take(correction, earlier);
                return true;
            }
            LW_TRY(DecisionRecord record, recordFromJson(one.json));
            if (record.at >= to)
                return false;
            progress.say(std::chrono::duration_cast<std::chrono::seconds>(record.at - from).count(), seconds);
            if (first == 0)
                first = one.no;
            filling.fill(record);
            test.take(one.no, record, one.leftAt);
            return true;
        }));
    BackTestReport report = test.report();
    LW_TRY(const auto contacts, store::ledger::firstContacts(connection, from, to, now));
    for (BackTestPerson& person : report.people) {
        const auto those = contacts.value(person.id);
        person.firstContacts = those.due;
        person.firstContactsLate = those.late;
    }
    for (BackTestDifference& difference : report.differences) {
        if (const auto lead = store::leads::read(connection, difference.lead))
            difference.leadNumber = lead->number;
    }
    return report;
}

} // namespace leadwell::services
