// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/net/Background.h"
#include "core/net/HttpClient.h"

#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <memory>

namespace leadwell::net {

/// An HttpClient on a thread of its own, for work that waits: the pool threads of a channel. The thread starts with the
/// first request. Must outlive whoever waits; thread-safe.
class HttpThread final : private QThread {
public:
    HttpThread(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random);
    ~HttpThread() override;

    /// The answer of HttpClient::send(), waited for. Never on the main thread. Errors: as there; Cancelled soon after
    /// `shouldStop` says so.
    Result<HttpResponse> fetch(const HttpRequest& request, const ShouldStop& shouldStop);

private:
    void run() override;
    HttpClient& client();

    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Random> m_random;
    QMutex m_mutex;
    QSemaphore m_hasClient;
    HttpClient* m_client = nullptr; ///< on the thread's own stack
};

} // namespace leadwell::net
