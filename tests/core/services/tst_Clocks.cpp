// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clocks of leads: they start and stop in the transaction of what starts and stops them, also when it is taken back; what is
// missed is raised once and resolved once; other working hours reckon anew what was not judged; verify finds what was changed.

#include "core/services/AnswerService.h"
#include "core/services/ClockService.h"
#include "core/services/DueScheduler.h"
#include "core/store/repository/ClockRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString enquiry = QStringLiteral("name: Rohan\nphone: 9820041177\n\nDo you have these in blue?");

/// One of the lead's clocks: the newest of its kind.
std::optional<LeadClock> clockOf(DeskFixture& f, qint64 number, ClockKind kind) {
    std::optional<LeadClock> newest;
    for (const LeadClock& clock : must(f.desk().inbox().detail(number)).clocks) {
        if (clock.kind == kind && (!newest || clock.startedAt > newest->startedAt))
            newest = clock;
    }
    return newest;
}

services::DueReport runDue(DeskFixture& f) {
    return must(services::ClockService(f.desk().core()).runDue(f.clock().now()));
}

} // namespace

class tst_Clocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anEnquiryStartsThemAtItsProvidersTime();
    void whatTheListShowsAsDueIsTheClocks();
    void aVisitStopsThemAndUndoLetsThemRun();
    void ourOwnMailStopsThemAMachinesDoesNot();
    void onlyWhatGoesToTheCustomerStopsThem_data();
    void onlyWhatGoesToTheCustomerStopsThem();
    void aStageStartsItsFollowUp();
    void whatIsMissedIsRaisedOnceAndResolvedOnce();
    void whatWasAnsweredLateWhileNobodyLookedIsKnown();
    void howFastPeopleAnswerIsCounted();
    void whatCameDaysLateStartsNone();
    void anEarlierMessageThatComesLaterIsTheSameWait();
    void otherHoursReckonAnewWhatWasNotJudged();
    void holidaysThatAreNoDaysAreRefused();
    void verifyFindsAClockThatSomebodySet_data();
    void verifyFindsAClockThatSomebodySet();
    void theSchedulerSeesItAtOnceAfterARestart();
    void theSchedulerRaisesNoFloodWhenTheClockJumps();
    void aHundredThousandOpenLeads();
};

void tst_Clocks::anEnquiryStartsThemAtItsProvidersTime() {
    DeskFixture f;
    const Instant sent = f.clock().now() - minutes(3);
    const auto lead =
        f.receive(QStringLiteral("name: Rohan\nphone: 9820041177\nsent: %1\n\nPrice for 40 units?").arg(sent.toIso()));
    const auto response = clockOf(f, lead.leadNumber, ClockKind::FirstResponse);
    QVERIFY(response);
    QCOMPARE(response->startedAt, sent);
    QCOMPARE(response->dueAt, sent + minutes(12));
    QCOMPARE(response->warnAt, sent + minutes(9));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::InitialContact)->dueAt, sent + hours(1));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::Pricing)->dueAt, sent + hours(2));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::whatTheListShowsAsDueIsTheClocks() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    const auto rows = must(f.desk().inbox().rows({lead.leadNumber}));
    QCOMPARE(rows.first().nextDueAt, clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->dueAt);
    const auto why = must(f.desk().inbox().derivations(lead.leadNumber)).due;
    QCOMPARE(why.tree.at, rows.first().nextDueAt);
    QCOMPARE(why.tree.sentence, QStringLiteral("First response"));
    QCOMPARE(why.tree.from.size(), 4);
    QVERIFY(why.tree.from.at(2).value.contains(QStringLiteral("mon-sat 09:30-18:30")));
}

