// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who gets a lead, in a workspace: fair, by each person's limits, once, with a record that anybody can make again.

#include "core/services/FairnessService.h"
#include "core/services/lead/Assigning.h"
#include "core/store/repository/LedgerRepository.h"
#include "tests/core/services/Settled.h"

#include <QDateTime>
#include <QTest>

#include <atomic>
#include <cstdlib>
#include <thread>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

QString enquiryOf(int number) {
    return QStringLiteral("name: Person %1\nphone: +9198%2\nid: e%1\n\nPrice of cotton yarn?")
        .arg(number)
        .arg(20'000'000 + number);
}

Member memberOf(DeskFixture& f, MemberId id) {
    for (const Member& member : must(f.desk().team().members())) {
        if (member.id == id)
            return member;
    }
    qFatal("nobody has this id");
}

void change(DeskFixture& f, MemberId id, const std::function<void(Member&)>& how) {
    Member member = memberOf(f, id);
    how(member);
    must(f.desk().team().saveMember(member));
}

/// Waits until what was asked for before is on the disk.
void settle(DeskFixture& f) {
    must(f.desk().maintenance().assignWaiting());
}

MemberId ownerOf(DeskFixture& f, qint64 number) {
    return must(f.desk().inbox().detail(number)).lead.ownerId;
}

/// As somebody with a database tool would.
void runSql(DeskFixture& f, const QStringList& statements) {
    must(f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")),
                                           [&](store::WriteTx& tx) -> Result<bool> {
                                               for (const QString& statement : statements)
                                                   LW_CHECK(tx.db().run(statement));
                                               return true;
                                           }));
}

store::ledger::Head headOf(DeskFixture& f) {
    return must(f.desk().core().store.read<store::ledger::Head>(
        [](store::Connection& connection) { return store::ledger::head(connection); }));
}

Debts debtsOf(DeskFixture& f) {
    return must(
        f.desk().core().store.read<Debts>([](store::Connection& connection) { return store::ledger::debts(connection); }));
}

using ChangeOfMember = std::function<void(Member&)>;

} // namespace

Q_DECLARE_METATYPE(ChangeOfMember)

class tst_Ledger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLeadIsGivenInTurnAndRecorded();
    void whatIsTakenBackIsOwedAgain();
    void aLeadWaitsUntilSomebodyIsFree();
    void whoIsOnLeaveGetsNothing();
    void limitsAreKept();
    void theMonthBeginsByTheWorkspacesClocks();
    void skillsDecide();
    void handsOffWhatAPersonChose();
    void sixWritersGiveEachLeadOnce();
    void aPersonsChoiceWinsEveryRace();
    void aQuarterIsFairAndCanBeMadeAgain();
    void howFairItWasIsAddedUp();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void whyNamesEverybody();
    void rulesThatCannotBeAreRefused();
    void aMemberThatCannotBeIsRefused_data();
    void aMemberThatCannotBeIsRefused();
};

void tst_Ledger::everyLeadIsGivenInTurnAndRecorded() {
    DeskFixture f;
    const QList<MemberId> team{f.addMember(QStringLiteral("Asha")), f.addMember(QStringLiteral("Karan")),
                               f.addMember(QStringLiteral("Meera"))};
    QHash<MemberId, int> given;
    for (int i = 0; i < 31; ++i)
        ++given[f.receive(enquiryOf(i)).ownerId];
    for (const MemberId& member : team)
        QVERIFY2(given.value(member) >= 10 && given.value(member) <= 11, qPrintable(QString::number(given.value(member))));
    QCOMPARE(headOf(f).no, qint64(31));
    QCOMPARE(f.problems(), QStringList());
    const auto report = must(f.desk().maintenance().verifyAssignments());
    QVERIFY2(report.checks.first().contains(QStringLiteral("31 records")), qPrintable(report.checks.first()));
}

