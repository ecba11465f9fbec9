// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/Fairness.h"

#include "core/domain/assignment/BackTest.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qint64 oneLead = 1'000'000;
constexpr int perMille = 1'000;
constexpr int daysAWeek = 7;

} // namespace

Fairness::Fairness(Instant from, Instant to, QTimeZone zone)
    : m_from(from)
    , m_to(to)
    , m_zone(zone.isValid() ? std::move(zone) : QTimeZone::utc()) {}

QDate Fairness::weekOf(Instant at) const {
    const QDate day = at.inZone(m_zone).date();
    return day.addDays(1 - day.dayOfWeek());
}

void Fairness::take(qint64 no, const DecisionRecord& record) {
    if (record.at >= m_to)
        return;
    for (qsizetype i = 0; i < record.candidates.size(); ++i)
        m_owed.insert(record.candidates.at(i).id, record.decision.standings.at(i).deficitAfterMicro);
    if (record.at < m_from)
        return;
    for (const Candidate& candidate : record.candidates)
        m_names.insert(candidate.id, candidate.name);
    m_made.insert(no, {record.decision.chosen, changesBy(record), weekOf(record.at), record.rules.strategy});
}

void Fairness::take(const LedgerCorrection& correction) {
    const bool isOfTheTime = correction.at < m_to;
    for (const qint64 no : correction.decisions) {
        if (correction.countsAgain)
            m_takenBack.remove(no);
        else
            m_takenBack.insert(no);
        // What is taken back after the end does not count before it either.
        const Debts changes = isOfTheTime ? Debts() : m_made.value(no).changes;
        for (auto change = changes.cbegin(); change != changes.cend(); ++change)
            m_owed[change.key()] += correction.countsAgain ? change.value() : -change.value();
    }
    if (!isOfTheTime)
        return;
    for (const LedgerCorrection::Debt& debt : correction.debts)
        m_owed.insert(debt.member, debt.after);
}

QString Fairness::sentence(const FairnessReport& report) const {
    if (report.given == 0)
        return QStringLiteral("No lead was given by the rules in this time.");
    if (report.people.size() == 1)
        return QStringLiteral("%1 is the only one who could be given leads.").arg(report.people.first().name);
    const auto most = std::min_element(report.people.cbegin(), report.people.cend(),
                                       [](const auto& one, const auto& other) { return one.owedMicro < other.owedMicro; });
    if (-most->owedMicro <= oneLead)
        return QStringLiteral("Nobody is more than one lead ahead of their share.");
    QStringList ways;
    for (const Strategy strategy : report.strategies)
        ways.append(inWords(strategy));
    return QStringLiteral("%1 is %2 leads ahead of their share; leads were given by %3.")
        .arg(most->name)
        .arg(static_cast<double>(-most->owedMicro) / oneLead, 0, 'f', 1)
        .arg(ways.join(QStringLiteral(" and ")));
}

FairnessReport Fairness::report() const {
    FairnessReport report;
    report.from = m_from;
    report.to = m_to;
    QDate first;
    QDate last;
    for (const Made& one : m_made) {
        first = first.isValid() ? std::min(first, one.week) : one.week;
        last = last.isValid() ? std::max(last, one.week) : one.week;
    }
    for (QDate week = first; week.isValid() && week <= last; week = week.addDays(daysAWeek))
        report.weeks.append(week);
    QHash<MemberId, FairnessPerson> people;
    for (auto name = m_names.cbegin(); name != m_names.cend(); ++name) {
        FairnessPerson& person = people[name.key()];
        person.id = name.key();
        person.name = name.value();
        person.owedMicro = m_owed.value(name.key());
        person.givenByWeek.resize(report.weeks.size(), 0);
        person.expectedByWeekMicro.resize(report.weeks.size(), 0);
    }
    std::array<bool, strategyCount> isUsed{};
    for (auto made = m_made.cbegin(); made != m_made.cend(); ++made) {
        if (m_takenBack.contains(made.key()))
            continue;
        if (!made->chosen.isSet()) {
            ++report.nobody;
            continue;
        }
        const qsizetype week = first.daysTo(made->week) / daysAWeek;
        ++report.given;
        isUsed[static_cast<size_t>(made->strategy)] = true;
        // Their share of it is what they are owed more after it, and the whole lead for whoever paid it.
        for (auto change = made->changes.cbegin(); change != made->changes.cend(); ++change) {
            people[change.key()].expectedMicro += change.value();
            people[change.key()].expectedByWeekMicro[week] += change.value();
        }
        FairnessPerson& chosen = people[made->chosen];
        ++chosen.given;
        ++chosen.givenByWeek[week];
        chosen.expectedMicro += oneLead;
        chosen.expectedByWeekMicro[week] += oneLead;
    }
    for (size_t i = 0; i < isUsed.size(); ++i) {
        if (isUsed[i])
            report.strategies.append(static_cast<Strategy>(i));
    }
    QList<int> given;
    QList<int> toShare;
    for (const FairnessPerson& person : people) {
        report.people.append(person);
        given.append(person.given);
        if (person.expectedMicro > 0)
            toShare.append(static_cast<int>(person.given * oneLead * perMille / person.expectedMicro));
    }
    std::sort(report.people.begin(), report.people.end(), [](const FairnessPerson& one, const FairnessPerson& other) {
        return one.name != other.name ? one.name < other.name : one.id < other.id;
    });
    report.gini = giniOf(given);
    report.giniOfShares = giniOf(toShare);
    report.sentence = sentence(report);
    return report;
}

} // namespace leadwell::domain
