// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/net/RetryTable.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <utility>

class QNetworkAccessManager;

namespace leadwell::net {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url; ///< https, or http to this computer
    HttpHeaders headers;
    QByteArray body;
    CallClass callClass = CallClass::Background;
    qint64 bodyBytesMax = 8LL * 1024 * 1024; ///< of the answer
    Millis timeout{0};                       ///< of one attempt; 0: the table's
    bool takesEveryStatus = false;           ///< true: an answer of 4xx and 5xx is a response too; its body says why
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;

    /// The first header of that name, in any case; empty when absent.
    QByteArray header(const QByteArray& name) const;
};

/// HTTP/1.1 requests with the retry table applied. Follows redirects that are no less safe (at most five),
/// keeps no cookies, refuses bodies over the limit. Use it on the thread it lives on; answers come there.
/// Errors: Invalid (URL, 4xx), Denied (401, 403, certificate), NotFound (404, 410), Conflict (409, 412),
/// TooLarge, RateLimited (429), TimedOut, Offline (no connection, 5xx), Protocol, Cancelled (the answer was
/// cancelled, or the client went). Sentences and details name the host only: never a path, a query, a header
/// or a body.
class HttpClient final : public QObject {
    Q_OBJECT

public:
    /// `clock` and `random` must outlive the client.
    HttpClient(const Clock& clock, Random& random, QObject* parent = nullptr);
    ~HttpClient() override;

    Answer<HttpResponse> send(const HttpRequest& request);

private:
    const Clock& m_clock;
    Random& m_random;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace leadwell::net
