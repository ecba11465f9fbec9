// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace leadwell::test {

/// org.freedesktop.Notifications on the session bus for as long as this lives: writes down what it is asked, and a test chooses
/// for the person by emitting what the service tells.
class NotificationsService final : public QObject {
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
        int urgency() const { return hints.value(QStringLiteral("urgency"), -1).toInt(); }
    };

    NotificationsService();
    ~NotificationsService() override;
    /// Whether there is a bus to be on.
    static bool hasBus();
    /// The name stays, and nobody is there who would answer.
    void stopAnswering();
    QStringList titles() const;

    QStringList abilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    QList<Shown> shown;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return abilities; }
    uint Notify(const QString& app, uint replaced, const QString& icon, const QString& title, const QString& body,
                const QStringList& actions, const QVariantMap& hints, int expires);
    void CloseNotification(uint id);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& key);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

} // namespace leadwell::test
