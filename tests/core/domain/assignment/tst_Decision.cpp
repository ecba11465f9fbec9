// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who gets a lead: each strategy and criterion, what stands in somebody's way, and the laws of fairness.

#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace leadwell;
using namespace leadwell::domain;
using test::give;
using test::leadOf;
using test::teamOf;

namespace {

AssignmentRules by(Strategy strategy) {
    AssignmentRules rules;
    rules.strategy = strategy;
    return rules;
}

QString nameOf(const QList<Candidate>& team, MemberId id) {
    const auto who = std::find_if(team.begin(), team.end(), [&](const Candidate& one) { return one.id == id; });
    return who == team.end() ? QStringLiteral("nobody") : who->name;
}

QString chosen(const QList<Candidate>& team, const LeadFacts& lead, const AssignmentRules& rules) {
    return nameOf(team, decide(lead, team, rules).chosen);
}

qint64 owedTogether(const QList<Candidate>& team) {
    return std::accumulate(team.begin(), team.end(), qint64(0),
                           [](qint64 sum, const Candidate& one) { return sum + one.deficitMicro; });
}

} // namespace

class tst_Decision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuarterOfUnevenDaysIsFair();
    void theOrderOfTheTeamDecidesNothing();
    void whichLeadComesFirstDecidesNothing();
    void whatAllAreOwedStaysWhatItWas();
    void whatStandsInTheWay_data();
    void whatStandsInTheWay();
    void nobodyCanTakeIt_data();
    void nobodyCanTakeIt();
    void theFewestOpenLeadsThenWhoWaitedLongest();
    void whoKnowsTheProduct();
    void whoIsNear();
    void belowTheMonthsMinimumComesFirst();
    void theBetterSellerGetsMoreByPerformance();
    void eachCriterionCountsByItsWeight_data();
    void eachCriterionCountsByItsWeight();
};

/// Seven people, three of them there on some days only; days with none and days with hundreds of leads; leads are closed, some
/// people have limits. Nobody is given more than they may have, and those who are there on the same days get the same.
void tst_Decision::aQuarterOfUnevenDaysIsFair() {
    std::mt19937 random(11);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    QList<Candidate> team = teamOf(7);
    team[5].capacity = 40;
    team[6].monthMax = 150;
    std::map<MemberId, int> given;
    int lead = 0;
    int waiting = 0;
    while (lead < 10'000) {
        for (int day = 0; day < 90 && lead < 10'000; ++day) {
            if (day % 30 == 0) {
                for (Candidate& person : team)
                    person.monthGiven = 0;
            }
            team[3].isAvailable = team[4].isAvailable = below(3) > 0;
            team[5].isOnLeave = below(10) == 0;
            for (Candidate& person : team)
                person.openLeads -= below(person.openLeads + 1);
            for (int batch = below(4) == 0 ? 0 : below(300); batch > 0 && lead < 10'000; --batch) {
                const AssignmentDecision decision = decide(leadOf(++lead), team, by(Strategy::RoundRobin));
                give(team, decision, lead);
                waiting += decision.chosen.isSet() ? 0 : 1;
                ++given[decision.chosen];
                QVERIFY(team.at(5).openLeads <= 40);
                QVERIFY(team.at(6).monthGiven <= 150);
                const auto [least, most] = std::minmax({given[team.at(0).id], given[team.at(1).id], given[team.at(2).id]});
                QVERIFY2(most - least <= 1, qPrintable(QStringLiteral("%1 to %2 at lead %3").arg(least).arg(most).arg(lead)));
                QVERIFY(std::abs(given[team.at(3).id] - given[team.at(4).id]) <= 1);
            }
        }
    }
    QCOMPARE(waiting, 0);
}

