// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QMutex>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

class QTcpServer;
class QTcpSocket;

namespace leadwell::test {

/// An IMAP server on 127.0.0.1 that serves one folder well, except where a test tells it to misbehave. It
/// runs on a thread of its own and serves one connection at a time. Any user and password are welcome unless
/// scripted otherwise.
class ScriptedImapServer {
public:
    /// What to send instead of the proper answer. "{tag}" becomes the command's tag.
    struct Reply {
        QByteArray bytes;
        bool thenHangsUp = false;
        int dripMs = 0; ///< > 0: one byte, then so long nothing, and so on
    };
    /// nullopt: answer properly. `command` comes without its tag.
    using Script = std::function<std::optional<Reply>(const QByteArray& command)>;

    /// Messages get the UIDs 1, 2, 3 …
    explicit ScriptedImapServer(QList<QByteArray> messages);
    ~ScriptedImapServer();

    quint16 port() const { return m_port; }
    void setScript(Script script);
    void setGreeting(const QByteArray& greeting);
    void setSaysUidNext(bool says) { m_saysUidNext = says; }
    /// Commands of all connections so far, without tags.
    QList<QByteArray> commands() const;
    int connections() const { return m_connections; }

    /// The proper answer to a fetch of bodies, one response per message of the set.
    QByteArray bodies(const QByteArray& uidSet) const;

private:
    void run();
    void serve(QTcpSocket& socket);
    bool answer(QTcpSocket& socket, const QByteArray& line);
    bool drip(QTcpSocket& socket, const Reply& reply);
    QByteArray properAnswer(const QByteArray& command) const;
    QByteArray sizes(const QByteArray& uidSet) const;
    QByteArray found(const QByteArray& criteria) const;
    QList<int> uidsIn(const QByteArray& uidSet) const;

    const QList<QByteArray> m_messages;
    std::atomic_bool m_stops = false;
    std::atomic_bool m_saysUidNext = true;
    std::atomic<quint16> m_port = 0;
    std::atomic_int m_connections = 0;
    mutable QMutex m_mutex;
    Script m_script;
    QByteArray m_greeting = "* OK [CAPABILITY IMAP4rev1] ready";
    QList<QByteArray> m_commands;
    std::thread m_thread;
};

} // namespace leadwell::test
