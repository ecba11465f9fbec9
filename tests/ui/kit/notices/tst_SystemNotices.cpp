// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reaches the desktop's notifications: a bus of our own with a service of our own on it. Exactly what was shown, escaped
// where the service reads markup; buttons and clicks come back; without a service, or with one that dies, nothing is lost and
// nothing waits.

#include "tests/support/PrivateBus.h"
#include "tests/ui/support/WrittenNotices.h"
#include "tests/ui/support/bus/NotificationsService.h"
#include "ui/kit/notices/DesktopNotices.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace leadwell::kit {

using test::NotificationsService;
using test::WrittenNotices;

class SystemNoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void exactlyWhatWasShownArrives();
    void markupIsShownAsItWasWritten();
    void withoutMarkupNothingIsEscaped();
    void whatCouldDisguiseItselfIsTakenOut();
    void buttonsAndClicksComeBack();
    void aGroupTakesItsOwnPlace();
    void aServiceWithoutButtonsGetsNone();
    void whatIsClosedIsClosed();
    void withoutAServiceTheFallbackShowsIt();
    void aServiceThatDiesAndComesBackIsUsedAgain();
    void whatShowsGoesWithTheProgram();
};

void SystemNoticesTest::initTestCase() {
    QVERIFY2(NotificationsService::hasBus(), "dbus-daemon is missing; ./dev test installs it");
}

void SystemNoticesTest::exactlyWhatWasShownArrives() {
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QStringLiteral("New lead: Meera"), QStringLiteral("Do you have it in blue?"), false, {}, {}});
    notices.show(2, {QStringLiteral("Act now: Rohan"), {}, true, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 2);
    QCOMPARE(fake->shown.at(0).app, QStringLiteral("Leadwell"));
    QCOMPARE(fake->shown.at(0).title, QStringLiteral("New lead: Meera"));
    QCOMPARE(fake->shown.at(0).body, QStringLiteral("Do you have it in blue?"));
    QCOMPARE(fake->shown.at(0).hints.value(QStringLiteral("urgency")).toInt(), 1);
    QCOMPARE(fake->shown.at(0).hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("leadwell"));
    QCOMPARE(fake->shown.at(1).hints.value(QStringLiteral("urgency")).toInt(), 2);
    QCOMPARE(fake->shown.at(0).replaced, 0U);
}

