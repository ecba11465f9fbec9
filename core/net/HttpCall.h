// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/HttpClient.h"

#include <QNetworkReply>
#include <QTimer>

#include <optional>

namespace leadwell::net {

/// One request until it is answered, with all its attempts; deletes itself then. Part of HttpClient.
class HttpCall final : public QObject {
    Q_OBJECT

public:
    HttpCall(const HttpRequest& request, QNetworkAccessManager& network, const Clock& clock, Random& random, QObject* parent);
    ~HttpCall() override;

    Answer<HttpResponse> start();

private:
    struct DeleteLater {
        void operator()(QNetworkReply* reply) const;
    };

    void attempt();
    void onReadyRead();
    void onFinished();
    void onDeadline();
    void dropReply();
    void conclude(Result<HttpResponse> result);
    Result<HttpResponse> outcome();
    Error networkError() const;
    QString host() const { return m_request.url.host(); }

    const HttpRequest m_request;
    QNetworkAccessManager& m_network;
    const Clock& m_clock;
    Random& m_random;
    Promise<Result<HttpResponse>> m_promise;
    std::unique_ptr<QNetworkReply, DeleteLater> m_reply;
    QTimer m_deadline;
    QByteArray m_body;
    int m_attempt = 0;
    bool m_isTooLarge = false;
    bool m_isLate = false;
    bool m_isOver = false;
};

/// What a status means when the caller wants only successes; nullopt for 2xx. Exposed for its test.
std::optional<Error> statusError(int status, const QString& host);

} // namespace leadwell::net
