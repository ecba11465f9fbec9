// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/BackTest.h"

#include <algorithm>
#include <utility>

namespace leadwell::domain {

namespace {

bool isLimited(Hindrance hindrance) {
    return hindrance == Hindrance::AtCapacity || hindrance == Hindrance::MonthFull;
}

} // namespace

double giniOf(const QList<int>& shares) {
    QList<int> sorted = shares;
    std::sort(sorted.begin(), sorted.end());
    double weighted = 0;
    double sum = 0;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        weighted += double(i + 1) * sorted.at(i);
        sum += sorted.at(i);
    }
    const auto count = double(sorted.size());
    return sum <= 0 ? 0 : 2 * weighted / (count * sum) - (count + 1) / count;
}

BackTest::BackTest(std::optional<AssignmentRules> rules, QTimeZone zone, QSet<qint64> corrected)
    : m_rules(std::move(rules))
    , m_zone(zone.isValid() ? std::move(zone) : QTimeZone::utc())
    , m_corrected(std::move(corrected)) {}

int BackTest::monthOf(Instant at) const {
    constexpr int hundred = 100;
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms(), m_zone).date();
    return day.year() * hundred + day.month();
}

/// What was at the end of each day since the last decision, until the day of this one.
void BackTest::beginDay(Instant at) {
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms(), m_zone).date();
    if (m_report.days.isEmpty())
        m_report.days.append(day);
    while (m_report.days.last() < day) {
        const qsizetype ended = m_report.days.size();
        m_report.days.append(m_report.days.last().addDays(1));
        for (Person& person : m_people) {
            person.told.load.resize(ended, person.open);
            person.told.loadThen.resize(ended, person.openThen);
        }
    }
}

/// Open leads, and in a month, more than they really had.
void BackTest::shift(MemberId member, int by, int month) {
    if (!member.isSet())
        return;
    Person& person = m_people[member];
    person.moreOpen += by;
    if (month != 0)
        person.moreGiven[month] += by;
}

/// What is no longer open, or somebody took by hand, leaves the hands of whoever has it here.
void BackTest::letGo(Instant until) {
    while (!m_leaving.empty() && m_leaving.top().at <= until) {
        Lead& lead = m_leads[m_leaving.top().lead];
        const Instant at = m_leaving.top().at;
        m_leaving.pop();
        shift(lead.owner, -1, 0);
        shift(lead.ownerThen, 1, 0);
        if (std::exchange(lead.isWaiting, false))
            m_waits.note(lead.since, at);
        if (std::exchange(lead.isWaitingThen, false))
            m_waitsThen.note(lead.since, at);
        m_waiting.erase(lead.order);
        lead.owner = {};
        lead.ownerThen = {};
    }
}

void BackTest::Waits::note(Instant since, Instant until) {
    const Millis took = std::max(Millis(0), until - since);
    ++told.leads;
    told.longest = std::max(told.longest, took);
    told.together += took;
    each.append(took);
}

BackTestWaiting BackTest::Waits::summed() const {
    BackTestWaiting waiting = told;
    if (each.isEmpty())
        return waiting;
    QList<Millis> sorted = each;
    std::sort(sorted.begin(), sorted.end());
    // Of few, the one in the middle or above: nobody is told a shorter wait than half, or 95 of 100, had at most.
    waiting.median = sorted.at(sorted.size() / 2);
    waiting.almostAll = sorted.at((sorted.size() * 95 + 99) / 100 - 1);
    return waiting;
}

/// Who was there, with what they have here.
void BackTest::meet(const DecisionRecord& record) {
    const int month = monthOf(record.at);
    m_team = record.candidates;
    for (Candidate& one : m_team) {
        const bool isNew = !m_people.contains(one.id);
        Person& person = m_people[one.id];
        if (isNew) {
            person.told.id = one.id;
            person.owed = one.deficitMicro;
            const qsizetype ended = m_report.days.size() - 1;
            person.told.load.resize(ended);
            person.told.loadThen.resize(ended);
        }
        person.told.name = one.name;
        if (one.lastGivenMs > person.lastGivenThenMs)
            person.lastOtherwiseMs = one.lastGivenMs;
        one.openLeads = std::max(0, one.openLeads + person.moreOpen);
        one.monthGiven = std::max(0, one.monthGiven + person.moreGiven.value(month));
        one.deficitMicro = person.owed;
        if (person.hasOther)
            one.lastGivenMs = std::max(person.lastOtherwiseMs, person.lastGivenMs);
    }
}

