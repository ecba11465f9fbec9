// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ScriptedAmiServer.h"

#include <QCryptographicHash>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace leadwell::test {

namespace {

const QByteArray challenge = "842415273";

QByteArray field(const QByteArray& action, const QByteArray& key) {
    for (const QByteArray& line : action.split('\n')) {
        if (line.startsWith(QByteArray(key + ": ")))
            return line.mid(key.size() + 2).trimmed();
    }
    return {};
}

QByteArray lineOf(const QByteArray& id) {
    return "PJSIP/airtel-" + id;
}

QByteArray phoneOf(const QByteArray& id, const QByteArray& phone) {
    return "PJSIP/" + phone + "-" + id;
}

} // namespace

QByteArray amiBlock(const QList<QByteArray>& lines) {
    return lines.join("\r\n") + "\r\n\r\n";
}

QList<QByteArray> amiChannel(const QByteArray& channel, const QByteArray& uniqueId, const QByteArray& linkedId,
                             const QByteArray& number, const QByteArray& exten, const QByteArray& before,
                             const QByteArray& name) {
    return {before + "Channel: " + channel,
            before + "ChannelState: 4",
            before + "CallerIDNum: " + (number.isEmpty() ? QByteArray("<unknown>") : number),
            before + "CallerIDName: " + (name.isEmpty() ? QByteArray("<unknown>") : name),
            before + "Context: from-somewhere",
            before + "Exten: " + exten,
            before + "Uniqueid: " + uniqueId,
            before + "Linkedid: " + linkedId};
}

