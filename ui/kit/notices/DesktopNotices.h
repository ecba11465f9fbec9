// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#ifdef LW_HAS_DBUS

#include "ui/kit/notices/SystemNotices.h"

#include <QDBusConnection>
#include <QHash>

#include <optional>

namespace leadwell::kit {

class NotificationsInterface;

/// The desktop's notifications over a session bus. What cannot be shown there, because no service is there or it refuses, goes to
/// the fallback; a service that comes later, or comes back, is used from then on. What shows goes with this object.
/// Source: specifications.freedesktop.org/notification-spec, version 1.2.
class DesktopNotices final : public SystemNotices {
    Q_OBJECT
public:
    DesktopNotices(const QDBusConnection& bus, std::unique_ptr<SystemNotices> fallback);
    ~DesktopNotices() override;

    void show(qint64 id, const SystemNotice& notice) override;
    void close(qint64 id) override;

private:
    /// What the service can do.
    struct Abilities {
        bool hasMarkup = false;
        bool hasActions = false;
    };
    /// On the screen, by the service's own number.
    struct Showing {
        qint64 id = 0;
        QString group;
    };
    struct Wanted {
        qint64 id = 0;
        SystemNotice notice;
    };

    void askAbilities();
    void forgetService();
    void send(const Wanted& wanted);
    void pass(const Wanted& wanted);
    quint32 placeOf(const Wanted& wanted) const;

    std::unique_ptr<SystemNotices> m_fallback;
    NotificationsInterface* m_service;
    std::optional<Abilities> m_abilities; ///< not set: not known
    bool m_isAsking = false;
    bool m_isAbsent = false; ///< it was asked, and nobody answered
    QList<Wanted> m_waiting; ///< until it is known what the service can do
    QHash<quint32, Showing> m_showing;
    QList<qint64> m_sending;   ///< the service has not said their numbers yet
    QList<qint64> m_withdrawn; ///< of these, what was closed meanwhile
};

/// Text that a service which reads markup shows as it is.
QString escapedForMarkup(const QString& text);
/// Without what moves the cursor, and without line ends where `isLine`.
QString withoutControls(const QString& text, bool isLine);

} // namespace leadwell::kit

#endif
