// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recorded quarter given again: by the rules of the time exactly as it was, by others as they would have had it.

#include "core/services/TrialService.h"
#include "core/services/lead/Assigning.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

constexpr auto day = std::chrono::hours(24);

QString enquiryOf(int number) {
    return QStringLiteral("name: Person %1\nphone: +9198%2\nid: e%1\n\nPrice of cotton yarn?")
        .arg(number)
        .arg(20'000'000 + number);
}

void change(DeskFixture& f, MemberId id, const std::function<void(Member&)>& how) {
    for (Member member : must(f.desk().team().members())) {
        if (member.id != id)
            continue;
        how(member);
        must(f.desk().team().saveMember(member));
    }
}

/// Ninety days in which all happens that can happen to a lead and its owner: leave, limits, closing, undo and redo, owners set
/// and taken away by hand, leads that wait.
class Quarter {
public:
    explicit Quarter(bool changesRules) {
        for (const char* name : {"Asha", "Karan", "Meera", "Dev"})
            team.append(f.addMember(QString::fromLatin1(name)));
        change(f, team.at(1), [](Member& one) { one.capacity = 12; });
        change(f, team.at(2), [](Member& one) {
            one.monthMax = 15;
            one.skills = {QStringLiteral("cotton yarn")};
        });
        for (int passed = 0; passed < 90; ++passed) {
            f.clock().advance(day);
            if (changesRules && passed == 45)
                must(f.desk().team().saveAssignmentRules(leastActive()));
            live(passed);
        }
        to = f.clock().now() + day;
    }

    static AssignmentRules leastActive() {
        AssignmentRules rules;
        rules.strategy = Strategy::LeastActive;
        return rules;
    }

    BackTestReport test(const std::optional<AssignmentRules>& rules) { return must(f.desk().team().backTest(rules, from, to)); }

    DeskFixture f;
    Instant from = f.clock().now();
    Instant to;
    QList<MemberId> team;
    int leads = 0;

private:
    void live(int passed) {
        // Everybody but one comes and goes; now and then nobody is there.
        const MemberId somebody = team.at(qsizetype(m_random.below(team.size())));
        change(f, somebody, [&](Member& one) { one.isAvailable = !one.isAvailable || passed % 5 == 0; });
        if (passed % 20 == 3)
            must(f.desk().team().addLeave({{}, team.at(3), f.clock().now(), f.clock().now() + 4 * day, {}}));
        for (quint64 n = m_random.below(9); n > 0; --n) {
            f.clock().advance(std::chrono::minutes(7));
            m_open.append(f.receive(enquiryOf(++leads)).leadNumber);
        }
        must(f.desk().maintenance().assignWaiting());
        for (quint64 n = m_random.below(8); n > 0 && !m_open.isEmpty(); --n)
            must(f.desk().leads().setStage({takeOpen()}, Stage::Lost));
        if (passed % 7 == 2 && !m_open.isEmpty())
            must(f.desk().leads().assign({m_open.last()}, team.at(passed % 4)));
        if (passed % 11 == 4 && m_open.size() > 2) {
            const qint64 number = takeOpen();
            must(f.desk().leads().assign({number}, {}));
            f.clock().advance(std::chrono::minutes(3));
            must(f.desk().leads().assignByRules({number}));
            f.clock().advance(std::chrono::minutes(3));
            must(f.desk().undo().undo({}));
            if (passed % 2 == 0)
                must(f.desk().undo().redo());
        }
        f.clock().advance(std::chrono::minutes(5));
        must(f.desk().maintenance().assignWaiting());
    }
    qint64 takeOpen() { return m_open.takeAt(qsizetype(m_random.below(m_open.size()))); }

    SeededRandom m_random{4711};
    QList<qint64> m_open;
};

QString firstDifference(const BackTestReport& report) {
    if (report.differences.isEmpty())
        return {};
    const BackTestDifference& one = report.differences.first();
    return QStringLiteral("%1 of %2 the same; decision %3 gives to %4 instead of %5: %6")
        .arg(report.same)
        .arg(report.decisions)
        .arg(one.decision)
        .arg(one.chosen.text(), one.chosenThen.text(), one.because);
}

} // namespace