void tst_Decision::theOrderOfTheTeamDecidesNothing() {
    test::property("a shuffled team decides the same", [] {
        QList<Candidate> team = teamOf(*rc::gen::inRange(1, 9));
        for (Candidate& person : team) {
            person.deficitMicro = *rc::gen::inRange(-2, 3);
            person.openLeads = *rc::gen::inRange(0, 3);
            person.isAvailable = *rc::gen::inRange(0, 4) > 0;
            person.performance = *rc::gen::inRange(0, 1'001);
        }
        QList<Candidate> shuffled = team;
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
        const auto strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
        const LeadFacts lead = leadOf(*rc::gen::inRange(0, 1'000));
        const AssignmentDecision one = decide(lead, team, by(strategy));
        const AssignmentDecision other = decide(lead, shuffled, by(strategy));
        RC_ASSERT(one.chosen == other.chosen);
        RC_ASSERT(one.sentence == other.sentence);
        for (qsizetype i = 0; i < team.size(); ++i)
            RC_ASSERT(one.standings.at(i) == other.standings.at(shuffled.indexOf(team.at(i))));
    });
}

void tst_Decision::whichLeadComesFirstDecidesNothing() {
    test::property("a shuffled batch goes to the same people", [] {
        QList<Candidate> team = teamOf(*rc::gen::inRange(1, 9));
        QList<Candidate> other = team;
        QList<int> batch(*rc::gen::inRange(1, 40));
        std::iota(batch.begin(), batch.end(), 0);
        QList<int> shuffled = batch;
        std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const AssignmentDecision one = decide(leadOf(batch.at(i)), team, by(Strategy::RoundRobin));
            const AssignmentDecision two = decide(leadOf(shuffled.at(i)), other, by(Strategy::RoundRobin));
            RC_ASSERT(one.chosen == two.chosen);
            give(team, one, 1); // All in one moment.
            give(other, two, 1);
        }
    });
}

void tst_Decision::whatAllAreOwedStaysWhatItWas() {
    test::property("shares and payment are equal", [] {
        QList<Candidate> team = teamOf(*rc::gen::inRange(1, 12));
        for (Candidate& person : team)
            person.performance = *rc::gen::inRange(0, 1'001);
        const auto strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
        for (int lead = 0; lead < 20; ++lead) {
            team[*rc::gen::inRange(0, static_cast<int>(team.size()))].isAvailable = *rc::gen::inRange(0, 2) == 0;
            give(team, decide(leadOf(lead), team, by(strategy)), lead);
            RC_ASSERT(owedTogether(team) == 0);
        }
    });
}

void tst_Decision::whatStandsInTheWay_data() {
    QTest::addColumn<int>("who");
    QTest::newRow("switched off") << int(Hindrance::Away);
    QTest::newRow("leave") << int(Hindrance::OnLeave);
    QTest::newRow("hours") << int(Hindrance::OffHours);
    QTest::newRow("capacity") << int(Hindrance::AtCapacity);
    QTest::newRow("month") << int(Hindrance::MonthFull);
    QTest::newRow("pool") << int(Hindrance::NotInPool);
}

void tst_Decision::whatStandsInTheWay() {
    QFETCH(const int, who);
    const auto hindrance = static_cast<Hindrance>(who);
    QList<Candidate> team = teamOf(2);
    team[0].deficitMicro = 5'000'000; // Owed most by far.
    AssignmentRules rules = by(Strategy::RoundRobin);
    rules.mindsHours = true;
    team[0].isAvailable = hindrance != Hindrance::Away;
    team[0].isOnLeave = hindrance == Hindrance::OnLeave;
    team[0].isAtWork = hindrance != Hindrance::OffHours;
    team[0].openLeads = 12;
    team[0].monthGiven = 30;
    if (hindrance == Hindrance::AtCapacity)
        team[0].capacity = 12;
    if (hindrance == Hindrance::MonthFull)
        team[0].monthMax = 30;
    if (hindrance == Hindrance::NotInPool)
        rules.pool = {team.at(1).id};
    const AssignmentDecision decision = decide(leadOf(1), team, rules);
    QCOMPARE(decision.chosen, team.at(1).id);
    QCOMPARE(decision.standings.at(0).hindrance, hindrance);
    QCOMPARE(decision.standings.at(0).deficitAfterMicro, qint64(5'000'000)); // Who cannot take it earns no share of it.
    QCOMPARE(decision.sentence, QStringLiteral("Karan is the only one who can take it now."));
}

void tst_Decision::nobodyCanTakeIt_data() {
    QTest::addColumn<int>("people");
    QTest::addColumn<QString>("words");
    QTest::newRow("no team") << 0 << QStringLiteral("The team is empty; the lead waits for an owner.");
    QTest::newRow("all on leave") << 3 << QStringLiteral("Everybody is on leave; the lead waits for an owner.");
    QTest::newRow("capacity 0") << 4
                                << QStringLiteral("Nobody can take it now (3 of 4 are on leave); the lead waits for an owner.");
}

void tst_Decision::nobodyCanTakeIt() {
    QFETCH(const int, people);
    QFETCH(const QString, words);
    QList<Candidate> team = teamOf(people);
    for (int i = 0; i < people; ++i) {
        team[i].isOnLeave = i < 3;
        team[i].capacity = 0;
    }
    const AssignmentDecision decision = decide(leadOf(1), team, by(Strategy::RoundRobin));
    QVERIFY(!decision.chosen.isSet());
    QCOMPARE(decision.sentence, words);
    for (const Standing& standing : decision.standings)
        QCOMPARE(standing.deficitAfterMicro, qint64(0));
}

void tst_Decision::theFewestOpenLeadsThenWhoWaitedLongest() {
    QList<Candidate> team = teamOf(3);
    team[0].openLeads = 4;
    team[1].openLeads = 2;
    team[2].openLeads = 2;
    team[1].lastGivenMs = 2'000;
    team[2].lastGivenMs = 1'000;
    team[1].deficitMicro = 900'000;
    const AssignmentDecision decision = decide(leadOf(1), team, by(Strategy::LeastActive));
    QCOMPARE(nameOf(team, decision.chosen), QStringLiteral("Meera"));
    QCOMPARE(decision.sentence, QStringLiteral("Meera has the fewest open leads (2) of 3 people."));
}

void tst_Decision::whoKnowsTheProduct() {
    QList<Candidate> team = teamOf(3);
    team[0].deficitMicro = 3'000'000;
    team[1].skills = {QStringLiteral("yarn")};
    team[2].skills = {QStringLiteral("cotton yarn"), QStringLiteral("hi")};
    LeadFacts lead = leadOf(1);
    lead.product = QStringLiteral("40s cotton yarn");
    QCOMPARE(decide(lead, team, by(Strategy::SkillsBased)).standings.at(0).isMatching, false);
    lead.language = QStringLiteral("hi");
    QCOMPARE(chosen(team, lead, by(Strategy::SkillsBased)), QStringLiteral("Meera"));
    lead.product = QStringLiteral("yarns"); // Not a part of a word.
    lead.language.clear();
    const AssignmentDecision nobody = decide(lead, team, by(Strategy::SkillsBased));
    QVERIFY(nobody.isFallback);
    QCOMPARE(nobody.sentence, QStringLiteral("Nobody free knows this; Asha is next in turn of 3 people."));
}

void tst_Decision::whoIsNear() {
    QList<Candidate> team = teamOf(5);
    team[0].regions = {QStringLiteral("in")};
    team[1].regions = {QStringLiteral("gujarat")};
    team[2].regions = {QStringLiteral("surat")};
    team[3].regions = {QStringLiteral("395")};
    team[4].zoneMinutes = 330;
    LeadFacts lead = leadOf(1);
    lead.country = QStringLiteral("in");
    const AssignmentRules rules = by(Strategy::Geographic);
    QCOMPARE(chosen(team, lead, rules), QStringLiteral("Asha"));
    lead.state = QStringLiteral("gujarat");
    QCOMPARE(chosen(team, lead, rules), QStringLiteral("Karan"));
    lead.city = QStringLiteral("surat");
    QCOMPARE(chosen(team, lead, rules), QStringLiteral("Meera"));
    lead.postalCode = QStringLiteral("395003");
    QCOMPARE(chosen(team, lead, rules), QStringLiteral("Dev"));
    LeadFacts abroad = leadOf(2);
    abroad.country = QStringLiteral("np");
    abroad.zoneMinutes = 345;
    QCOMPARE(chosen(team, abroad, rules), QStringLiteral("Sunil"));
}

void tst_Decision::belowTheMonthsMinimumComesFirst() {
    QList<Candidate> team = teamOf(3);
    team[0].deficitMicro = 2'000'000;
    team[2].monthMin = 5;
    team[2].monthGiven = 4;
    const AssignmentDecision decision = decide(leadOf(1), team, by(Strategy::LeastActive));
    QCOMPARE(decision.sentence, QStringLiteral("Meera has 4 of at least 5 leads this month."));
    team[2].monthGiven = 5;
    QCOMPARE(chosen(team, leadOf(1), by(Strategy::RoundRobin)), QStringLiteral("Asha"));
}

void tst_Decision::theBetterSellerGetsMoreByPerformance() {
    QList<Candidate> team = teamOf(3);
    team[0].performance = 800;
    team[1].performance = 400;
    team[2].performance = 0; // Still gets one now and then.
    std::map<MemberId, int> given;
    for (int lead = 0; lead < 12'010; ++lead) {
        const AssignmentDecision decision = decide(leadOf(lead), team, by(Strategy::Performance));
        give(team, decision, lead);
        ++given[decision.chosen];
    }
    QVERIFY(std::abs(given[team.at(0).id] - 8'000) <= 1);
    QVERIFY(std::abs(given[team.at(1).id] - 4'000) <= 1);
    QVERIFY(std::abs(given[team.at(2).id] - 10) <= 1);
}

void tst_Decision::eachCriterionCountsByItsWeight_data() {
    QTest::addColumn<int>("criterion");
    QTest::newRow("source") << int(Criterion::Source);
    QTest::newRow("score") << int(Criterion::Score);
    QTest::newRow("availability") << int(Criterion::Availability);
    QTest::newRow("expertise") << int(Criterion::Expertise);
    QTest::newRow("geography") << int(Criterion::Geography);
}

/// Each of five people is best in one criterion; the weights say whose counts, and all five are explained.
void tst_Decision::eachCriterionCountsByItsWeight() {
    QFETCH(const int, criterion);
    QList<Candidate> team = teamOf(5);
    LeadFacts lead = leadOf(1);
    lead.source = Source::Referral;
    lead.score = 90;
    lead.product = QStringLiteral("yarn");
    lead.city = QStringLiteral("surat");
    for (Candidate& person : team) {
        person.performance = 100;
        person.capacity = 10;
        person.openLeads = 9;
    }
    AssignmentRules rules = by(Strategy::Custom);
    rules.preferred = {{Source::Referral, team.at(0).id}};
    team[1].performance = 900;
    team[1].openLeads = 10;
    team[1].capacity = 11;
    team[2].performance = 890;
    team[2].openLeads = 0;
    team[3].skills = {QStringLiteral("yarn")};
    team[4].regions = {QStringLiteral("surat")};
    rules.weights[static_cast<size_t>(criterion)] = 100;
    const AssignmentDecision decision = decide(lead, team, rules);
    QCOMPARE(decision.chosen, team.at(criterion).id);
    for (int other = 0; other < criterionCount; ++other)
        QVERIFY(decision.standings.at(other).points[static_cast<size_t>(other)] > 0);
}

QTEST_GUILESS_MAIN(tst_Decision)
#include "tst_Decision.moc"