void tst_Clocks::aVisitStopsThemAndUndoLetsThemRun() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    f.clock().advance(minutes(4));
    const QStringList before = f.dump();
    must(f.desk().leads().addVisit(lead.leadNumber, QStringLiteral("At the fair")));
    const auto stopped = clockOf(f, lead.leadNumber, ClockKind::FirstResponse);
    QCOMPARE(stopped->stoppedAt, f.clock().now());
    QCOMPARE(stopped->stoppedBy, Stopper::Visit);
    QCOMPARE(f.problems(), QStringList());

    must(f.desk().undo().undo({}));
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedAt.isSet());
    QCOMPARE(f.dump(), before);
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().redo());
    QVERIFY(clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedAt.isSet());
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::ourOwnMailStopsThemAMachinesDoesNot() {
    DeskFixture f;
    const auto lead =
        f.receive(QStringLiteral("name: Rohan\nemail: rohan@blue.in\nid: a@b\n\nDo you have these in blue?"), Channel::Email);
    f.clock().advance(minutes(1));
    f.receive(QStringLiteral("email: rohan@blue.in\nkind: auto-reply\nid: c@d\nreferences: a@b\n\nI am away."), Channel::Email);
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedAt.isSet());
    f.clock().advance(minutes(1));
    f.receive(QStringLiteral("email: karan@mehta.in\nkind: own\nid: e@f\nreferences: a@b\n\nYes, we have."), Channel::Email);
    const auto stopped = clockOf(f, lead.leadNumber, ClockKind::FirstResponse);
    QCOMPARE(stopped->stoppedAt, f.clock().now());
    QCOMPARE(stopped->stoppedBy, Stopper::Message);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::onlyWhatGoesToTheCustomerStopsThem_data() {
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("stops");
    const QString rohan = QStringLiteral("email: rohan@blue.in");
    QTest::newRow("to them") << rohan << QStringLiteral("Rohan <ROHAN@blue.in>") << true;
    QTest::newRow("to them and a colleague") << rohan << QStringLiteral("asha@mehta.in, rohan@blue.in") << true;
    QTest::newRow("passed on to a colleague") << rohan << QStringLiteral("Asha <asha@mehta.in>") << false;
    QTest::newRow("asked of somebody else") << rohan << QStringLiteral("dyer@mills.in") << false;
    QTest::newRow("nobody knows to whom") << rohan << QString() << true;
    // Of whom no address is known, what goes out of the house is for them.
    const QString phone = QStringLiteral("phone: 9820041177");
    QTest::newRow("to an address of theirs that nobody knew") << phone << QStringLiteral("rohan@blue.in") << true;
    QTest::newRow("only to us") << phone << QStringLiteral("asha@mehta.in") << false;
}