void tst_Ledger::whatIsTakenBackIsOwedAgain() {
    DeskFixture f;
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    f.receive(enquiryOf(1));
    const Debts before = debtsOf(f);
    const auto added = must(f.desk().leads().quickAdd({QStringLiteral("+919820041177"), QStringLiteral("Rohan"), {}}));
    const Debts after = debtsOf(f);
    QVERIFY(after != before);
    must(f.desk().undo().undo(added.operation));
    QCOMPARE(debtsOf(f), before);
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().redo());
    QCOMPARE(debtsOf(f), after);
    QCOMPARE(headOf(f).no, qint64(4)); // Two decisions, one taken back, the same again.
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::aLeadWaitsUntilSomebodyIsFree() {
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    QList<qint64> numbers;
    for (int i = 0; i < 3; ++i) {
        const auto outcome = f.receive(enquiryOf(i));
        QVERIFY(!outcome.ownerId.isSet());
        numbers.append(outcome.leadNumber);
        f.clock().advance(Millis(1000));
    }
    settle(f);
    settle(f);
    QCOMPARE(headOf(f).no, qint64(3)); // That nobody could is recorded once for each.
    QCOMPARE(must(f.desk().inbox().detail(numbers.first())).assignment->reason,
             QStringLiteral("Everybody is away; the lead waits for an owner."));
    must(f.desk().leads().assign({numbers.at(1)}, asha));
    must(f.desk().leads().assign({numbers.at(1)}, MemberId())); // Somebody wants it so.

    change(f, asha, [](Member& one) {
        one.isAvailable = true;
        one.capacity = 1;
    });
    settle(f);
    QCOMPARE(ownerOf(f, numbers.at(0)), asha); // The oldest.
    QVERIFY(!ownerOf(f, numbers.at(1)).isSet());
    QVERIFY(!ownerOf(f, numbers.at(2)).isSet());

    must(f.desk().leads().setStage({numbers.at(0)}, Stage::Lost));
    settle(f);
    QVERIFY(!ownerOf(f, numbers.at(1)).isSet());
    QCOMPARE(ownerOf(f, numbers.at(2)), asha);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::whoIsOnLeaveGetsNothing() {
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    const Instant now = f.clock().now();
    const LeaveId leave =
        must(f.desk().team().addLeave({{}, asha, now, now + std::chrono::hours(24), QStringLiteral("Wedding")}));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(f.receive(enquiryOf(i)).ownerId, karan);
    f.clock().advance(std::chrono::hours(24));
    QCOMPARE(f.receive(enquiryOf(10)).ownerId, asha); // It is over; nobody is owed for the time they were away.
    QCOMPARE(must(f.desk().team().leaves()).size(), 1);
    QVERIFY(must(f.desk().team().removeLeave(leave)));
    QVERIFY(!must(f.desk().team().removeLeave(leave)));
    const auto wrong = f.desk().team().addLeave({{}, asha, now, now, {}}).result();
    QCOMPARE(wrong.error().sentence, QStringLiteral("The leave ends before it begins; nothing was saved."));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::limitsAreKept() {
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    change(f, asha, [](Member& one) { one.capacity = 2; });
    change(f, karan, [](Member& one) { one.monthMax = 3; });
    QHash<MemberId, int> given;
    for (int i = 0; i < 9; ++i)
        ++given[f.receive(enquiryOf(i)).ownerId];
    QCOMPARE(given.value(asha), 2);
    QCOMPARE(given.value(karan), 3);
    QCOMPARE(given.value(MemberId()), 4);
    QCOMPARE(f.problems(), QStringList());
}

/// In Mumbai the first of the month begins while the last is not over in London.
void tst_Ledger::theMonthBeginsByTheWorkspacesClocks() {
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    change(f, asha, [](Member& one) { one.monthMax = 1; });
    const Instant lastMinute =
        Instant::fromMs(QDateTime::fromString(QStringLiteral("2026-11-30T18:29:00Z"), Qt::ISODate).toMSecsSinceEpoch());
    f.clock().advance(lastMinute - f.clock().now());
    QCOMPARE(f.receive(enquiryOf(1)).ownerId, asha);
    QVERIFY(!f.receive(enquiryOf(2)).ownerId.isSet());
    f.clock().advance(std::chrono::minutes(1));
    settle(f);
    QCOMPARE(ownerOf(f, 2), asha);
    QVERIFY(!f.receive(enquiryOf(3)).ownerId.isSet());
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::skillsDecide() {
    DeskFixture f;
    f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    change(f, karan, [](Member& one) { one.skills = {QStringLiteral(" Cotton  Yarn "), QStringLiteral("cotton yarn")}; });
    QCOMPARE(memberOf(f, karan).skills, QStringList{QStringLiteral("Cotton Yarn")});
    AssignmentRules rules;
    rules.strategy = Strategy::SkillsBased;
    QCOMPARE(must(f.desk().team().saveAssignmentRules(rules)).version, 2);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(f.receive(enquiryOf(i)).ownerId, karan);
    const auto detail = must(f.desk().inbox().detail(1));
    QCOMPARE(detail.assignment->strategy, QStringLiteral("skills_based"));
    QCOMPARE(detail.assignment->reason, QStringLiteral("Karan is the only one free who knows it."));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::handsOffWhatAPersonChose() {
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    const auto outcome = f.receive(enquiryOf(1));
    must(f.desk().leads().assign({outcome.leadNumber}, asha));
    const qint64 records = headOf(f).no;
    settle(f);
    f.receive(enquiryOf(1) + QStringLiteral("\nAnd the delivery time?")); // The same person writes again.
    QCOMPARE(ownerOf(f, outcome.leadNumber), asha);
    QCOMPARE(headOf(f).no, records);
    QCOMPARE(f.problems(), QStringList());
}

/// LEADWELL_LEADS: how many each of the six brings.
void tst_Ledger::sixWritersGiveEachLeadOnce() {
    constexpr int writers = 6;
    const int each = qEnvironmentVariableIsSet("LEADWELL_LEADS") ? qEnvironmentVariableIntValue("LEADWELL_LEADS") : 1'000;
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"));
    f.addMember(QStringLiteral("Meera"));
    QList<qint64> byHand;
    for (int i = 0; i < 20; ++i)
        byHand.append(f.receive(enquiryOf(10'000 + i)).leadNumber);
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                // Two writers bring the same enquiry; one of them also gives leads by hand, and one lets waiting ones be given.
                must(f.desk().intake().receive(f.event(enquiryOf((writer / 2) * each + i))));
                if (writer == 0)
                    must(f.desk().leads().assign({byHand.at(i % byHand.size())}, asha));
                if (writer == 1)
                    must(f.desk().maintenance().assignWaiting());
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const qint64 number : byHand)
        QCOMPARE(ownerOf(f, number), asha);
    QCOMPARE(headOf(f).no, qint64(writers / 2 * each + byHand.size()));
    QCOMPARE(f.problems(), QStringList());
}

/// Three bring enquiries, one gives some of them by hand the moment they are there, one lets those who take leads come and go,
/// and one lets what waits be given, all at once. Asha is given leads by hand alone.
void tst_Ledger::aPersonsChoiceWinsEveryRace() {
    constexpr int bringing = 3;
    constexpr int each = 150;
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"), false);
    const QList<MemberId> others{f.addMember(QStringLiteral("Karan"), false), f.addMember(QStringLiteral("Meera"), false)};
    std::atomic<qint64> newest = 0;
    std::atomic<int> atWork = bringing;
    QSet<qint64> byHand;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < bringing; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i)
                newest = must(f.desk().intake().receive(f.event(enquiryOf(writer * each + i)))).leadNumber;
            --atWork;
        });
    }
    threads.emplace_back([&] {
        while (atWork > 0) {
            if (const qint64 number = newest; number > 0 && !byHand.contains(number)) {
                must(f.desk().leads().assign({number}, asha));
                byHand.insert(number);
            }
        }
    });
    threads.emplace_back([&] {
        for (int i = 0; atWork > 0; ++i)
            change(f, others.at(i % 2), [](Member& one) { one.isAvailable = !one.isAvailable; });
    });
    threads.emplace_back([&] {
        while (atWork > 0)
            must(f.desk().maintenance().assignWaiting());
    });
    for (std::thread& thread : threads)
        thread.join();
    for (const MemberId& one : others)
        change(f, one, [](Member& member) { member.isAvailable = true; });
    settle(f);
    QVERIFY(!byHand.isEmpty());
    QHash<LeadId, int> given;
    for (const DecisionRecord& record : decidedAfter(f.desk(), 0))
        given[record.lead.id] += record.decision.chosen.isSet();
    for (qint64 number = 1; number <= bringing * each; ++number) {
        const auto detail = must(f.desk().inbox().detail(number));
        const bool isByHand = byHand.contains(number);
        QVERIFY2((detail.lead.ownerId == asha) == isByHand, qPrintable(QStringLiteral("L-%1").arg(number)));
        QVERIFY(detail.lead.ownerId.isSet());
        QVERIFY2(isByHand ? given.value(detail.lead.id) <= 1 : given.value(detail.lead.id) == 1,
                 qPrintable(QStringLiteral("L-%1 was given %2 times").arg(number).arg(given.value(detail.lead.id))));
    }
    QCOMPARE(f.problems(), QStringList());
}

/// Ninety days of uneven enquiries, seven people of whom five come and go; two are there always and never more than one apart.
/// Nobody ever has more than they take at once or in a month.
void tst_Ledger::aQuarterIsFairAndCanBeMadeAgain() {
    constexpr int capacity = 40;
    constexpr int monthMax = 60;
    DeskFixture f;
    SeededRandom random(90);
    QList<MemberId> team;
    for (const char* name : {"Asha", "Karan", "Meera", "Dev", "Sunil", "Priya", "Farid"})
        team.append(f.addMember(QString::fromLatin1(name)));
    change(f, team.at(2), [=](Member& one) { one.capacity = capacity; });
    change(f, team.at(3), [=](Member& one) { one.monthMax = monthMax; });
    QHash<MemberId, int> given;
    QHash<QPair<MemberId, int>, int> givenInMonth;
    QHash<MemberId, QList<qint64>> open;
    int leads = 0;
    for (int day = 0; day < 90; ++day) {
        f.clock().advance(std::chrono::hours(24));
        const MemberId somebody = team.at(2 + static_cast<qsizetype>(random.below(5)));
        change(f, somebody, [](Member& one) { one.isAvailable = !one.isAvailable; });
        for (quint64 n = random.below(18); n > 0; --n) {
            const auto outcome = f.receive(enquiryOf(++leads));
            const MemberId owner = outcome.ownerId;
            QVERIFY(owner.isSet()); // Two are always free.
            ++given[owner];
            open[owner].append(outcome.leadNumber);
            ++givenInMonth[{owner, services::monthOf(f.clock().now(), QStringLiteral("Asia/Kolkata"))}];
            QVERIFY(open.value(team.at(2)).size() <= capacity);
            QVERIFY(std::abs(given.value(team.at(0)) - given.value(team.at(1))) <= 1);
        }
        if (day % 9 == 8 && !open.value(team.at(2)).isEmpty())
            must(f.desk().leads().setStage({open[team.at(2)].takeFirst()}, Stage::Lost));
    }
    for (auto one = givenInMonth.cbegin(); one != givenInMonth.cend(); ++one)
        QVERIFY(one.key().first != team.at(3) || one.value() <= monthMax);
    const auto report = must(f.desk().maintenance().verifyAssignments());
    QCOMPARE(report.problems, QStringList());
    QVERIFY2(report.checks.first().contains(QStringLiteral("%1 records").arg(leads)), qPrintable(report.checks.first()));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Ledger::howFairItWasIsAddedUp() {
    DeskFixture f;
    const Instant from = f.clock().now();
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    const MemberId karan = f.addMember(QStringLiteral("Karan"));
    services::FairnessService fairness(f.desk().core());
    QCOMPARE(must(fairness.report(30)).sentence, QStringLiteral("No lead was given by the rules in this time."));
    for (int i = 0; i < 10; ++i)
        f.receive(enquiryOf(i));
    change(f, karan, [](Member& one) { one.isAvailable = false; });
    for (int i = 10; i < 15; ++i)
        f.receive(enquiryOf(i));
    const qint64 byHand = must(f.desk().leads().quickAdd({QStringLiteral("+919820041177"), {}, {}})).leadNumber;
    must(f.desk().leads().assign({byHand}, karan));
    const FairnessReport report = must(fairness.report(30));
    const auto person = [&report](MemberId id) {
        for (const FairnessPerson& one : report.people) {
            if (one.id == id)
                return one;
        }
        return FairnessPerson();
    };
    QCOMPARE(report.given, 16); // The one by hand was given by the rules before.
    QCOMPARE(person(asha).given, 11);
    QCOMPARE(person(asha).expectedMicro, 11'000'000);
    QCOMPARE(person(karan).given, 5);
    QCOMPARE(person(karan).byHand, 1);
    QVERIFY(report.sentence.startsWith(QStringLiteral("Nobody is more than one lead ahead")));
    const Debts owed = debtsOf(f);
    QCOMPARE(person(karan).owedMicro, owed.value(karan));
    must(f.desk().undo().undo({})); // The choice by hand.
    must(f.desk().undo().undo({})); // The lead itself, and with it its decision.
    const FairnessReport without = must(fairness.report(from, f.clock().now() + std::chrono::hours(1)));
    QCOMPARE(without.given, 15);
    QVERIFY(!fairness.report(from, from).result());
    QVERIFY(must(fairness.report(from - std::chrono::hours(48), from - std::chrono::hours(24))).people.isEmpty());
}

void tst_Ledger::tamperingIsFound_data() {
    QTest::addColumn<QStringList>("statements");
    const QString update = QStringLiteral("DROP TRIGGER decision_is_not_changed");
    const QString remove = QStringLiteral("DROP TRIGGER decision_is_not_removed");
    QTest::newRow("another record") << QStringList{
        update, QStringLiteral("UPDATE decision SET record = (SELECT record FROM decision WHERE no = 3) WHERE no = 2")};
    QTest::newRow("another hash") << QStringList{update, QStringLiteral("UPDATE decision SET hash = x'00' WHERE no = 5")};
    QTest::newRow("bytes that are no record")
        << QStringList{update, QStringLiteral("UPDATE decision SET record = x'0011' WHERE no = 2")};
    QTest::newRow("record and hash of another one")
        << QStringList{update, QStringLiteral("UPDATE decision SET (record, hash) = (SELECT record, hash FROM decision WHERE no "
                                              "= 4) WHERE no = 2")};
    QTest::newRow("one taken out") << QStringList{remove, QStringLiteral("DELETE FROM decision WHERE no = 3")};
    QTest::newRow("the first taken out") << QStringList{remove, QStringLiteral("DELETE FROM decision WHERE no = 1")};
    QTest::newRow("the last taken out") << QStringList{remove, QStringLiteral("DELETE FROM decision WHERE no = 6")};
    QTest::newRow("all taken out") << QStringList{remove, QStringLiteral("DELETE FROM decision")};
    QTest::newRow("the owner beside it") << QStringList{
        QStringLiteral("UPDATE assignment SET member_id = (SELECT id FROM member WHERE id <> member_id LIMIT 1) WHERE "
                       "decision_no = 4")};
    QTest::newRow("the assignment taken out") << QStringList{QStringLiteral("DELETE FROM assignment WHERE decision_no = 4")};
    QTest::newRow("what somebody is owed") << QStringList{
        QStringLiteral("UPDATE member_load SET owed_micro = owed_micro + 1000000")};
    QTest::newRow("the lead it was for") << QStringList{
        update, QStringLiteral("UPDATE decision SET lead_id = (SELECT id FROM lead WHERE number = 1) WHERE no = 2")};
}

void tst_Ledger::tamperingIsFound() {
    QFETCH(const QStringList, statements);
    DeskFixture f;
    for (const char* name : {"Asha", "Karan", "Meera"})
        f.addMember(QString::fromLatin1(name));
    for (int i = 0; i < 6; ++i)
        f.receive(enquiryOf(i));
    QCOMPARE(must(f.desk().maintenance().verifyAssignments()).problems, QStringList());
    runSql(f, statements);
    const QStringList problems = must(f.desk().maintenance().verifyAssignments()).problems;
    QVERIFY(!problems.isEmpty());
    QVERIFY(!f.problems().isEmpty());
}

void tst_Ledger::whyNamesEverybody() {
    DeskFixture f;
    f.addMember(QStringLiteral("Asha"));
    f.addMember(QStringLiteral("Karan"), false);
    const auto outcome = f.receive(enquiryOf(1));
    const Derivation owner = must(f.desk().inbox().derivations(outcome.leadNumber)).owner.tree;
    QCOMPARE(owner.sentence, QStringLiteral("Asha is the only one who can take it now."));
    QCOMPARE(owner.rule, QStringLiteral("round robin, version 1; record 1"));
    QCOMPARE(owner.from.size(), 2);
    QCOMPARE(owner.from.at(0).what, QStringLiteral("Asha"));
    QCOMPARE(owner.from.at(0).value, QStringLiteral("owed 0.00, then 0.00"));
    QCOMPARE(owner.from.at(1).what, QStringLiteral("Karan"));
    QCOMPARE(owner.from.at(1).value, QStringLiteral("away"));
}

void tst_Ledger::rulesThatCannotBeAreRefused() {
    DeskFixture f;
    AssignmentRules rules;
    rules.strategy = Strategy::Custom;
    QCOMPARE(f.desk().team().saveAssignmentRules(rules).result().error().sentence,
             QStringLiteral("By these weights nothing counts; give one of them more than 0."));
    rules.weights = {101, 0, 0, 0, 0};
    QVERIFY(!f.desk().team().saveAssignmentRules(rules).result());
    rules.weights = {10, 0, 0, 0, 0};
    rules.pool = {MemberId::fromText(QStringLiteral("00000000-0000-7000-8000-000000000001"))};
    QCOMPARE(f.desk().team().saveAssignmentRules(rules).result().error().sentence,
             QStringLiteral("The rules name somebody who is not in the team; nothing was saved."));
    QCOMPARE(must(f.desk().team().assignmentRules()), AssignmentRules());
}

void tst_Ledger::aMemberThatCannotBeIsRefused_data() {
    QTest::addColumn<ChangeOfMember>("how");
    QTest::addColumn<QString>("sentence");
    using How = ChangeOfMember;
    QTest::newRow("fewer than nothing") << How([](Member& one) { one.capacity = -1; })
                                        << QStringLiteral("A limit of leads is 0 or more; nothing was saved.");
    QTest::newRow("more than the most") << How([](Member& one) {
        one.monthMin = 9;
        one.monthMax = 3;
    }) << QStringLiteral("Asha cannot have at least 9 leads a month and at most 3.");
    QTest::newRow("a zone on the moon") << How([](Member& one) { one.timeZone = QStringLiteral("Moon/Tycho"); })
                                        << QStringLiteral("“Moon/Tycho” is not a time zone; write it like Asia/Kolkata.");
}

void tst_Ledger::aMemberThatCannotBeIsRefused() {
    QFETCH(const ChangeOfMember, how);
    QFETCH(const QString, sentence);
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    Member member = memberOf(f, asha);
    const Member before = member;
    how(member);
    QCOMPARE(f.desk().team().saveMember(member).result().error().sentence, sentence);
    QCOMPARE(memberOf(f, asha), before);
}

QTEST_GUILESS_MAIN(tst_Ledger)
#include "tst_Ledger.moc"
