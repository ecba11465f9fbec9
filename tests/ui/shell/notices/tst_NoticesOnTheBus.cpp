// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole way, from what happens to the desktop's own notifications and back: a real desk with its window and its scheduler,
// and org.freedesktop.Notifications on a bus. Exactly what is to be told arrives, as it was written, once; what the person
// chooses there is done here; and where the service is not, or is no more, nothing is lost.

#include "core/services/DueScheduler.h"
#include "tests/support/PrivateBus.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/NoticeBench.h"
#include "tests/ui/support/WrittenNotices.h"
#include "tests/ui/support/bus/NotificationsService.h"
#include "ui/kit/notices/DesktopNotices.h"
#include "ui/pages/Page.h"

#include <QApplication>

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace leadwell::test {

class NoticesOnTheBusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(ownWarnings()); }
    void anEnquiryArrivesAsItWasWrittenAndItsClickOpensTheLead();
    void whatIsChosenThereIsDoneHere();
    void whatIsDismissedStaysInTheList();
    void deadlinesAreToldBeforeAndAfter();
    void whoGetsALeadHearsOfIt();
    void aMissedCallIsToldToWhoCanCallBack();
    void manyTakeThePlaceOfMany();
    void quietHoursShowNothingAndKeepEverything();
    void inFocusOnlyTheUrgentShowsAndOnce();
    void withoutAServiceAndWithOneThatDiesNothingIsLost();
    void aServiceThatOnlyHasItsNameLosesNothing();
    void nothingIsShownTwiceAfterARestart();
};

namespace {

const QString open = QStringLiteral("default");
const QString take = QStringLiteral("take");
const QStringList onlyOpen{open, QStringLiteral("Open")};
const QStringList alsoTake{open, QStringLiteral("Open"), take, QStringLiteral("Take it")};
constexpr int usual = 1;
constexpr int critical = 2;

/// The program as its main() puts it together, on a desktop with a notification service.
struct Desk : NoticeBench {
    std::unique_ptr<NotificationsService> service = std::make_unique<NotificationsService>();
    WrittenNotices* tray = nullptr; ///< where there is no service
    std::unique_ptr<services::DueScheduler> due;

    Desk() { start(); }
    void start() {
        auto fallback = std::make_unique<WrittenNotices>();
        tray = fallback.get();
        due = std::make_unique<services::DueScheduler>(*test.desk, test.clock);
        due->start();
        NoticeBench::start(std::make_unique<kit::DesktopNotices>(QDBusConnection::sessionBus(), std::move(fallback)));
        calm();
    }
    void restart() {
        centre.reset();
        due.reset();
        test.close();
        test.open();
        start();
    }
    void pass(Millis time) {
        test.clock.advance(time);
        due->look();
        centre->look();
        calm();
    }
    /// Until everything was told that is to be told now.
    void calm() {
        test.settle();
        QTRY_VERIFY(centre->isSettled());
    }
    const NotificationsService::Shown& last() const { return service->shown.last(); }
    void choose(const QString& key) { Q_EMIT service->ActionInvoked(last().id, key); }
    QStringList listed() {
        QStringList titles;
        for (const domain::Notice& one : list().notices)
            titles.prepend(titleOf(one));
        return titles;
    }
};

} // namespace

void NoticesOnTheBusTest::initTestCase() {
    QVERIFY2(NotificationsService::hasBus(), "dbus-daemon is missing; ./dev test installs it");
}

