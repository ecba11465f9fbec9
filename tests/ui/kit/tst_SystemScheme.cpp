// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/PrivateBus.h"
#include "ui/kit/QtCompat.h"
#include "ui/kit/SystemScheme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#ifdef LW_HAS_DBUS
#include <QDBusConnection>
#include <QDBusVariant>
#endif

/// Light and dark as the system asks for them: a bus of our own with a desktop portal of our own on it.
namespace leadwell::kit {

#ifdef LW_HAS_DBUS
/// Answers like xdg-desktop-portal: the value in two variants.
class FakePortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint wish = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) {
        Q_UNUSED(group)
        Q_UNUSED(key)
        return QDBusVariant(QVariant::fromValue(QDBusVariant(wish)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};
#endif

class SystemSchemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutAPortalThePlatformsPaletteDecides();
    void thePortalDecidesAndChangesLive();
};

void SystemSchemeTest::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void SystemSchemeTest::withoutAPortalThePlatformsPaletteDecides() {
    QApplication::setPalette(palette(Scheme::Dark));
    QCOMPARE(SystemScheme().current(), Scheme::Dark);
    QApplication::setPalette(palette(Scheme::Light));
    QCOMPARE(SystemScheme().current(), Scheme::Light);
}

void SystemSchemeTest::thePortalDecidesAndChangesLive() {
#if defined(LW_HAS_DBUS) && !LW_HAS_COLOR_SCHEME
    FakePortal portal;
    portal.wish = 1;
    QDBusConnection side =
        QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("portal"));
    if (!side.isConnected())
        QSKIP("needs dbus-daemon");
    QVERIFY(side.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(side.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));

    SystemScheme system;
    QSignalSpy changed(&system, &SystemScheme::changed);
    QTRY_COMPARE(system.current(), Scheme::Dark);

    const QString group = QStringLiteral("org.freedesktop.appearance");
    Q_EMIT portal.SettingChanged(group, QStringLiteral("accent-color"), QDBusVariant(2U));
    Q_EMIT portal.SettingChanged(group, QStringLiteral("color-scheme"), QDBusVariant(2U));
    QTRY_COMPARE(system.current(), Scheme::Light);
    // "No preference" changes nothing.
    Q_EMIT portal.SettingChanged(group, QStringLiteral("color-scheme"), QDBusVariant(0U));
    Q_EMIT portal.SettingChanged(group, QStringLiteral("color-scheme"), QDBusVariant(1U));
    QTRY_COMPARE(system.current(), Scheme::Dark);
    QCOMPARE(changed.count(), 3);
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
#else
    QSKIP("this Qt knows the system's scheme by itself");
#endif
}

} // namespace leadwell::kit

int main(int argc, char** argv) {
    const leadwell::test::PrivateBus bus;
    QApplication app(argc, argv);
    leadwell::kit::SystemSchemeTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SystemScheme.moc"
