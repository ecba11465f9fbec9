// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QString>

#include <atomic>
#include <functional>
#include <optional>
#include <thread>

class QTcpSocket;

namespace leadwell::test {

/// The manager of a telephone system on 127.0.0.1, on a thread of its own, one connection at a time. It greets, lets the user
/// "leadwell" with the password "hunter2" in by challenge (or in the clear), answers pings, lists what goes on and dials;
/// except where a test tells it to misbehave.
class ScriptedAmiServer {
public:
    ScriptedAmiServer();
    ~ScriptedAmiServer();

    quint16 port() const { return m_port; }
    /// What to send instead of the proper answer; "{id}" becomes the action's id. nullopt: answer properly.
    using Script = std::function<std::optional<QByteArray>(const QByteArray& action)>;
    void setScript(Script script);
    void setBanner(const QByteArray& banner);
    /// What goes on already: blocks of CoreShowChannel without their end.
    void setChannels(const QByteArray& events);

    /// To the connection that is there, or the next that signs in.
    void send(const QByteArray& bytes);
    /// Ends the connection, after what was sent before.
    void drop();

    /// Somebody calls from outside and one phone rings.
    void rings(const QByteArray& id, const QByteArray& number, const QByteArray& phone = "101", const QByteArray& name = {});
    void answers(const QByteArray& id, const QByteArray& number, const QByteArray& phone = "101");
    void hangsUp(const QByteArray& id, const QByteArray& number, const QByteArray& phone = "101", int cause = 16);
    /// A phone of ours calls somebody outside.
    void dials(const QByteArray& id, const QByteArray& number, const QByteArray& phone = "101");

    /// Actions of all connections so far, as they were sent.
    QList<QByteArray> actions() const;
    int connections() const { return m_connections; }
    int signedIn() const { return m_signedIn; }

private:
    void run();
    void serve(QTcpSocket& socket);
    void answer(QTcpSocket& socket, const QByteArray& action);
    QByteArray properAnswer(const QByteArray& action);

    std::atomic_bool m_stops = false;
    std::atomic<quint16> m_port = 0;
    std::atomic_int m_connections = 0;
    std::atomic_int m_signedIn = 0;
    mutable QMutex m_mutex;
    Script m_script;
    QByteArray m_banner = "Asterisk Call Manager/5.0.2";
    QByteArray m_channels;
    QList<std::optional<QByteArray>> m_toSend; ///< nothing: the end of the connection
    QList<QByteArray> m_actions;
    bool m_isIn = false;
    std::thread m_thread;
};

/// A message of the manager: {"Event: Hangup", "Uniqueid: 1.2"}.
QByteArray amiBlock(const QList<QByteArray>& lines);
/// The fields of a channel, with "Dest" before each for the other side of a dial.
QList<QByteArray> amiChannel(const QByteArray& channel, const QByteArray& uniqueId, const QByteArray& linkedId,
                             const QByteArray& number = {}, const QByteArray& exten = {}, const QByteArray& before = {},
                             const QByteArray& name = {});

} // namespace leadwell::test