void NoticesOnTheBusTest::anEnquiryArrivesAsItWasWrittenAndItsClickOpensTheLead() {
    Desk desk;
    const qint64 lead =
        desk.receive(QStringLiteral("name: <b>Meera</b> & \"Sons\"\nphone: 9820041177\n\nIs 5 < 6 & \"blue\" ready?\nCall <a "
                                    "href='http://x'>me</a>\u202E now"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    QCOMPARE(desk.last().app, QStringLiteral("Leadwell"));
    QCOMPARE(desk.last().title, QStringLiteral("New lead: <b>Meera</b> & \"Sons\"")); // A title is never markup.
    QCOMPARE(desk.last().body,
             QStringLiteral("Is 5 &lt; 6 &amp; &quot;blue&quot; ready? Call &lt;a href='http://x'&gt;me&lt;/a&gt; now"));
    QCOMPARE(desk.last().actions, alsoTake);
    QCOMPARE(desk.last().urgency(), usual);
    QCOMPARE(desk.last().hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("leadwell"));
    QCOMPARE(desk.last().replaced, 0U);
    QCOMPARE(desk.unread(), 1);

    Q_EMIT desk.service->ActionInvoked(desk.last().id + 1, open); // Somebody else's.
    desk.choose(open);
    QTRY_VERIFY(desk.test.window->currentPage()->currentLead() == lead);
    QTRY_COMPARE(desk.service->closed, QList<uint>{desk.last().id});
    QTRY_COMPARE(desk.unread(), 0);
    desk.calm();
    QCOMPARE(desk.service->shown.size(), 1);
}

void NoticesOnTheBusTest::whatIsChosenThereIsDoneHere() {
    Desk desk;
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    desk.choose(take);
    desk.choose(take); // As two quick clicks are.
    QTRY_COMPARE(desk.ownerOf(lead), desk.mira);
    desk.test.result(
        desk.test.desk->tasks().add({lead, QStringLiteral("Send <samples> & prices"), desk.test.clock.now() + minutes(5)}));
    desk.pass(minutes(5));
    QTRY_COMPARE(desk.service->shown.size(), 2);
    QCOMPARE(desk.last().title, QStringLiteral("Task due: Rohan"));
    QCOMPARE(desk.last().body, QStringLiteral("Send &lt;samples&gt; &amp; prices"));
    QCOMPARE(desk.last().actions, onlyOpen + QStringList({QStringLiteral("done"), QStringLiteral("Done")}));
    desk.choose(QStringLiteral("done"));
    QTRY_COMPARE(desk.open(QStringLiteral("Send <samples> & prices")), 0);
    QTRY_COMPARE(desk.service->closed.size(), 2);
    QTRY_COMPARE(desk.unread(), 0);
    QVERIFY(desk.test.result(desk.test.desk->undo().undo({})).sentence.size() > 0); // As by hand.
    QCOMPARE(desk.open(QStringLiteral("Send <samples> & prices")), 1);
    desk.calm();
    QCOMPARE(desk.service->shown.size(), 2);
}

void NoticesOnTheBusTest::whatIsDismissedStaysInTheList() {
    Desk desk;
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    constexpr uint byThePerson = 2;
    Q_EMIT desk.service->NotificationClosed(desk.last().id, byThePerson);
    desk.choose(take); // It is gone.
    desk.calm();
    QCOMPARE(desk.unread(), 1);
    QCOMPARE(desk.ownerOf(lead), MemberId());
    QCOMPARE(desk.service->shown.size(), 1);
}

void NoticesOnTheBusTest::deadlinesAreToldBeforeAndAfter() {
    Desk desk;
    desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    desk.pass(minutes(8));
    QCOMPARE(desk.service->shown.size(), 1);
    desk.pass(minutes(1)); // Three quarters of twelve.
    QTRY_COMPARE(desk.service->shown.size(), 2);
    QCOMPARE(desk.last().title, QStringLiteral("Answer soon: Rohan"));
    QCOMPARE(desk.last().body, QStringLiteral("First response"));
    desk.pass(minutes(3) + seconds(1));
    QTRY_COMPARE(desk.service->shown.size(), 3);
    QCOMPARE(desk.last().title, QStringLiteral("Deadline missed: Rohan"));
    QCOMPARE(desk.last().actions, alsoTake);
    QCOMPARE(desk.last().urgency(), usual);
    desk.pass(minutes(20)); // The managers are the next step, and Mira is one.
    QCOMPARE(desk.service->shown.size(), 3);
}

void NoticesOnTheBusTest::whoGetsALeadHearsOfIt() {
    Desk desk;
    const MemberId asha = desk.add(QStringLiteral("Asha"), QStringLiteral("salesperson"));
    desk.sits(asha, true);
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("Yours now: Rohan")});
    QCOMPARE(desk.last().body, QStringLiteral("Do you have it in blue?"));
    QCOMPARE(desk.last().actions, onlyOpen); // Hers already.
    QCOMPARE(desk.ownerOf(lead), asha);
    desk.pass(minutes(1));
    desk.receive(QStringLiteral("phone: 9820041177\n\nOr in <red>?"));
    QTRY_COMPARE(desk.service->titles(), (QStringList{QStringLiteral("Yours now: Rohan"), QStringLiteral("New message: Rohan")}));
    QCOMPARE(desk.last().body, QStringLiteral("Or in &lt;red&gt;?"));
}

