// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/SingleInstance.h"

#include "core/base/Log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

namespace leadwell::desktop {
namespace {

constexpr int handOverMs = 500;
constexpr qint64 messageBytesMax = 65'536;
constexpr qsizetype thingsMax = 100;

QByteArray written(const QStringList& things) {
    return QJsonDocument(QJsonArray::fromStringList(things)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString& workspacePath, QObject* parent) : QObject(parent) {
    // The home folder keeps people of one machine apart.
    const QString where = QDir::homePath() + QLatin1Char('\n') + QFileInfo(workspacePath).absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(where.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
    m_name = QStringLiteral("leadwell-") + QString::fromLatin1(hash);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnected);
}

bool SingleInstance::handOver(const QStringList& things) {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(handOverMs))
        return false;
    socket.write(written(things));
    return socket.waitForBytesWritten(handOverMs) && socket.waitForReadyRead(handOverMs);
}

void SingleInstance::listen() {
    if (m_server.listen(m_name))
        return;
    // Nobody answered handOver(): what lies there was left by a crash.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        qCWarning(logUi) << "Further starts cannot be handed over:" << m_server.errorString();
}

void SingleInstance::onConnected() {
    QLocalSocket* socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > messageBytesMax) {
            socket->abort();
            return;
        }
        if (!socket->canReadLine())
            return;
        QStringList things;
        const QJsonArray values = QJsonDocument::fromJson(socket->readLine()).array();
        for (const QJsonValue& value : values) {
            if (things.size() < thingsMax && value.isString())
                things << value.toString();
        }
        socket->write("ok\n");
        socket->disconnectFromServer();
        Q_EMIT called(things);
    });
}

} // namespace leadwell::desktop
