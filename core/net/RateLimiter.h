// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/net/RateBudget.h"

#include <QHash>
#include <QMutex>

namespace leadwell::net {

/// Token buckets by key ("indiamart/8121", "mail.example/login"), remembered between runs: a restart gives no
/// fresh budget. A clock that is set, forward or back, neither fills a bucket nor changes how long one is blocked;
/// after a restart of the machine itself the clock is believed.
/// Thread-safe.
class RateLimiter {
public:
    static constexpr Millis blockMax{24LL * 60 * 60 * 1000}; ///< nobody is stayed away from for longer

    /// `clock` and `memory` must outlive the limiter.
    RateLimiter(const Clock& clock, RateMemory& memory) : m_clock(clock), m_memory(memory) {}

    /// Takes one call out of the bucket and answers 0; or takes nothing and answers how long to wait before
    /// asking again.
    Millis take(const QString& key, const RateBudget& budget);
    /// The other side asked to stay away for so long; a longer block stays.
    void blockFor(const QString& key, Millis wait);

private:
    BucketState& bucket(const QString& key, double tokensWhenNew);
    Millis follow(BucketState& state) const;

    const Clock& m_clock;
    RateMemory& m_memory;
    QMutex m_mutex;
    QHash<QString, BucketState> m_buckets;
};

} // namespace leadwell::net