void NoticesOnTheBusTest::aMissedCallIsToldToWhoCanCallBack() {
    Desk desk;
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    desk.choose(take);
    QTRY_COMPARE(desk.ownerOf(lead), desk.mira);
    desk.pass(minutes(1));
    for (int i = 0; i < 2; ++i) // The same call, told twice.
        QCOMPARE(desk.receive(QStringLiteral("kind: missed-call\nid: c1\nphone: 9820041177\nname: %1").arg(i)), lead);
    QTRY_COMPARE(desk.service->shown.size(), 2);
    QCOMPARE(desk.last().title, QStringLiteral("Missed call: Rohan"));
    QCOMPARE(desk.last().body, QStringLiteral("+91 98200 41177"));
    QCOMPARE(desk.last().actions, onlyOpen);
    desk.pass(minutes(1));
    const qint64 unknown = desk.receive(QStringLiteral("kind: missed-call\nid: c2\nphone: 9820041188"));
    QVERIFY(unknown != lead);
    QTRY_COMPARE(desk.service->shown.size(), 3);
    QVERIFY2(desk.last().title.startsWith(QStringLiteral("Missed call: ")), qPrintable(desk.last().title));
    QCOMPARE(desk.last().body, QStringLiteral("+91 98200 41188"));
    QCOMPARE(desk.last().actions, alsoTake);
    desk.choose(open);
    QTRY_VERIFY(desk.test.window->currentPage()->currentLead() == unknown);
    desk.calm();
    QCOMPARE(desk.service->shown.size(), 3);
}

void NoticesOnTheBusTest::manyTakeThePlaceOfMany() {
    Desk desk;
    int people = 0;
    const auto come = [&](int count) {
        for (int i = 0; i < count; ++i, ++people)
            desk.receive(QStringLiteral("Person %1").arg(people), QString::number(9820041100LL + people));
    };
    come(1);
    QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("New lead: Person 0")});
    come(5);
    desk.pass(seconds(29));
    QCOMPARE(desk.service->shown.size(), 1);
    desk.pass(seconds(1));
    QTRY_COMPARE(desk.service->shown.size(), 2);
    const auto first = desk.last();
    QCOMPARE(first.title, QStringLiteral("5 new leads"));
    QCOMPARE(first.body, QStringLiteral("Person 1, Person 2, Person 3 and 2 more"));
    QCOMPARE(first.actions, onlyOpen);
    QCOMPARE(first.replaced, 0U);
    come(2);
    desk.pass(seconds(30));
    QTRY_COMPARE(desk.service->shown.size(), 3);
    QCOMPARE(desk.last().title, QStringLiteral("2 new leads"));
    QCOMPARE(desk.last().replaced, first.id);
    desk.choose(open);
    QTRY_COMPARE(desk.test.window->currentPage()->objectName(), QStringLiteral("noticesPage"));
    QTRY_COMPARE(desk.unread(), 6);
    // Four of what is only good to know in an hour; the list has the others.
    desk.pass(seconds(30));
    come(1);
    QTRY_COMPARE(desk.service->shown.size(), 4);
    desk.pass(seconds(30));
    come(1);
    desk.calm();
    QCOMPARE(desk.service->shown.size(), 4);
    QCOMPARE(desk.unread(), 8);
}

void NoticesOnTheBusTest::quietHoursShowNothingAndKeepEverything() {
    Desk desk;
    services::NoticeService notices(desk.test.desk->core());
    const QTimeZone zone(desk.test.result(desk.test.desk->team().settings()).timeZone.toUtf8());
    const QTime now = desk.test.clock.now().inZone(zone).time();
    const int minute = now.hour() * 60 + now.minute();
    domain::NoticeHabits habits;
    habits.quiet = domain::QuietHours{minute - 30, minute + 30};
    desk.test.result(notices.saveHabits(habits));
    desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    desk.receive(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    desk.calm();
    desk.pass(minutes(29));
    QCOMPARE(desk.service->shown.size(), 0);
    const QStringList kept{QStringLiteral("New lead: Rohan"), QStringLiteral("New lead: Asha"),
                           QStringLiteral("Deadline missed: Rohan"), QStringLiteral("Deadline missed: Asha")};
    QTRY_COMPARE(desk.listed(), kept);
    QCOMPARE(desk.unread(), 4);
    desk.pass(minutes(1));
    QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("What came meanwhile")});
    QCOMPARE(desk.last().body, QStringLiteral("2 new leads, 2 deadlines were missed"));
    QCOMPARE(desk.last().actions, onlyOpen);
    QCOMPARE(desk.listed(), kept);
    desk.choose(open);
    QTRY_COMPARE(desk.test.window->currentPage()->objectName(), QStringLiteral("noticesPage"));
}

