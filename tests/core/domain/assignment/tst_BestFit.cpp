// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The best fit instead of the strategy's choice: off until somebody wants it, only where its conditions hold, within every limit,
// and said.

#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;
using test::idOf;
using test::leadOf;
using test::teamOf;

namespace {

/// Asha is next in turn; Karan knows cotton and is near.
struct Case {
    QList<Candidate> team = teamOf(3);
    LeadFacts lead = leadOf(1);
    AssignmentRules rules;

    Case() {
        team[0].deficitMicro = 500'000;
        team[1].skills = {QStringLiteral("cotton")};
        team[1].regions = {QStringLiteral("surat")};
        lead.score = 85;
        lead.product = QStringLiteral("cotton");
        lead.city = QStringLiteral("surat");
        rules.bestFit.isOn = true;
    }
    AssignmentDecision decide() const { return domain::decide(lead, team, rules); }
};

using Change = std::function<void(Case&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_BestFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsOffUntilSomebodyWantsIt() {
        Case one;
        one.rules.bestFit = {};
        QVERIFY(!AssignmentRules().bestFit.isOn);
        QCOMPARE(one.decide().chosen, one.team.at(0).id);
        QVERIFY(!one.decide().byStrategy.isSet());
    }
    void theBestFitGetsItAndBothAreNamed() {
        const Case one;
        const AssignmentDecision decision = one.decide();
        QCOMPARE(decision.chosen, one.team.at(1).id);
        QCOMPARE(decision.byStrategy, one.team.at(0).id);
        QCOMPARE(decision.sentence,
                 QStringLiteral("Karan fits this lead best (%1 of 1,000 points); by round robin it would be Asha (%2).")
                     .arg(fitOf(decision.standings.at(1).points))
                     .arg(fitOf(decision.standings.at(0).points)));
        QVERIFY(decision.standings.at(1).deficitAfterMicro < one.team.at(1).deficitMicro); // Who gets it pays for it.
        QVERIFY(decision.standings.at(0).deficitAfterMicro > one.team.at(0).deficitMicro);
    }
    void whereItIsNotDone_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("a lead that is worth less") << Change([](Case& one) { one.lead.score = 69; });
        QTest::newRow("hardly a better fit") << Change([](Case& one) { one.rules.bestFit.gainMin = 900; });
        QTest::newRow("at capacity") << Change([](Case& one) { one.team[1].capacity = 0; });
        QTest::newRow("month full") << Change([](Case& one) { one.team[1].monthMax = 0; });
        QTest::newRow("on leave") << Change([](Case& one) { one.team[1].isOnLeave = true; });
        QTest::newRow("away") << Change([](Case& one) { one.team[1].isAvailable = false; });
        QTest::newRow("not named by the rules") << Change([](Case& one) { one.rules.pool = {one.team[0].id, one.team[2].id}; });
        QTest::newRow("never for them") << Change([](Case& one) { one.rules.bestFit.notFor = {one.team[1].id}; });
        QTest::newRow("far ahead of their share") << Change([](Case& one) { one.team[1].deficitMicro = -3'000'000; });
        QTest::newRow("somebody is below the month's minimum") << Change([](Case& one) { one.team[0].monthMin = 5; });
        QTest::newRow("had it and did not answer") << Change([](Case& one) {
            one.lead.back = GivenBack{BackCause::NoAnswer, one.team[1].id, {}, 1, {one.team[1].id}};
        });
    }
    void whereItIsNotDone() {
        QFETCH(const Change, change);
        Case one;
        change(one);
        QCOMPARE(one.decide().chosen, one.team.at(0).id);
        QVERIFY(!one.decide().byStrategy.isSet());
    }
    void noLimitIsExceeded() {
        test::property("whoever is chosen can take it", [] {
            Case one;
            one.team = teamOf(*rc::gen::inRange(0, 6));
            one.lead.score = *rc::gen::inRange(0, 101);
            one.rules.strategy = static_cast<Strategy>(*rc::gen::inRange(0, strategyCount));
            one.rules.weights = {10, 20, 30, 20, 20};
            one.rules.bestFit.scoreMin = *rc::gen::inRange(0, 101);
            one.rules.bestFit.gainMin = *rc::gen::inRange(0, 600);
            qint64 before = 0;
            for (Candidate& person : one.team) {
                person.capacity = *rc::gen::inRange(0, 5);
                person.openLeads = *rc::gen::inRange(0, 5);
                person.monthMax = *rc::gen::inRange(0, 5);
                person.monthGiven = *rc::gen::inRange(0, 5);
                person.monthMin = *rc::gen::inRange(0, 2);
                person.deficitMicro = *rc::gen::inRange<qint64>(-5'000'000, 5'000'000);
                if (*rc::gen::inRange(0, 2) == 0)
                    person.skills = {QStringLiteral("cotton")};
                before += person.deficitMicro;
            }
            const AssignmentDecision decision = one.decide();
            AssignmentRules off = one.rules;
            off.bestFit.isOn = false;
            const AssignmentDecision plain = decide(one.lead, one.team, off);
            RC_ASSERT(decision.chosen.isSet() == plain.chosen.isSet());
            RC_ASSERT(!decision.byStrategy.isSet() || (decision.byStrategy == plain.chosen && decision.chosen != plain.chosen));
            RC_ASSERT(decision.byStrategy.isSet() || decision.chosen == plain.chosen);
            qint64 after = 0;
            for (qsizetype i = 0; i < one.team.size(); ++i) {
                const Candidate& person = one.team.at(i);
                after += decision.standings.at(i).deficitAfterMicro;
                if (person.id != decision.chosen)
                    continue;
                RC_ASSERT(decision.standings.at(i).hindrance == Hindrance::None);
                RC_ASSERT(person.openLeads < *person.capacity);
                RC_ASSERT(person.monthGiven < *person.monthMax);
                RC_ASSERT(!decision.byStrategy.isSet() || person.deficitMicro > -Override::aheadMax * 1'000'000LL);
            }
            RC_ASSERT(before == after);
        });
    }
};

QTEST_GUILESS_MAIN(tst_BestFit)
#include "tst_BestFit.moc"