ScriptedAmiServer::ScriptedAmiServer() {
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

ScriptedAmiServer::~ScriptedAmiServer() {
    m_stops = true;
    m_thread.join();
}

void ScriptedAmiServer::setScript(Script script) {
    const QMutexLocker lock(&m_mutex);
    m_script = std::move(script);
}

void ScriptedAmiServer::setBanner(const QByteArray& banner) {
    const QMutexLocker lock(&m_mutex);
    m_banner = banner;
}

void ScriptedAmiServer::setChannels(const QByteArray& events) {
    const QMutexLocker lock(&m_mutex);
    m_channels = events;
}

void ScriptedAmiServer::send(const QByteArray& bytes) {
    const QMutexLocker lock(&m_mutex);
    m_toSend.append(bytes);
}

void ScriptedAmiServer::drop() {
    const QMutexLocker lock(&m_mutex);
    m_toSend.append(std::nullopt);
}

QList<QByteArray> ScriptedAmiServer::actions() const {
    const QMutexLocker lock(&m_mutex);
    return m_actions;
}

void ScriptedAmiServer::serve(QTcpSocket& socket) {
    QByteArray unread;
    {
        const QMutexLocker lock(&m_mutex);
        m_isIn = false;
        socket.write(m_banner + "\r\n");
    }
    socket.flush();
    while (!m_stops && socket.state() == QAbstractSocket::ConnectedState) {
        std::optional<QByteArray> next;
        bool hasNext = false;
        {
            const QMutexLocker lock(&m_mutex);
            hasNext = m_isIn && !m_toSend.isEmpty();
            if (hasNext)
                next = m_toSend.takeFirst();
        }
        if (hasNext) {
            if (!next) {
                socket.waitForBytesWritten(1'000);
                return;
            }
            socket.write(*next);
            socket.flush();
            continue;
        }
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(10))
            continue;
        unread += socket.readAll();
        for (qsizetype end = unread.indexOf("\r\n\r\n"); end >= 0; end = unread.indexOf("\r\n\r\n")) {
            answer(socket, unread.left(end));
            unread.remove(0, end + 4);
        }
    }
}

void ScriptedAmiServer::answer(QTcpSocket& socket, const QByteArray& action) {
    std::optional<QByteArray> scripted;
    {
        const QMutexLocker lock(&m_mutex);
        m_actions.append(action);
        scripted = m_script ? m_script(action) : std::nullopt;
    }
    QByteArray bytes = scripted ? *scripted : properAnswer(action);
    bytes.replace("{id}", field(action, "ActionID"));
    socket.write(bytes);
    socket.flush();
}

QByteArray ScriptedAmiServer::properAnswer(const QByteArray& action) {
    const QByteArray verb = field(action, "Action");
    const auto respond = [](const QByteArray& word, const QByteArray& rest) -> QByteArray {
        return "Response: " + word + "\r\nActionID: {id}\r\n" + rest + "\r\n\r\n";
    };
    if (verb == "Challenge")
        return respond("Success", "Challenge: " + challenge);
    if (verb == "Login") {
        const QByteArray key = QCryptographicHash::hash(QByteArray(challenge + "hunter2"), QCryptographicHash::Md5).toHex();
        const bool isRight =
            field(action, "Username") == "leadwell" && (field(action, "Key") == key || field(action, "Secret") == "hunter2");
        if (!isRight)
            return respond("Error", "Message: Authentication failed");
        const QMutexLocker lock(&m_mutex);
        m_isIn = true;
        ++m_signedIn;
        return respond("Success", "Message: Authentication accepted") + "Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n";
    }
    if (verb == "Ping")
        return respond("Success", "Ping: Pong");
    if (verb == "CoreShowChannels") {
        const QMutexLocker lock(&m_mutex);
        return respond("Success", "EventList: start\r\nMessage: Channels will follow") + m_channels +
               "Event: CoreShowChannelsComplete\r\nActionID: {id}\r\nEventList: Complete\r\nListItems: 0\r\n\r\n";
    }
    if (verb == "Originate")
        return respond("Success", "Message: Originate successfully queued") +
               "Event: OriginateResponse\r\nActionID: {id}\r\nResponse: Success\r\nReason: 4\r\n\r\n";
    return respond("Error", "Message: Invalid/unknown command");
}

void ScriptedAmiServer::rings(const QByteArray& id, const QByteArray& number, const QByteArray& phone, const QByteArray& name) {
    const QByteArray call = id + ".1";
    const QByteArray leg = id + ".2";
    const auto line = amiChannel(lineOf(id), call, call, number, "08041234567", {}, name);
    QByteArray bytes = amiBlock(QList<QByteArray>{"Event: Newchannel"} + line);
    bytes += amiBlock(QList<QByteArray>{"Event: Newchannel"} + amiChannel(phoneOf(id, phone), leg, call, phone, "s"));
    bytes += amiBlock(QList<QByteArray>{"Event: DialBegin"} + line +
                      amiChannel(phoneOf(id, phone), leg, call, phone, {}, "Dest") + QList<QByteArray>{"DialString: " + phone});
    send(bytes);
}

void ScriptedAmiServer::answers(const QByteArray& id, const QByteArray& number, const QByteArray& phone) {
    const QByteArray call = id + ".1";
    const QByteArray leg = id + ".2";
    const auto line = amiChannel(lineOf(id), call, call, number, "08041234567");
    send(amiBlock(QList<QByteArray>{"Event: DialEnd"} + line + amiChannel(phoneOf(id, phone), leg, call, phone, {}, "Dest") +
                  QList<QByteArray>{"DialStatus: ANSWER"}));
}

void ScriptedAmiServer::hangsUp(const QByteArray& id, const QByteArray& number, const QByteArray& phone, int cause) {
    const QByteArray call = id + ".1";
    const QByteArray leg = id + ".2";
    const QList<QByteArray> why{"Cause: " + QByteArray::number(cause),
                                "Cause-txt: " + QByteArray(cause == 17 ? "User busy" : "Normal Clearing")};
    send(amiBlock(QList<QByteArray>{"Event: Hangup"} + amiChannel(phoneOf(id, phone), leg, call, phone) + why) +
         amiBlock(QList<QByteArray>{"Event: Hangup"} + amiChannel(lineOf(id), call, call, number) + why));
}

void ScriptedAmiServer::dials(const QByteArray& id, const QByteArray& number, const QByteArray& phone) {
    const QByteArray call = id + ".2"; // It begins with the phone.
    const QByteArray leg = id + ".1";
    const auto own = amiChannel(phoneOf(id, phone), call, call, phone, number);
    send(amiBlock(QList<QByteArray>{"Event: Newchannel"} + own) +
         amiBlock(QList<QByteArray>{"Event: Newchannel"} + amiChannel(lineOf(id), leg, call)) +
         amiBlock(QList<QByteArray>{"Event: DialBegin"} + own + amiChannel(lineOf(id), leg, call, {}, {}, "Dest") +
                  QList<QByteArray>{"DialString: " + number + "@airtel"}));
}

} // namespace leadwell::test