void NoticesOnTheBusTest::inFocusOnlyTheUrgentShowsAndOnce() {
    Desk desk;
    desk.test.result(services::NoticeService(desk.test.desk->core()).setFocus(desk.test.clock.now() + hours(1)));
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    desk.calm();
    QCOMPARE(desk.service->shown.size(), 0);
    for (int i = 0; i < 2; ++i) {
        desk.pass(minutes(2));
        desk.receive(
            QStringLiteral("phone: 9820041177\nid: m%1\n\nI want to book it today, please confirm my booking now.").arg(i));
        QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("Act now: Rohan")});
        desk.calm();
    }
    QCOMPARE(desk.service->shown.size(), 1);
    QCOMPARE(desk.last().urgency(), critical);
    QCOMPARE(desk.last().body, QStringLiteral("Hot lead ready to book – immediate action needed"));
    QCOMPARE(desk.last().actions, alsoTake);
    desk.choose(open);
    QTRY_VERIFY(desk.test.window->currentPage()->currentLead() == lead);
    desk.pass(minutes(50)); // Deadlines go by.
    QCOMPARE(desk.service->shown.size(), 1);
    desk.pass(minutes(6));
    QTRY_COMPARE(desk.service->shown.size(), 2);
    QCOMPARE(desk.last().title, QStringLiteral("What came meanwhile"));
    QCOMPARE(desk.last().urgency(), usual);
}

void NoticesOnTheBusTest::withoutAServiceAndWithOneThatDiesNothingIsLost() {
    Desk desk;
    desk.service.reset();
    desk.restart();
    const qint64 lead = desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.tray->titles(), QStringList{QStringLiteral("New lead: Rohan")});

    desk.service = std::make_unique<NotificationsService>(); // It comes.
    desk.pass(minutes(1));
    desk.receive(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("New lead: Asha")});

    desk.service.reset(); // It dies.
    desk.pass(minutes(1));
    desk.receive(QStringLiteral("Kiran"), QStringLiteral("9820041199"));
    QTRY_COMPARE(desk.tray->titles(), (QStringList{QStringLiteral("New lead: Rohan"), QStringLiteral("New lead: Kiran")}));

    desk.service = std::make_unique<NotificationsService>(); // It comes back, and can do less.
    desk.service->abilities = {QStringLiteral("body")};
    desk.pass(minutes(1));
    desk.receive(QStringLiteral("name: Dev\nphone: 9820041200\n\n5 < 6 & 7"));
    QTRY_COMPARE(desk.service->titles(), QStringList{QStringLiteral("New lead: Dev")});
    QCOMPARE(desk.last().body, QStringLiteral("5 < 6 & 7"));
    QCOMPARE(desk.last().actions, QStringList());
    desk.calm();
    QCOMPARE(desk.tray->shown.size(), 2);
    QCOMPARE(desk.service->shown.size(), 1);
    QCOMPARE(desk.unread(), 4);
    Q_EMIT desk.tray->chosen(desk.tray->shown.first().id, take);
    QTRY_COMPARE(desk.ownerOf(lead), desk.mira);
}

void NoticesOnTheBusTest::aServiceThatOnlyHasItsNameLosesNothing() {
    Desk desk;
    desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    desk.service->stopAnswering();
    desk.pass(minutes(1));
    desk.receive(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    QTRY_COMPARE(desk.tray->titles(), QStringList{QStringLiteral("New lead: Asha")});
    QCOMPARE(desk.unread(), 2);
}

void NoticesOnTheBusTest::nothingIsShownTwiceAfterARestart() {
    Desk desk;
    desk.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(desk.service->shown.size(), 1);
    desk.receive(QStringLiteral("Asha"), QStringLiteral("9820041188")); // Half a minute is not over.
    desk.calm();
    desk.restart();
    // Nobody would hear a click on what showed.
    QTRY_COMPARE(desk.service->closed, QList<uint>{desk.service->shown.first().id});
    QCOMPARE(desk.service->shown.size(), 1);
    desk.pass(seconds(30));
    QTRY_COMPARE(desk.service->titles(), (QStringList{QStringLiteral("New lead: Rohan"), QStringLiteral("New lead: Asha")}));
    desk.pass(minutes(9));
    QTRY_COMPARE(desk.service->shown.size(), 3);
    QCOMPARE(desk.last().title, QStringLiteral("2 deadlines are near"));
    desk.restart();
    desk.pass(seconds(30));
    desk.restart();
    QCOMPARE(desk.service->shown.size(), 3);
    QCOMPARE(desk.unread(), 4);
}

} // namespace leadwell::test

int main(int argc, char** argv) {
    const leadwell::test::PrivateBus bus;
    QApplication app(argc, argv);
    leadwell::test::NoticesOnTheBusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_NoticesOnTheBus.moc"
