// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From what happened to what shows, and from a click back into the window: a real desk with its window, and a system that writes
// down what it is shown.

#include "core/services/ClockService.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/NoticeBench.h"
#include "tests/ui/support/WrittenNotices.h"
#include "ui/pages/Page.h"

#include <QSignalSpy>

namespace leadwell::test {

class NoticeCentreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }
    void whatHappensIsShownAndAClickOpensTheLead();
    void whatIsShownIsShownOnce();
    void takingALeadIsOneClick();
    void aLeadThatSomebodyTookIsNotTakenFromThem();
    void aTaskIsDoneByOneClick();
    void whatWaitsIsShownWhenItsTimeComes();
    void aGroupOpensTheList();
    void howeverManyShowTheNewestIsAnswered();
};

namespace {

/// A desk with Mira at it, and a centre that writes down.
struct Bench : NoticeBench {
    WrittenNotices* system = nullptr;
    Bench() { start(); }
    void start() {
        auto written = std::make_unique<WrittenNotices>();
        system = written.get();
        NoticeBench::start(std::move(written));
    }
};

} // namespace

void NoticeCentreTest::whatHappensIsShownAndAClickOpensTheLead() {
    Bench bench;
    const qint64 lead = bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.system->titles(), QStringList{QStringLiteral("New lead: Rohan")});
    QCOMPARE(bench.system->shown.first().notice.body, QStringLiteral("Do you have it in blue?"));
    QVERIFY(!bench.system->shown.first().notice.isUrgent);
    QCOMPARE(bench.unread(), 1);
    Q_EMIT bench.system->chosen(bench.system->shown.first().id, kit::SystemNotices::whole());
    bench.test.settle();
    QTRY_VERIFY(bench.test.window->currentPage()->currentLead() == lead);
    QTRY_COMPARE(bench.unread(), 0);
    QCOMPARE(bench.system->gone, QList<qint64>{bench.system->shown.first().id});
}

void NoticeCentreTest::whatIsShownIsShownOnce() {
    Bench bench;
    bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.system->shown.size(), 1);
    bench.start(); // As after a restart.
    bench.receive(QStringLiteral("Asha"), QStringLiteral("9820041188"));
    bench.test.clock.advance(domain::gatherFor);
    bench.centre->look();
    QTRY_COMPARE(bench.system->titles(), QStringList{QStringLiteral("New lead: Asha")});
}

void NoticeCentreTest::takingALeadIsOneClick() {
    Bench bench;
    const qint64 lead = bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.system->shown.size(), 1);
    QCOMPARE(bench.system->keys(0), QStringList{QStringLiteral("take")});
    Q_EMIT bench.system->chosen(bench.system->shown.first().id, QStringLiteral("take"));
    QTRY_COMPARE(bench.ownerOf(lead), bench.mira);
    QTRY_COMPARE(bench.unread(), 0);
    // Chosen twice, as two quick clicks are, it is done once.
    Q_EMIT bench.system->chosen(bench.system->shown.first().id, QStringLiteral("take"));
}

void NoticeCentreTest::aLeadThatSomebodyTookIsNotTakenFromThem() {
    Bench bench;
    const qint64 lead = bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.system->shown.size(), 1);
    const MemberId asha = bench.add(QStringLiteral("Asha"), QStringLiteral("salesperson"));
    QVERIFY(bench.test.desk->leads().assign({lead}, asha).result());
    Q_EMIT bench.system->chosen(bench.system->shown.first().id, QStringLiteral("take"));
    QTRY_COMPARE(bench.unread(), 0);
    bench.test.settle();
    QCOMPARE(bench.ownerOf(lead), asha);
}

void NoticeCentreTest::aTaskIsDoneByOneClick() {
    Bench bench;
    const qint64 lead = bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.system->shown.size(), 1);
    const Instant due = bench.test.clock.now() + std::chrono::minutes(5);
    QVERIFY(bench.test.desk->tasks().add({lead, QStringLiteral("Send the samples"), due}).result());
    bench.test.clock.set(due);
    QVERIFY(services::ClockService(bench.test.desk->core()).runDue(due).result());
    QTRY_COMPARE(bench.system->shown.size(), 2);
    QCOMPARE(bench.system->shown.at(1).notice.title, QStringLiteral("Task due: Rohan"));
    QVERIFY(bench.system->keys(1).contains(QStringLiteral("done")));
    QCOMPARE(bench.open(QStringLiteral("Send the samples")), 1);
    Q_EMIT bench.system->chosen(bench.system->shown.at(1).id, QStringLiteral("done"));
    QTRY_COMPARE(bench.open(QStringLiteral("Send the samples")), 0);
}

void NoticeCentreTest::whatWaitsIsShownWhenItsTimeComes() {
    Bench bench;
    services::NoticeService service(bench.test.desk->core());
    QVERIFY(service.setFocus(bench.test.clock.now() + std::chrono::hours(1)).result());
    bench.receive(QStringLiteral("Rohan"), QStringLiteral("9820041177"));
    QTRY_COMPARE(bench.unread(), 1);
    bench.test.settle();
    QTRY_VERIFY(bench.centre->isSettled());
    QCOMPARE(bench.system->shown.size(), 0);
    bench.test.clock.advance(std::chrono::hours(1));
    bench.centre->look();
    QTRY_COMPARE(bench.system->titles(), QStringList{QStringLiteral("New lead: Rohan")});
}

void NoticeCentreTest::aGroupOpensTheList() {
    Bench bench;
    services::NoticeService service(bench.test.desk->core());
    QVERIFY(service.setFocus(bench.test.clock.now() + std::chrono::hours(1)).result());
    for (int i = 0; i < 5; ++i)
        bench.receive(QStringLiteral("Person %1").arg(i), QStringLiteral("982004117%1").arg(i));
    bench.test.clock.advance(std::chrono::hours(1));
    bench.centre->look();
    QTRY_COMPARE(bench.system->titles(), QStringList{QStringLiteral("5 new leads")});
    QCOMPARE(bench.system->shown.first().notice.group, QStringLiteral("new_lead"));
    QCOMPARE(bench.system->keys(0), QStringList());
    Q_EMIT bench.system->chosen(bench.system->shown.first().id, kit::SystemNotices::whole());
    bench.test.settle();
    QCOMPARE(bench.test.window->currentPage()->objectName(), QStringLiteral("noticesPage"));
}

/// A desktop that keeps everything on the screen never says that something shows no more.
void NoticeCentreTest::howeverManyShowTheNewestIsAnswered() {
    Bench bench;
    QList<qint64> leads;
    while (leads.size() < 102) {
        for (int i = 0; i < domain::urgentOneByOne; ++i)
            leads.append(
                bench.receive(QStringLiteral("name: Person %1\nphone: %2\n\nI want to book it today, please confirm now.")
                                  .arg(leads.size())
                                  .arg(9820041000LL + leads.size())));
        QTRY_COMPARE(bench.system->shown.size(), leads.size());
    }
    constexpr int last = 99;
    QCOMPARE(bench.system->titles().at(last), QStringLiteral("Act now: Person 99"));
    Q_EMIT bench.system->chosen(bench.system->shown.at(last).id, QStringLiteral("take"));
    QTRY_COMPARE(bench.ownerOf(leads.at(last)), bench.mira);
}

} // namespace leadwell::test

QTEST_MAIN(leadwell::test::NoticeCentreTest)
#include "tst_NoticeCentre.moc"
