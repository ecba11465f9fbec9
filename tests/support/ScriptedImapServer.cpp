// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ScriptedImapServer.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

namespace leadwell::test {

ScriptedImapServer::ScriptedImapServer(QList<QByteArray> messages) : m_messages(std::move(messages)) {
    QSemaphore listening;
    m_thread = std::thread([this, &listening] {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        listening.release();
        while (!m_stops) {
            if (!server.waitForNewConnection(20))
                continue;
            ++m_connections;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            serve(*socket);
        }
    });
    listening.acquire();
}

ScriptedImapServer::~ScriptedImapServer() {
    m_stops = true;
    m_thread.join();
}

void ScriptedImapServer::setScript(Script script) {
    const QMutexLocker lock(&m_mutex);
    m_script = std::move(script);
}

void ScriptedImapServer::setGreeting(const QByteArray& greeting) {
    const QMutexLocker lock(&m_mutex);
    m_greeting = greeting;
}

QList<QByteArray> ScriptedImapServer::commands() const {
    const QMutexLocker lock(&m_mutex);
    return m_commands;
}

void ScriptedImapServer::serve(QTcpSocket& socket) {
    {
        const QMutexLocker lock(&m_mutex);
        socket.write(m_greeting + "\r\n");
    }
    socket.flush();
    while (!m_stops && socket.state() == QAbstractSocket::ConnectedState) {
        if (!socket.canReadLine() && !socket.waitForReadyRead(20))
            continue;
        while (socket.canReadLine()) {
            if (!answer(socket, socket.readLine().trimmed()))
                return;
        }
    }
}

bool ScriptedImapServer::answer(QTcpSocket& socket, const QByteArray& line) {
    const qsizetype blank = line.indexOf(' ');
    const QByteArray tag = line.left(blank);
    const QByteArray command = line.mid(blank + 1);
    std::optional<Reply> scripted;
    {
        const QMutexLocker lock(&m_mutex);
        m_commands.append(command);
        scripted = m_script ? m_script(command) : std::nullopt;
    }
    Reply reply = scripted.value_or(Reply{properAnswer(command), false, 0});
    reply.bytes.replace("{tag}", tag);
    if (reply.dripMs > 0)
        return drip(socket, reply);
    socket.write(reply.bytes);
    socket.flush();
    while (socket.bytesToWrite() > 0 && !m_stops && socket.waitForBytesWritten(1000)) {
    }
    if (reply.thenHangsUp || command == "LOGOUT")
        socket.disconnectFromHost();
    return !reply.thenHangsUp;
}

bool ScriptedImapServer::drip(QTcpSocket& socket, const Reply& reply) {
    for (const char c : reply.bytes) {
        if (m_stops || socket.state() != QAbstractSocket::ConnectedState)
            return false;
        socket.write(&c, 1);
        socket.flush();
        socket.waitForReadyRead(reply.dripMs);
    }
    return true;
}

QList<int> ScriptedImapServer::uidsIn(const QByteArray& uidSet) const {
    QList<int> uids;
    for (const QByteArray& part : uidSet.split(',')) {
        const int first = part.split(':').first().toInt();
        const QByteArray last = part.split(':').last();
        const int end = last == "*" ? static_cast<int>(m_messages.size()) : last.toInt();
        for (int uid = qMax(1, qMin(first, end)); uid <= qMax(first, end) && uid <= m_messages.size(); ++uid)
            uids.append(uid);
    }
    return uids;
}

QByteArray ScriptedImapServer::bodies(const QByteArray& uidSet) const {
    QByteArray answer;
    for (const int uid : uidsIn(uidSet)) {
        const QByteArray number = QByteArray::number(uid);
        const QByteArray& message = m_messages.at(uid - 1);
        answer += "* " + number + " FETCH (UID " + number + " BODY[] {" + QByteArray::number(message.size()) + "}\r\n" + message +
                  ")\r\n";
    }
    return answer;
}

QByteArray ScriptedImapServer::sizes(const QByteArray& uidSet) const {
    QByteArray answer;
    for (const int uid : uidsIn(uidSet)) {
        const QByteArray number = QByteArray::number(uid);
        answer += "* " + number + " FETCH (UID " + number + " RFC822.SIZE " + QByteArray::number(m_messages.at(uid - 1).size()) +
                  " INTERNALDATE \"20-Nov-2026 10:00:00 +0000\")\r\n";
    }
    return answer;
}

// A range that lies wholly above the last message still names the last one, as RFC 9051 6.4.9 says.
QByteArray ScriptedImapServer::found(const QByteArray& criteria) const {
    QByteArray answer = "* SEARCH";
    for (const int uid : uidsIn(criteria.startsWith("UID ") ? criteria.mid(4) : QByteArray("1:*")))
        answer += ' ' + QByteArray::number(uid);
    if (criteria.startsWith("UID ") && answer == "* SEARCH" && !m_messages.isEmpty())
        answer += ' ' + QByteArray::number(m_messages.size());
    return answer + "\r\n";
}

QByteArray ScriptedImapServer::properAnswer(const QByteArray& command) const {
    const QByteArray done = "{tag} OK done\r\n";
    const QByteArray set = command.split(' ').value(2);
    if (command.startsWith("CAPABILITY"))
        return "* CAPABILITY IMAP4rev1\r\n" + done;
    if (command.startsWith("LIST"))
        return "* LIST (\\HasNoChildren) \"/\" INBOX\r\n" + done;
    if (command.startsWith("STATUS"))
        return "* STATUS INBOX (MESSAGES " + QByteArray::number(m_messages.size()) + ")\r\n" + done;
    if (command.startsWith("EXAMINE"))
        return "* " + QByteArray::number(m_messages.size()) + " EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n" +
               (m_saysUidNext ? "* OK [UIDNEXT " + QByteArray::number(m_messages.size() + 1) + "] ok\r\n" : QByteArray()) + done;
    if (command.startsWith("UID SEARCH "))
        return found(command.mid(11)) + done;
    if (command.startsWith("UID FETCH ") && command.contains("BODY.PEEK[]"))
        return bodies(set) + done;
    if (command.startsWith("UID FETCH "))
        return sizes(set) + done;
    return done;
}

} // namespace leadwell::test