void tst_Clocks::onlyWhatGoesToTheCustomerStopsThem() {
    QFETCH(const QString, customer);
    QFETCH(const QString, to);
    QFETCH(const bool, stops);
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    for (Member member : must(f.desk().team().members())) {
        if (member.id != asha)
            continue;
        member.email = QStringLiteral("asha@mehta.in");
        must(f.desk().team().saveMember(member));
    }
    const auto lead = f.receive(QStringLiteral("name: Rohan\n%1\nid: a@b\n\nWhat do they cost?").arg(customer), Channel::Email);
    f.clock().advance(minutes(1));
    f.receive(QStringLiteral("email: karan@mehta.in\n%1kind: own\nid: e@f\nreferences: a@b\n\nCan you do that?")
                  .arg(to.isEmpty() ? QString() : QStringLiteral("to: %1\n").arg(to)),
              Channel::Email);
    for (const ClockKind kind : {ClockKind::FirstResponse, ClockKind::InitialContact})
        QCOMPARE(clockOf(f, lead.leadNumber, kind)->stoppedAt.isSet(), stops);
    const LeadDetail detail = must(f.desk().inbox().detail(lead.leadNumber));
    QCOMPARE(detail.lead.stage, stops ? Stage::Contacted : Stage::New);
    const auto written = std::find_if(detail.timeline.begin(), detail.timeline.end(), [](const TimelineEntry& one) {
        return one.message && one.message->text == QStringLiteral("Can you do that?");
    });
    QVERIFY(written != detail.timeline.end()); // It stands on the lead all the same, as what it is.
    QCOMPARE(written->message->direction, stops ? Direction::Outbound : Direction::Aside);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::aStageStartsItsFollowUp() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    f.clock().advance(minutes(2));
    must(f.desk().leads().setStage({lead.leadNumber}, Stage::Contacted));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::FollowUp)->dueAt, f.clock().now() + hours(24));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedBy, Stopper::Stage);
    f.clock().advance(hours(2));
    must(f.desk().leads().setStage({lead.leadNumber}, Stage::Interested));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::FollowUp)->dueAt, f.clock().now() + hours(48));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedBy, Stopper::Stage); // As it was.
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().undo({}));
    QCOMPARE(clockOf(f, lead.leadNumber, ClockKind::FollowUp)->dueAt, f.clock().now() + hours(22));
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::FollowUp)->stoppedAt.isSet());
    must(f.desk().undo().undo({}));
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::FollowUp));
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->stoppedAt.isSet());
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::whatIsMissedIsRaisedOnceAndResolvedOnce() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    services::ClockService clocks(f.desk().core());
    const Instant warn = must(clocks.nextDue());
    QCOMPARE(warn, f.clock().now() + minutes(9));
    f.clock().set(warn);
    QCOMPARE(runDue(f).warned.size(), 1);
    QCOMPARE(runDue(f).warned.size(), 0);
    const Instant end = must(clocks.nextDue());
    f.clock().set(end - Millis(1));
    QCOMPARE(runDue(f).violated.size(), 0); // In time is in time.
    f.clock().set(end);
    const auto missed = runDue(f);
    QCOMPARE(missed.violated.size(), 1);
    QCOMPARE(missed.violated.first().leadNumber, lead.leadNumber);
    QCOMPARE(missed.violated.first().kind, ClockKind::FirstResponse);
    f.restart();
    QCOMPARE(runDue(f).violated.size(), 0);
    QVERIFY(clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->missedAt.isSet());
    f.clock().advance(minutes(5));
    must(f.desk().leads().addVisit(lead.leadNumber, {}));
    const auto late = clockOf(f, lead.leadNumber, ClockKind::FirstResponse);
    QCOMPARE(late->stoppedAt, f.clock().now());
    QCOMPARE(late->missedAt, end);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::whatWasAnsweredLateWhileNobodyLookedIsKnown() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    f.clock().advance(minutes(20));
    must(f.desk().leads().addVisit(lead.leadNumber, {}));
    QVERIFY(clockOf(f, lead.leadNumber, ClockKind::FirstResponse)->missedAt.isSet());
    QVERIFY(!clockOf(f, lead.leadNumber, ClockKind::InitialContact)->missedAt.isSet());
    QCOMPARE(runDue(f).violated.size(), 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::howFastPeopleAnswerIsCounted() {
    DeskFixture f;
    const auto ask = [&f](int i, Channel channel) {
        return f
            .receive(QStringLiteral("name: Person %1\nphone: 982004%2\nid: q%1\n\nWhat is the price?").arg(i).arg(1000 + i),
                     channel)
            .leadNumber;
    };
    const auto answer = [&f](int i, Channel channel) {
        f.receive(QStringLiteral("email: karan@mehta.in\nkind: own\nid: a%1\nreferences: q%1\n\nTen rupees.").arg(i), channel);
    };
    ask(1, Channel::WhatsApp);
    const qint64 late = ask(2, Channel::WhatsApp);
    const qint64 never = ask(3, Channel::WhatsApp);
    const qint64 dropped = ask(4, Channel::WhatsApp);
    ask(5, Channel::Email);
    f.clock().advance(minutes(2));
    answer(1, Channel::WhatsApp);
    must(f.desk().triage().dismiss({dropped})); // Nobody owed an answer any more.
    f.receive(QStringLiteral("email: auto@mehta.in\nkind: auto-reply\nid: m5\nreferences: q5\n\nWe are closed."), Channel::Email);
    f.clock().advance(hours(48));
    answer(2, Channel::WhatsApp);
    runDue(f);

    const AnswerTimes times = must(services::AnswerService(f.desk().core()).times(30));
    QCOMPARE(times.channels.size(), 2);
    const AnswerTimes::OfChannel& whatsApp = times.channels.first();
    QCOMPARE(whatsApp.channel, Channel::WhatsApp);
    QCOMPARE(whatsApp.due, 3);
    QCOMPARE(whatsApp.inTime, 1);
    QCOMPARE(whatsApp.answered, 2);
    QCOMPARE(QSet<qint64>(whatsApp.late.begin(), whatsApp.late.end()), (QSet<qint64>{late, never}));
    QCOMPARE(whatsApp.wall, Millis(minutes(2)) + Millis(minutes(2)) + Millis(hours(48)));
    QVERIFY(whatsApp.working < whatsApp.wall); // Nights are no working time.
    QCOMPARE(answerTarget(Channel::WhatsApp), std::optional<Millis>(minutes(12)));
    QCOMPARE(times.channels.last().due, 1); // A machine answers nobody.
    QCOMPARE(times.channels.last().answered, 0);
}

void tst_Clocks::whatCameDaysLateStartsNone() {
    DeskFixture f;
    const QString text = QStringLiteral("name: Rohan\nphone: 98200411%1\nsent: %2\n\nHello");
    const auto old = f.receive(text.arg(QStringLiteral("77"), (f.clock().now() - hours(24 * 8)).toIso()));
    const auto weekend = f.receive(text.arg(QStringLiteral("78"), (f.clock().now() - hours(62)).toIso()));
    QVERIFY(!clockOf(f, old.leadNumber, ClockKind::FirstResponse));
    QVERIFY(clockOf(f, weekend.leadNumber, ClockKind::FirstResponse));
    // The task beside the clock counts from the same moment; for what starts no clock it counts from now.
    const auto dueOf = [&f](qint64 lead) { return must(f.desk().inbox().detail(lead)).tasks.first().dueAt; };
    QCOMPARE(dueOf(weekend.leadNumber), f.clock().now() - hours(61));
    QCOMPARE(dueOf(old.leadNumber), f.clock().now() + hours(1));
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::anEarlierMessageThatComesLaterIsTheSameWait() {
    DeskFixture f;
    const auto lead = f.receive(enquiry);
    const Instant first = f.clock().now() - minutes(5);
    f.clock().advance(minutes(13));
    QCOMPARE(runDue(f).violated.size(), 1);
    f.receive(QStringLiteral("phone: 9820041177\nsent: %1\n\nAnd in red?").arg(first.toIso()));
    const auto clock = clockOf(f, lead.leadNumber, ClockKind::FirstResponse);
    QCOMPARE(clock->startedAt, first);
    QVERIFY(clock->missedAt.isSet());
    QCOMPARE(runDue(f).violated.size(), 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::otherHoursReckonAnewWhatWasNotJudged() {
    DeskFixture f;
    const auto missed = f.receive(enquiry);
    f.clock().advance(minutes(13));
    runDue(f);
    const auto judged = clockOf(f, missed.leadNumber, ClockKind::FirstResponse);
    const auto open = f.receive(QStringLiteral("name: Asha\nphone: 9820041188\n\nHello"));
    const Instant before = clockOf(f, open.leadNumber, ClockKind::FirstResponse)->dueAt;

    WorkspaceSettings settings = must(f.desk().team().settings());
    settings.holidays = QStringLiteral("2026-11-20"); // Today: nobody works, and Sunday is free anyway.
    must(f.desk().team().saveSettings(settings));

    const auto now = clockOf(f, open.leadNumber, ClockKind::FirstResponse);
    QCOMPARE(now->dueAt.toIso(), QStringLiteral("2026-11-21T04:12:00.000Z")); // Saturday 09:42 in Kolkata
    QCOMPARE(clockOf(f, missed.leadNumber, ClockKind::FirstResponse)->dueAt, judged->dueAt);
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().undo({}));
    QCOMPARE(clockOf(f, open.leadNumber, ClockKind::FirstResponse)->dueAt, before);
    QCOMPARE(f.problems(), QStringList());

    settings.businessHours = QString(); // No working hours in sight: by the wall.
    must(f.desk().team().saveSettings(settings));
    QCOMPARE(clockOf(f, open.leadNumber, ClockKind::FirstResponse)->dueAt, now->dueWallAt);
}

void tst_Clocks::holidaysThatAreNoDaysAreRefused() {
    DeskFixture f;
    WorkspaceSettings settings = must(f.desk().team().settings());
    settings.holidays = QStringLiteral("2026-12-25, christmas");
    const auto saved = f.desk().team().saveSettings(settings).result();
    QVERIFY(!saved);
    QVERIFY(saved.error().sentence.contains(QStringLiteral("christmas")));
}

void tst_Clocks::verifyFindsAClockThatSomebodySet_data() {
    QTest::addColumn<QString>("sql");
    QTest::newRow("gone") << QStringLiteral("DELETE FROM sla_clock");
    QTest::newRow("later") << QStringLiteral("UPDATE sla_clock SET due_wall_ms = due_wall_ms + 1");
    QTest::newRow("stopped") << QStringLiteral("UPDATE sla_clock SET stopped_ms = 5 WHERE kind = 1");
    QTest::newRow("other hours") << QStringLiteral("UPDATE sla_calendar SET holidays = '2026-11-20'");
    QTest::newRow("not missed") << QStringLiteral("DELETE FROM sla_violation");
    QTest::newRow("never seen") << QStringLiteral("UPDATE sla_violation SET detected_ms = 0");
    QTest::newRow("resolved") << QStringLiteral("UPDATE sla_violation SET resolved_ms = 9");
}

void tst_Clocks::verifyFindsAClockThatSomebodySet() {
    QFETCH(const QString, sql);
    DeskFixture f;
    f.receive(enquiry);
    f.clock().advance(minutes(13));
    runDue(f);
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().core().store.maintain([sql](store::Connection& connection) -> Result<bool> {
        LW_CHECK(connection.run(sql));
        return true;
    }));
    QVERIFY(!f.problems().isEmpty());
}

void tst_Clocks::theSchedulerSeesItAtOnceAfterARestart() {
    DeskFixture f;
    f.receive(enquiry);
    f.restart();
    f.clock().advance(hours(3)); // The machine slept, the program was closed.
    {
        services::DueScheduler scheduler(f.desk(), f.clock());
        QSignalSpy judged(&scheduler, &services::DueScheduler::judged);
        scheduler.start();
        QTRY_COMPARE(judged.size(), 1);
        QCOMPARE(judged.first().first().value<services::DueReport>().violated.size(), 2);
        QTRY_COMPARE(scheduler.next(), f.clock().now() + minutes(15)); // Then the managers hear of it.
        // What comes now is seen within five seconds of its end: the timer looks more often than that.
        f.receive(QStringLiteral("name: Asha\nphone: 9820041188\n\nHello"));
        QTRY_COMPARE(scheduler.next(), f.clock().now() + minutes(9));
        f.clock().advance(minutes(12) + Millis(1));
        scheduler.look();
        QTRY_COMPARE(judged.size(), 2);
        QCOMPARE(judged.last().first().value<services::DueReport>().violated.size(), 1);
        QVERIFY(services::DueScheduler::lookEvery < seconds(5));
    }
    QCOMPARE(f.problems(), QStringList());
}

void tst_Clocks::theSchedulerRaisesNoFloodWhenTheClockJumps() {
    DeskFixture f;
    for (int i = 0; i < 20; ++i)
        f.receive(QStringLiteral("name: Nobody %1\nphone: 98200411%2\n\nHello").arg(i).arg(i + 10));
    services::DueScheduler scheduler(f.desk(), f.clock());
    QSignalSpy judged(&scheduler, &services::DueScheduler::judged);
    QSignalSpy doubted(&scheduler, &services::DueScheduler::doubted);
    scheduler.start();
    QTRY_VERIFY(scheduler.next().isSet());
    const Instant now = f.clock().now();

    f.clock().set(now + hours(24 * 365 * 5));
    scheduler.look();
    QCOMPARE(doubted.size(), 1);
    QVERIFY(!doubted.first().first().toString().isEmpty());
    f.clock().set(now - hours(24 * 365 * 5));
    scheduler.look();
    QCOMPARE(doubted.size(), 2); // It is believed again.
    QCOMPARE(judged.size(), 0);

    f.clock().set(now);
    scheduler.look(); // Forward by five years again.
    f.clock().advance(minutes(13));
    scheduler.look();
    QTRY_COMPARE(judged.size(), 1);
    QCOMPARE(judged.first().first().value<services::DueReport>().violated.size(), 20);
}

void tst_Clocks::aHundredThousandOpenLeads() {
    DeskFixture f;
    must(f.desk().core().store.maintain([&](store::Connection& connection) -> Result<bool> {
        LW_CHECK(connection.run(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO sla_clock (lead_id, "
            "kind, "
            "started_ms, due_ms, due_wall_ms, warn_ms, calendar) SELECT randomblob(16), i % 3, i, i * 1000, i * 1000, i * 750, 1 "
            "FROM n")));
        return true;
    }));
    services::ClockService clocks(f.desk().core());
    QElapsedTimer timer;
    timer.start();
    must(clocks.nextDue());
    const auto none = must(clocks.runDue(Instant::fromMs(700)));
    const qint64 askedMs = timer.restart();
    QCOMPARE(none.violated.size(), 0);
    qInfo("asking 100,000 running clocks what is due: %lld ms", static_cast<long long>(askedMs));
    const auto missed = must(clocks.runDue(Instant::fromMs(1'000'000)));
    qInfo("judging the %lld that were missed of them: %lld ms", static_cast<long long>(missed.violated.size()),
          static_cast<long long>(timer.elapsed()));
    QCOMPARE(missed.violated.size(), 999);
    QVERIFY2(askedMs < 200, "re-evaluating the clocks of 100,000 open leads");
}

QTEST_GUILESS_MAIN(tst_Clocks)
#include "tst_Clocks.moc"