class tst_BackTesting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLiveRulesGiveTheQuarterAgain_data() {
        QTest::addColumn<bool>("changesRules");
        QTest::newRow("one set of rules") << false;
        QTest::newRow("changed half-way") << true;
    }
    void theLiveRulesGiveTheQuarterAgain() {
        QFETCH(const bool, changesRules);
        Quarter quarter(changesRules);
        const BackTestReport report = quarter.test({});
        QVERIFY(report.decisions > 250);
        QVERIFY(report.waitingThen.leads > 5);
        QCOMPARE(firstDifference(report), QString());
        QCOMPARE(report.same, report.decisions);
        QCOMPARE(report.waiting, report.waitingThen);
        for (const BackTestPerson& person : report.people) {
            QCOMPARE(person.given, person.givenThen);
            QCOMPARE(person.load, person.loadThen);
        }
        if (!changesRules) {
            const auto live = must(quarter.f.desk().team().assignmentRules());
            QCOMPARE(firstDifference(quarter.test(live)), QString());
        }
        QCOMPARE(quarter.f.problems(), QStringList());
    }

    void onlyAPartOfIt() {
        Quarter quarter(false);
        const Instant from = quarter.from + 30 * day;
        const auto report = must(quarter.f.desk().team().backTest({}, from, quarter.from + 60 * day));
        QCOMPARE(firstDifference(report), QString());
        QVERIFY(report.decisions > 80 && report.decisions < quarter.leads);
        QVERIFY(report.from >= from);
        QVERIFY(report.to < quarter.from + 60 * day);
    }

    void otherRulesAreComparedWithWhatWas() {
        Quarter quarter(false);
        AssignmentRules onlyTwo;
        onlyTwo.pool = {quarter.team.at(1), quarter.team.at(2)};
        const BackTestReport report = quarter.test(onlyTwo);
        QVERIFY(report.same < report.decisions);
        for (const BackTestPerson& person : report.people) {
            if (!onlyTwo.pool.contains(person.id))
                QCOMPARE(person.given, 0);
            else
                QVERIFY(person.limitedTimes > 0);
        }
        QVERIFY(report.waiting.leads > report.waitingThen.leads);
        QCOMPARE(quarter.test(onlyTwo), report);
        QCOMPARE(quarter.f.problems(), QStringList());
    }

    void otherLimitsAreTriedAndSavedInOneStep() {
        Quarter quarter(false);
        services::TeamService& team = quarter.f.desk().team();
        services::TrialService trials(quarter.f.desk().core());
        const auto live = must(team.assignmentRules());
        const QHash<MemberId, PersonLimits> limits{{quarter.team.at(0), {3, 0, {}}}, {quarter.team.at(1), {{}, 0, {}}}};
        const BackTestReport report = must(trials.backTest({{}, limits}, quarter.from, quarter.to, std::make_shared<Progress>()));
        QVERIFY(report.same < report.decisions);
        for (const BackTestPerson& person : report.people) {
            if (person.id == quarter.team.at(0))
                QVERIFY(person.given < person.givenThen && person.limitedTimes > person.limitedTimesThen);
            if (person.id == quarter.team.at(1))
                QVERIFY(person.limitedTimes == 0 && person.limitedTimesThen > 0);
        }
        AssignmentRules fewest = live;
        fewest.strategy = Strategy::LeastActive;
        must(trials.save({fewest, limits}));
        QCOMPARE(must(team.members()).at(0).capacity, 3);
        QCOMPARE(must(team.members()).at(1).capacity, std::nullopt);
        QVERIFY(!trials.save({live, {{quarter.team.at(0), {3, 9, 2}}}}).result());
        must(quarter.f.desk().undo().undo({}));
        QCOMPARE(must(team.members()).at(0).capacity, std::nullopt);
        QCOMPARE(must(team.members()).at(1).capacity, 12);
        QCOMPARE(must(team.assignmentRules()).strategy, live.strategy);
    }

    void itCanBeStopped() {
        Quarter quarter(false);
        const auto watched = std::make_shared<Progress>();
        QVERIFY(services::TrialService(quarter.f.desk().core()).backTest({}, quarter.from, quarter.to, watched).result());
        QVERIFY(watched->total() > 0 && watched->done() > 0 && watched->done() <= watched->total());
        const auto stopped = std::make_shared<Progress>();
        stopped->cancel();
        const auto report =
            services::TrialService(quarter.f.desk().core()).backTest({}, quarter.from, quarter.to, stopped).result();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    }

    void whatNobodyRecordedIsAnEmptyReport() {
        DeskFixture f;
        const auto report = must(f.desk().team().backTest({}, {}, f.clock().now()));
        QCOMPARE(report, BackTestReport());
        AssignmentRules nobody;
        nobody.pool = {MemberId::fromText(QStringLiteral("00000000-0000-7000-8000-000000000099"))};
        QVERIFY(!f.desk().team().backTest(nobody, {}, f.clock().now()).result());
    }
};

QTEST_GUILESS_MAIN(tst_BackTesting)
#include "tst_BackTesting.moc"
