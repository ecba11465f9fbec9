// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/HttpThread.h"

#include <optional>

namespace leadwell::net {

namespace {

constexpr int lookForStopMs = 50;

/// What the waiting thread and the network's thread share of one request.
struct Waiting {
    QSemaphore isThere;
    std::optional<Result<HttpResponse>> result; ///< read after isThere was acquired
    Answer<HttpResponse> answer;                ///< touched on the network's thread only
};

} // namespace

HttpThread::HttpThread(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random)
    : m_clock(std::move(clock))
    , m_random(std::move(random)) {}

HttpThread::~HttpThread() {
    quit();
    wait();
}

void HttpThread::run() {
    HttpClient client(*m_clock, *m_random);
    m_client = &client;
    m_hasClient.release();
    exec();
}

HttpClient& HttpThread::client() {
    const QMutexLocker lock(&m_mutex);
    if (!isRunning()) {
        start();
        m_hasClient.acquire();
    }
    return *m_client;
}

Result<HttpResponse> HttpThread::fetch(const HttpRequest& request, const ShouldStop& shouldStop) {
    HttpClient* http = &client();
    const auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(
        http,
        [http, request, waiting] {
            waiting->answer = http->send(request);
            waiting->answer.then(http, [waiting](const Result<HttpResponse>& result) {
                waiting->result = result;
                waiting->isThere.release();
            });
        },
        Qt::QueuedConnection);
    while (!waiting->isThere.tryAcquire(1, lookForStopMs)) {
        if (!shouldStop())
            continue;
        QMetaObject::invokeMethod(
            http, [waiting] { waiting->answer.cancel(); }, Qt::QueuedConnection);
        return Error{ErrorKind::Cancelled, QStringLiteral("Stopped."), request.url.host()};
    }
    return *waiting->result;
}

} // namespace leadwell::net
