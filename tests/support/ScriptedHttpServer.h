// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QUrl>

namespace leadwell::test {

/// An HTTP server on 127.0.0.1 that answers from a script, one entry per request, and remembers what it was
/// asked. Lives on the test's thread and needs its event loop. An empty entry hangs; behind the script it
/// closes the connection.
class ScriptedHttpServer final : public QTcpServer {
    Q_OBJECT

public:
    explicit ScriptedHttpServer(QList<QByteArray> script);

    QUrl url(const QString& path) const;
    const QList<QByteArray>& requests() const { return m_requests; }

    /// "HTTP/1.1 200 OK" with length, these further header lines ("Name: value\r\n") and body.
    static QByteArray answer(int status, const QByteArray& body = {}, const QByteArray& headerLines = {});

private:
    void serve();
    void readRequest(class QTcpSocket* socket);

    QList<QByteArray> m_script;
    QList<QByteArray> m_requests;
};

} // namespace leadwell::test
