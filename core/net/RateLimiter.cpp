// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/RateLimiter.h"

#include <algorithm>
#include <cmath>

namespace leadwell::net {

namespace {

double tokensPerMs(const RateBudget& budget) {
    return budget.interval.count() > 0 ? budget.perInterval / static_cast<double>(budget.interval.count())
                                       : 0.0;
}

// When the clock went back, what lay ahead moves back with it.
void followClock(BucketState& state, Instant now) {
    if (now >= state.updatedAt)
        return;
    if (state.blockedUntil > state.updatedAt)
        state.blockedUntil = now + (state.blockedUntil - state.updatedAt);
    state.updatedAt = now;
}

} // namespace

BucketState& RateLimiter::bucket(const QString& key, Instant now, double tokensWhenNew) {
    auto found = m_buckets.find(key);
    if (found == m_buckets.end()) {
        const auto remembered = m_memory.load(key);
        found = m_buckets.insert(key, remembered.value_or(BucketState{tokensWhenNew, now, {}}));
    }
    followClock(*found, now);
    return *found;
}

Millis RateLimiter::take(const QString& key, const RateBudget& budget) {
    const QMutexLocker lock(&m_mutex);
    const Instant now = m_clock.now();
    BucketState& state = bucket(key, now, budget.capacity);
    const double rate = tokensPerMs(budget);
    const double grown = state.tokens + static_cast<double>((now - state.updatedAt).count()) * rate;
    state.tokens = std::min(budget.capacity, std::isfinite(grown) ? grown : 0.0);
    state.updatedAt = now;
    if (state.blockedUntil > now)
        return std::min(state.blockedUntil - now, blockMax);
    if (state.tokens < 1.0) {
        const double waitMs =
            rate > 0 ? std::ceil((1.0 - state.tokens) / rate) : static_cast<double>(blockMax.count());
        return Millis(static_cast<qint64>(std::clamp(waitMs, 1.0, static_cast<double>(blockMax.count()))));
    }
    state.tokens -= 1.0;
    m_memory.save(key, state);
    return Millis(0);
}

void RateLimiter::blockFor(const QString& key, Millis wait) {
    const QMutexLocker lock(&m_mutex);
    const Instant now = m_clock.now();
    BucketState& state = bucket(key, now, 0.0);
    const Instant until = now + std::clamp(wait, Millis(0), blockMax);
    if (until <= state.blockedUntil)
        return;
    state.blockedUntil = until;
    m_memory.save(key, state);
}

} // namespace leadwell::net