/// Who had it and did not answer is whoever had it here.
void BackTest::takeFacts(Lead& lead, const LeadFacts& facts) const {
    lead.facts = facts;
    if (!facts.back)
        return;
    for (MemberId& member : lead.facts.back->without)
        member = lead.insteadOf.value(member, member);
}

/// Answers what it changes of what everybody is owed.
Debts BackTest::decideOne(Lead& lead, const AssignmentRules& rules, Instant at) {
    const AssignmentDecision decision = decide(lead.facts, m_team, rules);
    m_sentence = decision.sentence;
    Debts changes;
    for (qsizetype i = 0; i < m_team.size(); ++i) {
        Candidate& one = m_team[i];
        const Standing& standing = decision.standings.at(i);
        Person& person = m_people[one.id];
        person.told.limitedTimes += lead.since == at && isLimited(standing.hindrance);
        if (standing.deficitAfterMicro != one.deficitMicro)
            changes.insert(one.id, standing.deficitAfterMicro - one.deficitMicro);
        person.owed = one.deficitMicro = standing.deficitAfterMicro;
        if (one.id != decision.chosen)
            continue;
        ++one.openLeads;
        ++one.monthGiven;
        one.lastGivenMs = person.lastGivenMs = at.ms();
        ++person.told.given;
    }
    if (decision.chosen.isSet() && std::exchange(lead.isWaiting, false))
        m_waits.note(lead.since, at);
    else
        lead.isWaiting = !decision.chosen.isSet();
    lead.owner = decision.chosen;
    shift(lead.owner, 1, monthOf(at));
    return changes;
}

/// Those that wait only here, oldest first.
void BackTest::retry(const AssignmentRules& rules, Instant at) {
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        Lead& lead = m_leads[waiting->second];
        (void)decideOne(lead, rules, at);
        if (lead.owner.isSet()) {
            m_people[lead.owner].hasOther = true;
            waiting = m_waiting.erase(waiting);
        } else if (lead.facts.back) {
            ++waiting; // Somebody may be free who did not have it yet.
        } else {
            return; // What hinders people does not depend on the lead.
        }
    }
}

void BackTest::noteThen(Lead& lead, const DecisionRecord& record) {
    lead.ownerThen = record.decision.chosen;
    lead.isWaitingThen = !lead.ownerThen.isSet();
    shift(lead.ownerThen, -1, monthOf(record.at));
    for (qsizetype i = 0; i < record.candidates.size(); ++i) {
        Person& person = m_people[record.candidates.at(i).id];
        person.told.limitedTimesThen += lead.since == record.at && isLimited(record.decision.standings.at(i).hindrance);
        if (record.candidates.at(i).id != lead.ownerThen)
            continue;
        ++person.told.givenThen;
        person.lastGivenThenMs = record.at.ms();
    }
}

void BackTest::noteOutcome(qint64 no, const Lead& lead, const DecisionRecord& record, bool wasGivenHere) {
    ++m_report.decisions;
    m_report.to = record.at;
    if (lead.owner == lead.ownerThen) {
        ++m_report.same;
        return;
    }
    for (const MemberId& member : {lead.owner, lead.ownerThen}) {
        if (member.isSet())
            m_people[member].hasOther = true;
    }
    if (m_report.differences.size() < differencesMax)
        m_report.differences.append({no, lead.facts.id, record.at, lead.owner, lead.ownerThen, 0,
                                     wasGivenHere ? QStringLiteral("Given earlier.") : m_sentence});
}

void BackTest::noteLoads(const DecisionRecord& record) {
    for (qsizetype i = 0; i < m_team.size(); ++i) {
        const Candidate& then = record.candidates.at(i);
        Person& person = m_people[then.id];
        person.open = m_team.at(i).openLeads;
        person.openThen = then.openLeads + (then.id == record.decision.chosen);
        person.told.peak = std::max(person.told.peak, person.open);
        person.told.peakThen = std::max(person.told.peakThen, person.openThen);
    }
}

