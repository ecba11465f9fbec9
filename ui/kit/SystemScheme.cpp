// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/SystemScheme.h"

#include "ui/kit/QtCompat.h"

#include <QGuiApplication>
#include <QSettings>
#include <QStyleHints>

#include <optional>

#ifdef LW_HAS_DBUS
#include <QDBusAbstractInterface>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace leadwell::kit {

SystemScheme::SystemScheme(QObject* parent) : QObject(parent), m_current(schemeOf(QGuiApplication::palette())) {
    watch();
}

void SystemScheme::set(Scheme scheme) {
    if (scheme == m_current)
        return;
    m_current = scheme;
    Q_EMIT changed(scheme);
}

#if LW_HAS_COLOR_SCHEME

void SystemScheme::watch() {
    const auto read = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            set(scheme == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light);
    };
    read(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, read);
}

#elif defined(LW_HAS_DBUS)

namespace {

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

/// The desktop portal's settings: org.freedesktop.portal.Settings, version 1.
class PortalSettings final : public QDBusAbstractInterface {
    Q_OBJECT
public:
    PortalSettings(const QDBusConnection& bus, QObject* parent)
        : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"),
                                 QStringLiteral("/org/freedesktop/portal/desktop"), "org.freedesktop.portal.Settings", bus,
                                 parent) {}

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

/// 0 no preference, 1 dark, 2 light. The portal wraps a setting in one variant more than it says.
std::optional<Scheme> wishOf(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case 1:
        return Scheme::Dark;
    case 2:
        return Scheme::Light;
    default:
        return std::nullopt;
    }
}

} // namespace

void SystemScheme::watch() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const auto read = [this](const QDBusVariant& value) {
        if (const std::optional<Scheme> wish = wishOf(value.variant()))
            set(*wish);
    };
    // Qt 6.4 looks the types of a signal up by name, and without this one it drops the connection in silence.
    qRegisterMetaType<QDBusVariant>("QDBusVariant");
    auto* portal = new PortalSettings(bus, this);
    connect(portal, &PortalSettings::SettingChanged, this,
            [read](const QString& group, const QString& key, const QDBusVariant& value) {
                if (group == appearance && key == colorScheme)
                    read(value);
            });
    auto* answer = new QDBusPendingCallWatcher(portal->asyncCall(QStringLiteral("Read"), appearance, colorScheme), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [read](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            read(reply.value());
        done->deleteLater();
    });
}

#else

void SystemScheme::watch() {
#ifdef Q_OS_WIN
    const QSettings personalize(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    const QVariant light = personalize.value(QStringLiteral("AppsUseLightTheme"));
    if (light.isValid())
        set(light.toInt() == 0 ? Scheme::Dark : Scheme::Light);
#endif
}

#endif

} // namespace leadwell::kit

#if !LW_HAS_COLOR_SCHEME && defined(LW_HAS_DBUS)
#include "SystemScheme.moc"
#endif
