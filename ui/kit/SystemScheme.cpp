// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/SystemScheme.h"

#include "ui/kit/QtCompat.h"

#include <QGuiApplication>
#include <QSettings>
#include <QStyleHints>

#ifdef LW_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
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

void SystemScheme::onPortalSettingChanged(const QString&, const QString&, const QDBusVariant&) {}

#elif defined(LW_HAS_DBUS)

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

/// The portal wraps a setting in one variant more than it says.
uint unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

void SystemScheme::watch() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(onPortalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
    question << appearance << colorScheme;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            onPortalSettingChanged(appearance, colorScheme, reply.value());
        done->deleteLater();
    });
}

void SystemScheme::onPortalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group != appearance || key != colorScheme)
        return;
    const uint wish = unwrapped(value.variant()); // 0 no preference, 1 dark, 2 light
    if (wish == 1 || wish == 2)
        set(wish == 1 ? Scheme::Dark : Scheme::Light);
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

void SystemScheme::onPortalSettingChanged(const QString&, const QString&, const QDBusVariant&) {}

#endif

} // namespace leadwell::kit
