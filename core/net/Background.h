// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QThreadPool>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>

namespace leadwell::net {

/// True when the work should end: its answer was cancelled, or the pool is going away. Cheap; ask often.
using ShouldStop = std::function<bool()>;

/// A few threads for work that waits on the network. When it goes, running work is told to stop and waited
/// for, so what the work refers to only has to outlive the pool. Thread-safe.
class Background {
public:
    explicit Background(int threads);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Runs `work` on one of the threads, or later when all are busy. The answer always comes, also after a
    /// stop; a foreign exception becomes Internal.
    template<class T>
    Answer<T> run(std::function<Result<T>(const ShouldStop&)> work) {
        auto promise = std::make_shared<Promise<Result<T>>>();
        Answer<T> answer = promise->later();
        m_pool.start([promise, work = std::move(work), stops = m_stops] {
            const ShouldStop shouldStop = [&promise, &stops] { return stops->load() || promise->isSettled(); };
            promise->give(guarded<T>(work, shouldStop));
        });
        return answer;
    }

private:
    template<class T>
    static Result<T> guarded(const std::function<Result<T>(const ShouldStop&)>& work, const ShouldStop& shouldStop) {
        try {
            return work(shouldStop);
        } catch (const std::exception& exception) {
            return detail::thrown(exception);
        }
    }

    std::shared_ptr<std::atomic_bool> m_stops = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool;
};

} // namespace leadwell::net