void SystemNoticesTest::markupIsShownAsItWasWritten() {
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(
        1, {QStringLiteral("New lead: <b>A & B</b>"), QStringLiteral("<a href=\"http://x\">5 < 6 & \"7\"</a>"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().title, QStringLiteral("New lead: <b>A & B</b>")); // A title is never markup.
    QCOMPARE(fake->shown.first().body,
             QStringLiteral("&lt;a href=&quot;http://x&quot;&gt;5 &lt; 6 &amp; &quot;7&quot;&lt;/a&gt;"));
}

void SystemNoticesTest::withoutMarkupNothingIsEscaped() {
    const auto fake = std::make_unique<NotificationsService>();
    fake->abilities = {QStringLiteral("body"), QStringLiteral("actions")};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QStringLiteral("A"), QStringLiteral("5 < 6 & 7"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().body, QStringLiteral("5 < 6 & 7"));
}

void SystemNoticesTest::whatCouldDisguiseItselfIsTakenOut() {
    QCOMPARE(withoutControls(QStringLiteral("a\x1b[2Jb\nc\u202Ed"), true), QStringLiteral("a[2Jb cd"));
    QCOMPARE(withoutControls(QStringLiteral(" a\r\nb\u2029c "), false), QStringLiteral("a\nb\nc"));
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QString(5'000, u'x'), QString(50'000, u'y'), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().title.size(), 200);
    QCOMPARE(fake->shown.first().body.size(), 600);
}

void SystemNoticesTest::buttonsAndClicksComeBack() {
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    QSignalSpy chosen(&notices, &SystemNotices::chosen);
    notices.show(7, {QStringLiteral("A"), {}, false, {}, {{QStringLiteral("take"), QStringLiteral("Take it")}}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().actions,
             (QStringList{QStringLiteral("default"), QStringLiteral("Open"), QStringLiteral("take"), QStringLiteral("Take it")}));
    notices.show(8, {QStringLiteral("B"), {}, false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 2);
    Q_EMIT fake->ActionInvoked(9999, QStringLiteral("take")); // Somebody else's.
    Q_EMIT fake->ActionInvoked(fake->shown.at(0).id, QStringLiteral("take"));
    Q_EMIT fake->ActionInvoked(fake->shown.at(1).id, QStringLiteral("default"));
    QTRY_COMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(0), (QList<QVariant>{qint64(7), QStringLiteral("take")}));
    QCOMPARE(chosen.at(1), (QList<QVariant>{qint64(8), QStringLiteral("default")}));
}

void SystemNoticesTest::aGroupTakesItsOwnPlace() {
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    QSignalSpy chosen(&notices, &SystemNotices::chosen);
    notices.show(1, {QStringLiteral("2 new leads"), {}, false, QStringLiteral("new_lead"), {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    Q_EMIT fake->ActionInvoked(fake->shown.at(0).id, QStringLiteral("default")); // After the answer to what was shown.
    QTRY_COMPARE(chosen.size(), 1);
    notices.show(2, {QStringLiteral("12 new leads"), {}, false, QStringLiteral("new_lead"), {}});
    QTRY_COMPARE(fake->shown.size(), 2);
    QTRY_VERIFY(fake->shown.at(1).replaced == fake->shown.at(0).id);
    Q_EMIT fake->ActionInvoked(fake->shown.at(1).id, QStringLiteral("default"));
    QTRY_COMPARE(chosen.size(), 2);
    QCOMPARE(chosen.last().first().toLongLong(), 2);
    // When the person closed it, the next one is a new one.
    QSignalSpy closed(&notices, &SystemNotices::closed);
    Q_EMIT fake->NotificationClosed(fake->shown.at(1).id, 2);
    QTRY_COMPARE(closed.size(), 1);
    notices.show(3, {QStringLiteral("3 new leads"), {}, false, QStringLiteral("new_lead"), {}});
    QTRY_COMPARE(fake->shown.size(), 3);
    QCOMPARE(fake->shown.at(2).replaced, 0U);
}

void SystemNoticesTest::aServiceWithoutButtonsGetsNone() {
    const auto fake = std::make_unique<NotificationsService>();
    fake->abilities = {QStringLiteral("body")};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {{QStringLiteral("take"), QStringLiteral("Take it")}}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().actions, QStringList());
}

void SystemNoticesTest::whatIsClosedIsClosed() {
    const auto fake = std::make_unique<NotificationsService>();
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    QSignalSpy closed(&notices, &SystemNotices::closed);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    notices.close(1); // Its number may not be known yet.
    QTRY_COMPARE(fake->closed, QList<uint>{fake->shown.first().id});
    QTRY_COMPARE(closed.size(), 1);
}

void SystemNoticesTest::withoutAServiceTheFallbackShowsIt() {
    auto fallback = std::make_unique<WrittenNotices>();
    WrittenNotices* const tray = fallback.get();
    DesktopNotices notices(QDBusConnection::sessionBus(), std::move(fallback));
    QSignalSpy chosen(&notices, &SystemNotices::chosen);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
    notices.show(2, {QStringLiteral("B"), {}, false, {}, {}});
    QTRY_COMPARE(tray->titles(), (QStringList{QStringLiteral("A"), QStringLiteral("B")}));
    Q_EMIT tray->chosen(2, SystemNotices::whole());
    QCOMPARE(chosen.size(), 1);
}

void SystemNoticesTest::aServiceThatDiesAndComesBackIsUsedAgain() {
    auto fallback = std::make_unique<WrittenNotices>();
    WrittenNotices* const tray = fallback.get();
    DesktopNotices notices(QDBusConnection::sessionBus(), std::move(fallback));
    QSignalSpy closed(&notices, &SystemNotices::closed);
    {
        const auto fake = std::make_unique<NotificationsService>();
        notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
        QTRY_COMPARE(fake->shown.size(), 1);
        QSignalSpy chosen(&notices, &SystemNotices::chosen);
        Q_EMIT fake->ActionInvoked(fake->shown.first().id, QStringLiteral("default"));
        QTRY_COMPARE(chosen.size(), 1);
    }
    QTRY_COMPARE(closed.size(), 1); // What it showed went with it.
    notices.show(2, {QStringLiteral("B"), {}, false, {}, {}});
    QTRY_COMPARE(tray->titles(), QStringList{QStringLiteral("B")});
    const auto fake = std::make_unique<NotificationsService>();
    fake->abilities = {QStringLiteral("body")};
    notices.show(3, {QStringLiteral("C & D"), QStringLiteral("C & D"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().body, QStringLiteral("C & D")); // What the new one can do was asked anew.
    QCOMPARE(tray->shown.size(), 1);
}

/// A button that nobody hears any more must not stay.
void SystemNoticesTest::whatShowsGoesWithTheProgram() {
    const auto fake = std::make_unique<NotificationsService>();
    {
        DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
        QSignalSpy chosen(&notices, &SystemNotices::chosen);
        notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
        notices.show(2, {QStringLiteral("B"), {}, false, {}, {}});
        QTRY_COMPARE(fake->shown.size(), 2);
        Q_EMIT fake->ActionInvoked(fake->shown.at(1).id, QStringLiteral("default")); // After the answers to what was shown.
        QTRY_COMPARE(chosen.size(), 1);
    }
    QTRY_COMPARE(fake->closed.size(), 2);
}

} // namespace leadwell::kit

int main(int argc, char** argv) {
    const leadwell::test::PrivateBus bus;
    QApplication app(argc, argv);
    leadwell::kit::SystemNoticesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SystemNotices.moc"