void BackTest::take(qint64 no, const DecisionRecord& record, std::optional<Instant> leftAt) {
    if (m_report.decisions == 0)
        m_report.from = record.at;
    const AssignmentRules& rules = m_rules ? *m_rules : record.rules;
    beginDay(record.at);
    letGo(record.at);
    meet(record);
    retry(rules, record.at);
    Lead& lead = m_leads[record.lead.id];
    const bool hasWaitedThen = std::exchange(lead.isWaitingThen, false);
    if (hasWaitedThen)
        m_waitsThen.note(lead.since, record.at);
    const bool wasGivenHere = hasWaitedThen && lead.owner.isSet();
    if (!hasWaitedThen)
        lead.since = record.at;
    if (lead.order == 0)
        lead.order = ++m_order;
    takeFacts(lead, record.lead);
    const bool isCorrectedLater = m_corrected.contains(no);
    const QList<Candidate> before = isCorrectedLater ? m_team : QList<Candidate>();
    Debts changes;
    if (!wasGivenHere)
        changes = decideOne(lead, rules, record.at);
    noteThen(lead, record);
    if (lead.ownerThen.isSet())
        lead.insteadOf.insert(lead.ownerThen, lead.owner);
    if (lead.isWaiting && !lead.isWaitingThen)
        m_waiting.emplace(lead.order, record.lead.id);
    noteOutcome(no, lead, record, wasGivenHere);
    noteLoads(record);
    if (isCorrectedLater) {
        const auto owner = std::find_if(before.cbegin(), before.cend(), [&](const auto& one) { return one.id == lead.owner; });
        const qint64 lastGivenMs = owner == before.cend() ? 0 : owner->lastGivenMs;
        m_made.insert(no, {record.lead.id, lead.owner, lead.ownerThen, monthOf(record.at), lastGivenMs, changes});
    }
    if (leftAt)
        m_leaving.push({*leftAt, record.lead.id});
}

void BackTest::take(const LedgerCorrection& correction, const Debts& before) {
    letGo(correction.at);
    const int by = correction.countsAgain ? 1 : -1;
    Debts changes = before;
    for (const qint64 no : correction.decisions) {
        const auto made = m_made.constFind(no);
        if (made == m_made.cend())
            continue;
        for (auto change = made->changes.cbegin(); change != made->changes.cend(); ++change)
            changes[change.key()] += change.value();
        Lead& lead = m_leads[made->lead];
        const bool wasOpen = lead.owner == made->owner && lead.ownerThen == made->ownerThen;
        const bool isOpenAgain = correction.countsAgain && !lead.owner.isSet() && !lead.ownerThen.isSet();
        for (const auto& [member, sign] : {std::pair(made->owner, by), std::pair(made->ownerThen, -by)}) {
            if (!member.isSet())
                continue;
            Person& person = m_people[member];
            person.moreGiven[made->month] += sign;
            if (correction.countsAgain ? isOpenAgain : wasOpen)
                person.moreOpen += sign;
        }
        if (made->owner.isSet()) {
            Person& person = m_people[made->owner];
            person.told.given += by;
            if (!correction.countsAgain)
                person.lastGivenMs = std::min(person.lastGivenMs, made->lastGivenMs);
        }
        if (made->ownerThen.isSet())
            m_people[made->ownerThen].told.givenThen += by;
        if (!correction.countsAgain) {
            m_waiting.erase(lead.order);
            lead.isWaiting = lead.isWaitingThen = false;
        }
        lead.owner = correction.countsAgain ? made->owner : MemberId();
        lead.ownerThen = correction.countsAgain ? made->ownerThen : MemberId();
    }
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        m_people[change.key()].owed += by * change.value();
}

BackTestReport BackTest::report() {
    BackTestReport report = m_report;
    Waits waits = m_waits;
    Waits waitsThen = m_waitsThen;
    for (const Lead& lead : m_leads) {
        if (lead.isWaiting)
            waits.note(lead.since, report.to);
        if (lead.isWaitingThen)
            waitsThen.note(lead.since, report.to);
    }
    report.waiting = waits.summed();
    report.waitingThen = waitsThen.summed();
    for (const Person& person : m_people) {
        if (!person.told.id.isSet())
            continue; // Corrected before anybody met them.
        BackTestPerson told = person.told;
        told.load.resize(report.days.size(), person.open);
        told.loadThen.resize(report.days.size(), person.openThen);
        report.people.append(told);
    }
    std::sort(report.people.begin(), report.people.end(), [](const auto& left, const auto& right) {
        return std::pair(left.name, left.id.bytes()) < std::pair(right.name, right.id.bytes());
    });
    return report;
}

} // namespace leadwell::domain
