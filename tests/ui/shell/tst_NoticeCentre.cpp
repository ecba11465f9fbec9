// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From what happened to what shows, and from a click back into the window: a real desk with its window, and a system that writes
// down what it is shown.

#include "core/services/ClockService.h"
#include "core/services/NoticeService.h"
#include "tests/support/Warnings.h"
#include "tests/support/desk/PlainChannel.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/pages/Page.h"
#include "ui/shell/NoticeCentre.h"

#include <QSignalSpy>

namespace leadwell::test {

/// Shows nothing; a test chooses for the person.
class WrittenNotices final : public kit::SystemNotices {
    Q_OBJECT
public:
    struct Shown {
        qint64 id = 0;
        kit::SystemNotice notice;
    };
    QList<Shown> shown;
    QList<qint64> gone;
    void show(qint64 id, const kit::SystemNotice& notice) override { shown.append({id, notice}); }
    void close(qint64 id) override { gone.append(id); }
    QStringList titles() const {
        QStringList titles;
        for (const Shown& one : shown)
            titles.append(one.notice.title);
        return titles;
    }
    QStringList keys(int i) const {
        QStringList keys;
        for (const auto& [key, words] : shown.at(i).notice.actions)
            keys.append(key);
        return keys;
    }
};

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
};

namespace {

/// A desk with Mira at it, and a centre that writes down.
struct Bench {
    TestDesk test{kinds()};
    WrittenNotices* system = nullptr;
    std::unique_ptr<shell::NoticeCentre> centre;
    MemberId mira;

    static std::vector<std::unique_ptr<channels::Channel>> kinds() {
        std::vector<std::unique_ptr<channels::Channel>> all;
        all.push_back(std::make_unique<PlainChannel>());
        return all;
    }
    Bench() {
        domain::Member member;
        member.name = QStringLiteral("Mira");
        member.role = QStringLiteral("lead_manager");
        member.colour = QStringLiteral("#3553C9");
        member.isAvailable = false;
        mira = *test.desk->team().saveMember(member).result();
        auto settings = *test.desk->team().settings().result();
        settings.me = mira;
        settings.autoAssign = false;
        if (!test.desk->team().saveSettings(settings).result())
            qFatal("the settings were not saved");
        test.settle();
        start();
    }
    void start() {
        auto written = std::make_unique<WrittenNotices>();
        system = written.get();
        centre = std::make_unique<shell::NoticeCentre>(test.window->context(), *test.window, std::move(written));
        centre->start();
    }
    qint64 receive(const QString& name, const QString& phone) {
        domain::RawEvent event;
        event.channel = domain::Channel::WhatsApp;
        event.parser = QStringLiteral("plain");
        event.account = QStringLiteral("test");
        event.mediaType = QStringLiteral("text/plain");
        event.bytes = QStringLiteral("name: %1\nphone: %2\n\nDo you have it in blue?").arg(name, phone).toUtf8();
        event.receivedAt = test.clock.now();
        return test.desk->intake().receive(event).result()->leadNumber;
    }
    int unread() { return services::NoticeService(test.desk->core()).list({}).result()->unread; }
    std::optional<MemberId> ownerOf(qint64 lead) {
        const auto rows = test.desk->inbox().rows({lead}).result();
        return rows && !rows->isEmpty() ? std::optional(rows->first().ownerId) : std::nullopt;
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
    domain::Member member;
    member.name = QStringLiteral("Asha");
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#3553C9");
    const MemberId asha = *bench.test.desk->team().saveMember(member).result();
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
    const auto open = [&] {
        int n = 0;
        for (const auto& entry : bench.test.result(bench.test.desk->tasks().list({})).tasks)
            n += entry.task.title == QStringLiteral("Send the samples");
        return n;
    };
    QCOMPARE(open(), 1);
    Q_EMIT bench.system->chosen(bench.system->shown.at(1).id, QStringLiteral("done"));
    QTRY_COMPARE(open(), 0);
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

} // namespace leadwell::test

QTEST_MAIN(leadwell::test::NoticeCentreTest)
#include "tst_NoticeCentre.moc"
