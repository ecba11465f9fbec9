// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ScriptedHttpServer.h"

#include <QTcpSocket>

namespace leadwell::test {

namespace {

bool isWhole(const QByteArray& request) {
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = request.left(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    const qint64 length = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    return request.size() >= end + 4 + length;
}

} // namespace

ScriptedHttpServer::ScriptedHttpServer(QList<QByteArray> script) : m_script(std::move(script)) {
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, &ScriptedHttpServer::serve);
}

QUrl ScriptedHttpServer::url(const QString& path) const {
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

QByteArray ScriptedHttpServer::answer(int status, const QByteArray& body, const QByteArray& headerLines) {
    return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n" + headerLines +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

void ScriptedHttpServer::serve() {
    while (QTcpSocket* socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequest(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ScriptedHttpServer::readRequest(QTcpSocket* socket) {
    QByteArray request = socket->property("request").toByteArray() + socket->readAll();
    socket->setProperty("request", request);
    if (!isWhole(request))
        return;
    socket->setProperty("request", QByteArray());
    m_requests.append(request);
    if (m_script.isEmpty()) {
        socket->disconnectFromHost();
        return;
    }
    const QByteArray answer = m_script.takeFirst();
    if (answer.isEmpty())
        return;
    socket->write(answer);
    socket->disconnectFromHost();
}

} // namespace leadwell::test
