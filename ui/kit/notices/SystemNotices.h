// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <utility>

namespace leadwell::kit {

/// Something that the system shows over everything else. Plain text: what looks like markup is shown as it is.
struct SystemNotice {
    QString title;
    QString body;
    bool isUrgent = false;
    QString group;                              ///< takes the place of what still shows of the same group; empty: of nothing
    QList<std::pair<QString, QString>> actions; ///< key and words of buttons, besides a click on the whole
};

/// What the system has for telling a person something: the one seam for every platform. Main thread; nothing waits. Where there
/// is nothing, nothing shows, and nobody needs to know.
class SystemNotices : public QObject {
    Q_OBJECT
public:
    /// The key of a click on the whole.
    static QString whole() { return QStringLiteral("default"); }

    using QObject::QObject;
    /// `id` is the caller's; shown again it takes its own place.
    virtual void show(qint64 id, const SystemNotice& notice) = 0;
    virtual void close(qint64 id) = 0;

Q_SIGNALS:
    /// The person chose an action of what shows.
    void chosen(qint64 id, const QString& action);
    /// It shows no more.
    void closed(qint64 id);
};

/// What this platform has: the desktop's notifications where there is a session bus, the tray otherwise.
std::unique_ptr<SystemNotices> systemNotices();

} // namespace leadwell::kit
