// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How leads were shared out: what each was given beside their share, whoever comes and goes and whatever is taken back.

#include "core/domain/assignment/Fairness.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

#include <numeric>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

constexpr qint64 oneLead = 1'000'000;
constexpr auto hour = std::chrono::hours(1);
const QTimeZone kolkata("Asia/Kolkata");
const Instant noon = Instant::fromMs(1'795'165'200'000); // Friday, 20 November 2026, 14:30 in Kolkata

/// A ledger in the making.
class Book {
public:
    explicit Book(int people) : team(teamOf(people)) {}

    void decide(Instant at, AssignmentRules rules = {}) {
        DecisionRecord record{at, leadOf(++m_no), rules, team, {}, {}};
        record.decision = domain::decide(record.lead, record.candidates, record.rules);
        give(team, record.decision, at.ms());
        records.append(record);
    }
    LedgerCorrection takeBack(qint64 no, Instant at, bool countsAgain = false) {
        const Debts changes = changesBy(records.at(no - 1));
        Debts now;
        for (const Candidate& one : team)
            now.insert(one.id, one.deficitMicro);
        const LedgerCorrection correction = correctionOf({no}, changes, countsAgain, now, at, {});
        for (const LedgerCorrection::Debt& debt : correction.debts) {
            for (Candidate& one : team) {
                if (one.id == debt.member)
                    one.deficitMicro = debt.after;
            }
        }
        return correction;
    }
    FairnessReport report(Instant from, Instant to, const QList<LedgerCorrection>& corrections = {}) const {
        Fairness fairness(from, to, kolkata);
        for (qsizetype i = 0; i < records.size(); ++i)
            fairness.take(i + 1, records.at(i));
        for (const LedgerCorrection& one : corrections)
            fairness.take(one);
        return fairness.report();
    }
    FairnessReport report() const { return report(Instant(), noon + 10'000 * hour); }

    QList<Candidate> team;
    QList<DecisionRecord> records;

private:
    int m_no = 0;
};

FairnessPerson of(const FairnessReport& report, const char* name) {
    for (const FairnessPerson& person : report.people) {
        if (person.name == QLatin1String(name))
            return person;
    }
    return {};
}

} // namespace

class tst_Fairness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingWasGiven();
    void allTheSameIsFair();
    void whoIsAwayHasNoShare();
    void skillsMakeUnequal();
    void whatIsTakenBackCountsNot();
    void weeksAreThoseOfTheWorkspace();
    void onlyTheTimeAskedFor();
    void sharesAreWholeWhateverHappens();
};

void tst_Fairness::nothingWasGiven() {
    const FairnessReport report = Book(3).report();
    QCOMPARE(report.sentence, QStringLiteral("No lead was given by the rules in this time."));
    QCOMPARE(report.gini, 0.0);
    QVERIFY(report.weeks.isEmpty());
    Book nobody(0); // An empty team: the lead waits.
    nobody.decide(noon);
    QCOMPARE(nobody.report().nobody, 1);
    QCOMPARE(nobody.report().given, 0);
    Book alone(1);
    alone.decide(noon);
    QCOMPARE(alone.report().sentence, QStringLiteral("Asha is the only one who could be given leads."));
}

void tst_Fairness::allTheSameIsFair() {
    Book book(4);
    for (int i = 0; i < 40; ++i)
        book.decide(noon + i * hour);
    const FairnessReport report = book.report();
    QCOMPARE(report.given, 40);
    for (const FairnessPerson& person : report.people) {
        QCOMPARE(person.given, 10);
        QCOMPARE(person.expectedMicro, 10 * oneLead);
    }
    QCOMPARE(report.gini, 0.0);
    QCOMPARE(report.sentence, QStringLiteral("Nobody is more than one lead ahead of their share."));
    QCOMPARE(report.strategies, QList<Strategy>{Strategy::RoundRobin});
}

void tst_Fairness::whoIsAwayHasNoShare() {
    Book book(2);
    book.team[1].isAvailable = false;
    for (int i = 0; i < 10; ++i)
        book.decide(noon + i * hour);
    book.team[1].isAvailable = true;
    for (int i = 10; i < 20; ++i)
        book.decide(noon + i * hour);
    const FairnessReport report = book.report();
    QCOMPARE(of(report, "Asha").given, 15);
    QCOMPARE(of(report, "Asha").expectedMicro, 15 * oneLead);
    QCOMPARE(of(report, "Karan").given, 5);
    QVERIFY(report.gini > 0.2);
    QCOMPARE(report.giniOfShares, 0.0); // Their absence explains all of it.
    QVERIFY(report.sentence.startsWith(QStringLiteral("Nobody")));
}

void tst_Fairness::skillsMakeUnequal() {
    Book book(3);
    AssignmentRules rules;
    rules.strategy = Strategy::LeastActive;
    book.team[1].openLeads = 50;
    book.team[2].openLeads = 50;
    for (int i = 0; i < 10; ++i)
        book.decide(noon + i * hour, rules);
    const FairnessReport report = book.report();
    QCOMPARE(of(report, "Asha").given, 10);
    QCOMPARE(of(report, "Asha").owedMicro, book.team.at(0).deficitMicro);
    QVERIFY(report.giniOfShares > 0.6);
    QCOMPARE(report.sentence, QStringLiteral("Asha is 6.7 leads ahead of their share; leads were given by fewest open leads."));
}

