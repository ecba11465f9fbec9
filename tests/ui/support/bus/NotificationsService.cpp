// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/bus/NotificationsService.h"

namespace leadwell::test {

namespace {

const QString name = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
/// Not the connection of the program: what goes between them goes over the bus.
const QString own = QStringLiteral("side");
constexpr uint closedByCall = 3;

QDBusConnection side() {
    const QDBusConnection present(own);
    return present.isConnected() ? present : QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), own);
}

} // namespace

NotificationsService::NotificationsService() {
    QDBusConnection bus = side();
    if (!bus.registerObject(path, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) ||
        !bus.registerService(name))
        qFatal("the service could not be registered");
}

NotificationsService::~NotificationsService() {
    stopAnswering();
    QDBusConnection::disconnectFromBus(own); // Its name goes with it, as when it is killed.
}

bool NotificationsService::hasBus() {
    return side().isConnected();
}

void NotificationsService::stopAnswering() {
    side().unregisterObject(path);
}

QStringList NotificationsService::titles() const {
    QStringList titles;
    for (const Shown& one : shown)
        titles.append(one.title);
    return titles;
}

uint NotificationsService::Notify(const QString& app, uint replaced, const QString& icon, const QString& title,
                                  const QString& body, const QStringList& actions, const QVariantMap& hints, int expires) {
    Q_UNUSED(icon)
    Q_UNUSED(expires)
    const uint id = replaced > 0 ? replaced : ++m_last;
    shown.append({id, replaced, app, title, body, actions, hints});
    return id;
}

void NotificationsService::CloseNotification(uint id) {
    closed.append(id);
    Q_EMIT NotificationClosed(id, closedByCall);
}

} // namespace leadwell::test
