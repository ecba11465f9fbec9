// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace leadwell::desktop {

/// One window per workspace: a second start hands its files and links to the first one and goes.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& workspacePath, QObject* parent = nullptr);

    /// True when another instance took the things; then this one is not needed. Waits for half a second at most, once,
    /// before there is a window.
    bool handOver(const QStringList& things);
    /// From now on others hand over to us.
    void listen();

Q_SIGNALS:
    /// Somebody started the program again, perhaps with things to open.
    void called(const QStringList& things);

private:
    void onConnected();

    QString m_name;
    QLocalServer m_server;
};

} // namespace leadwell::desktop