void tst_Fairness::whatIsTakenBackCountsNot() {
    Book book(2);
    for (int i = 0; i < 3; ++i)
        book.decide(noon + i * hour);
    const FairnessReport before = book.report();
    const LedgerCorrection back = book.takeBack(2, noon + 4 * hour);
    const FairnessReport without = book.report(Instant(), noon + 5 * hour, {back});
    QCOMPARE(without.given, 2);
    for (const FairnessPerson& person : without.people) {
        QCOMPARE(person.expectedMicro, oneLead);
        QCOMPARE(person.owedMicro, book.team.at(person.name == QStringLiteral("Asha") ? 0 : 1).deficitMicro);
    }
    // The same seen from a time before it was taken back.
    QCOMPARE(of(book.report(Instant(), noon + 3 * hour, {back}), "Asha").owedMicro, of(without, "Asha").owedMicro);
    const LedgerCorrection again = book.takeBack(2, noon + 4 * hour, true);
    FairnessReport after = book.report(Instant(), noon + 10'000 * hour, {back, again});
    QCOMPARE(after, before);
}

void tst_Fairness::weeksAreThoseOfTheWorkspace() {
    Book book(2);
    book.decide(noon);
    const Instant monday = Instant::fromMs(QDateTime(QDate(2026, 11, 23), QTime(0, 0), kolkata).toMSecsSinceEpoch());
    book.decide(monday - Millis(1));
    book.decide(monday);
    book.decide(monday + 15 * 24 * hour);
    const FairnessReport report = book.report();
    QCOMPARE(report.weeks, (QList<QDate>{QDate(2026, 11, 16), QDate(2026, 11, 23), QDate(2026, 11, 30), QDate(2026, 12, 7)}));
    const auto inWeek = [&report](int week) {
        return report.people.at(0).givenByWeek.at(week) + report.people.at(1).givenByWeek.at(week);
    };
    QCOMPARE(inWeek(0), 2);
    QCOMPARE(inWeek(1), 1);
    QCOMPARE(inWeek(2), 0);
    QCOMPARE(inWeek(3), 1);
}

void tst_Fairness::onlyTheTimeAskedFor() {
    Book book(2);
    for (int i = 0; i < 9; ++i)
        book.decide(noon + i * hour);
    const FairnessReport report = book.report(noon + 2 * hour, noon + 6 * hour);
    QCOMPARE(report.given, 4);
    qint64 expected = 0;
    for (const FairnessPerson& person : report.people)
        expected += person.expectedMicro;
    QCOMPARE(expected, 4 * oneLead);
}

void tst_Fairness::sharesAreWholeWhateverHappens() {
    test::property("all shares together are the leads that were given, week by week", [] {
        Book book(*rc::gen::inRange(1, 7));
        AssignmentRules rules;
        rules.strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
        rules.weights = {10, 20, 30, 20, 20};
        QList<LedgerCorrection> corrections;
        Instant at = noon;
        const int steps = *rc::gen::inRange(0, 60);
        for (int i = 0; i < steps; ++i) {
            at = at + std::chrono::minutes(*rc::gen::inRange(1, 3'000));
            Candidate& somebody = book.team[*rc::gen::inRange(0, static_cast<int>(book.team.size()))];
            // Among those who are always there nobody gets ahead; who comes and goes can be.
            somebody.isAvailable = rules.strategy == Strategy::RoundRobin || *rc::gen::inRange(0, 3) > 0;
            somebody.performance = *rc::gen::inRange(1, 1'000);
            book.decide(at, rules);
        }
        if (steps > 0 && *rc::gen::arbitrary<bool>())
            corrections.append(book.takeBack(*rc::gen::inRange(1, steps + 1), at + hour));
        const FairnessReport report = book.report(Instant(), at + 2 * hour, corrections);
        qint64 expected = 0;
        int given = 0;
        for (const FairnessPerson& person : report.people) {
            expected += person.expectedMicro;
            given += person.given;
            RC_ASSERT(std::accumulate(person.givenByWeek.cbegin(), person.givenByWeek.cend(), 0) == person.given);
            RC_ASSERT(std::accumulate(person.expectedByWeekMicro.cbegin(), person.expectedByWeekMicro.cend(), qint64(0)) ==
                      person.expectedMicro);
            for (const Candidate& one : book.team) {
                if (one.id == person.id)
                    RC_ASSERT(person.owedMicro == one.deficitMicro);
            }
        }
        RC_ASSERT(given == report.given);
        RC_ASSERT(expected == report.given * oneLead);
        if (rules.strategy == Strategy::RoundRobin)
            RC_ASSERT(report.given == 0 || report.people.size() == 1 || report.sentence.startsWith(QStringLiteral("Nobody")));
    });
}

QTEST_GUILESS_MAIN(tst_Fairness)
#include "tst_Fairness.moc"
