// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reaches the desktop's notifications: a bus of our own with a service of our own on it. Exactly what was shown, escaped
// where the service reads markup; buttons and clicks come back; without a service, or with one that dies, nothing is lost and
// nothing waits.

#include "ui/kit/notices/SystemNotices.h"

#include <QApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#ifdef LW_HAS_DBUS
#include "ui/kit/notices/DesktopNotices.h"

#include <QDBusConnection>
#endif

namespace leadwell::kit {

#ifdef LW_HAS_DBUS

/// org.freedesktop.Notifications as a desktop has it.
class FakeService final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint id = 0;
        uint replaced = 0;
        QString app;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList abilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    QList<Shown> shown;
    QList<uint> closed;

    bool takeName(QDBusConnection bus) { return bus.registerService(QStringLiteral("org.freedesktop.Notifications")); }
    void loseName(QDBusConnection bus) { bus.unregisterService(QStringLiteral("org.freedesktop.Notifications")); }

public Q_SLOTS:
    QStringList GetCapabilities() { return abilities; }
    uint Notify(const QString& app, uint replaced, const QString& icon, const QString& title, const QString& body,
                const QStringList& actions, const QVariantMap& hints, int expires) {
        Q_UNUSED(icon)
        Q_UNUSED(expires)
        const uint id = replaced > 0 ? replaced : ++m_last;
        shown.append({id, replaced, app, title, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id) {
        closed.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& key);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

/// What remains where there is no service.
class FakeFallback final : public SystemNotices {
    Q_OBJECT
public:
    QList<QString> shown;
    void show(qint64, const SystemNotice& notice) override { shown.append(notice.title); }
    void close(qint64) override {}
};

#endif

class SystemNoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

#ifdef LW_HAS_DBUS
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
    void cleanupTestCase();

private:
    QDBusConnection side() const {
        return QDBusConnection(QStringLiteral("side"));
    }
    std::unique_ptr<FakeService> service();
#endif
};

#ifdef LW_HAS_DBUS

void SystemNoticesTest::initTestCase() {
    const QDBusConnection bus =
        QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("side"));
    QVERIFY2(bus.isConnected(), "dbus-daemon is missing; ./dev test installs it");
}

void SystemNoticesTest::cleanupTestCase() {
    QDBusConnection::disconnectFromBus(QStringLiteral("side"));
}

std::unique_ptr<FakeService> SystemNoticesTest::service() {
    auto fake = std::make_unique<FakeService>();
    const bool isThere = side().registerObject(QStringLiteral("/org/freedesktop/Notifications"), fake.get(),
                                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                         fake->takeName(side());
    if (!isThere)
        qFatal("the service could not be registered");
    return fake;
}

/// Its name goes with it.
struct Ending {
    FakeService& fake;
    ~Ending() {
        fake.loseName(QDBusConnection(QStringLiteral("side")));
        QDBusConnection(QStringLiteral("side")).unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }
};

void SystemNoticesTest::exactlyWhatWasShownArrives() {
    const auto fake = service();
    const Ending ending{*fake};
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
    const auto fake = service();
    const Ending ending{*fake};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(
        1, {QStringLiteral("New lead: <b>A & B</b>"), QStringLiteral("<a href=\"http://x\">5 < 6 & \"7\"</a>"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().title, QStringLiteral("New lead: <b>A & B</b>")); // A title is never markup.
    QCOMPARE(fake->shown.first().body,
             QStringLiteral("&lt;a href=&quot;http://x&quot;&gt;5 &lt; 6 &amp; &quot;7&quot;&lt;/a&gt;"));
}

void SystemNoticesTest::withoutMarkupNothingIsEscaped() {
    const auto fake = service();
    const Ending ending{*fake};
    fake->abilities = {QStringLiteral("body"), QStringLiteral("actions")};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QStringLiteral("A"), QStringLiteral("5 < 6 & 7"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().body, QStringLiteral("5 < 6 & 7"));
}

void SystemNoticesTest::whatCouldDisguiseItselfIsTakenOut() {
    QCOMPARE(withoutControls(QStringLiteral("a\x1b[2Jb\nc\u202Ed"), true), QStringLiteral("a[2Jb cd"));
    QCOMPARE(withoutControls(QStringLiteral(" a\r\nb\u2029c "), false), QStringLiteral("a\nb\nc"));
    const auto fake = service();
    const Ending ending{*fake};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QString(5'000, u'x'), QString(50'000, u'y'), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().title.size(), 200);
    QCOMPARE(fake->shown.first().body.size(), 600);
}

void SystemNoticesTest::buttonsAndClicksComeBack() {
    const auto fake = service();
    const Ending ending{*fake};
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
    const auto fake = service();
    const Ending ending{*fake};
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
    const auto fake = service();
    const Ending ending{*fake};
    fake->abilities = {QStringLiteral("body")};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {{QStringLiteral("take"), QStringLiteral("Take it")}}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().actions, QStringList());
}

void SystemNoticesTest::whatIsClosedIsClosed() {
    const auto fake = service();
    const Ending ending{*fake};
    DesktopNotices notices(QDBusConnection::sessionBus(), nullptr);
    QSignalSpy closed(&notices, &SystemNotices::closed);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    notices.close(1); // Its number may not be known yet.
    QTRY_COMPARE(fake->closed, QList<uint>{fake->shown.first().id});
    QTRY_COMPARE(closed.size(), 1);
}

void SystemNoticesTest::withoutAServiceTheFallbackShowsIt() {
    auto fallback = std::make_unique<FakeFallback>();
    FakeFallback* const tray = fallback.get();
    DesktopNotices notices(QDBusConnection::sessionBus(), std::move(fallback));
    QSignalSpy chosen(&notices, &SystemNotices::chosen);
    notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
    notices.show(2, {QStringLiteral("B"), {}, false, {}, {}});
    QTRY_COMPARE(tray->shown, (QList<QString>{QStringLiteral("A"), QStringLiteral("B")}));
    Q_EMIT tray->chosen(2, SystemNotices::whole());
    QCOMPARE(chosen.size(), 1);
}

void SystemNoticesTest::aServiceThatDiesAndComesBackIsUsedAgain() {
    auto fallback = std::make_unique<FakeFallback>();
    FakeFallback* const tray = fallback.get();
    DesktopNotices notices(QDBusConnection::sessionBus(), std::move(fallback));
    QSignalSpy closed(&notices, &SystemNotices::closed);
    {
        const auto fake = service();
        const Ending ending{*fake};
        notices.show(1, {QStringLiteral("A"), {}, false, {}, {}});
        QTRY_COMPARE(fake->shown.size(), 1);
        QSignalSpy chosen(&notices, &SystemNotices::chosen);
        Q_EMIT fake->ActionInvoked(fake->shown.first().id, QStringLiteral("default"));
        QTRY_COMPARE(chosen.size(), 1);
    }
    QTRY_COMPARE(closed.size(), 1); // What it showed went with it.
    notices.show(2, {QStringLiteral("B"), {}, false, {}, {}});
    QTRY_COMPARE(tray->shown, QList<QString>{QStringLiteral("B")});
    const auto fake = service();
    const Ending ending{*fake};
    fake->abilities = {QStringLiteral("body")};
    notices.show(3, {QStringLiteral("C & D"), QStringLiteral("C & D"), false, {}, {}});
    QTRY_COMPARE(fake->shown.size(), 1);
    QCOMPARE(fake->shown.first().body, QStringLiteral("C & D")); // What the new one can do was asked anew.
    QCOMPARE(tray->shown.size(), 1);
}

#endif

} // namespace leadwell::kit

int main(int argc, char** argv) {
    // The bus must be there before the first use of QDBusConnection::sessionBus().
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QProcess bus;
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (!program.isEmpty()) {
        bus.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (bus.waitForReadyRead(10'000))
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
    }
    QApplication app(argc, argv);
    leadwell::kit::SystemNoticesTest test;
    const int result = QTest::qExec(&test, argc, argv);
    bus.kill();
    bus.waitForFinished();
    return result;
}
#include "tst_SystemNotices.moc"
