// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/RateLimiter.h"

#include <algorithm>
#include <cmath>

namespace leadwell::net {

namespace {

double tokensPerMs(const RateBudget& budget) {
    return budget.interval.count() > 0 ? budget.perInterval / static_cast<double>(budget.interval.count()) : 0.0;
}

constexpr qint64 anotherBoot = -1;

} // namespace

BucketState& RateLimiter::bucket(const QString& key, double tokensWhenNew) {
    auto found = m_buckets.find(key);
    if (found != m_buckets.end())
        return *found;
    const Instant now = m_clock.now();
    BucketState state = m_memory.load(key).value_or(BucketState{tokensWhenNew, now, {}, m_clock.steady(), m_clock.boot()});
    if (state.boot == 0)
        state.boot = anotherBoot;
    return *m_buckets.insert(key, state);
}

// How much time really passed since the state was written. When the clock was set meanwhile, what lay ahead moves with it.
Millis RateLimiter::follow(BucketState& state) const {
    const Instant now = m_clock.now();
    const Millis steady = m_clock.steady();
    const Millis byClock = now - state.updatedAt;
    const bool isSameRun = state.boot == m_clock.boot();
    const Millis passed = std::max(Millis(0), isSameRun ? steady - state.steadyAt : byClock);
    if (state.blockedUntil > state.updatedAt)
        state.blockedUntil = state.blockedUntil + (byClock - passed);
    state.updatedAt = now;
    state.steadyAt = steady;
    state.boot = m_clock.boot();
    return passed;
}

Millis RateLimiter::take(const QString& key, const RateBudget& budget) {
    const QMutexLocker lock(&m_mutex);
    BucketState& state = bucket(key, budget.capacity);
    const Millis passed = follow(state);
    const Instant now = state.updatedAt;
    const double rate = tokensPerMs(budget);
    const double grown = state.tokens + static_cast<double>(passed.count()) * rate;
    state.tokens = std::min(budget.capacity, std::isfinite(grown) ? grown : 0.0);
    if (state.blockedUntil > now)
        return std::min(state.blockedUntil - now, blockMax);
    if (state.tokens < 1.0) {
        const double waitMs = rate > 0 ? std::ceil((1.0 - state.tokens) / rate) : static_cast<double>(blockMax.count());
        return Millis(static_cast<qint64>(std::clamp(waitMs, 1.0, static_cast<double>(blockMax.count()))));
    }
    state.tokens -= 1.0;
    m_memory.save(key, state);
    return Millis(0);
}

void RateLimiter::blockFor(const QString& key, Millis wait) {
    const QMutexLocker lock(&m_mutex);
    BucketState& state = bucket(key, 0.0);
    // What fills up meanwhile is left out: being told to stay away earns nothing.
    follow(state);
    const Instant now = state.updatedAt;
    const Instant until = now + std::clamp(wait, Millis(0), blockMax);
    if (until <= state.blockedUntil)
        return;
    state.blockedUntil = until;
    m_memory.save(key, state);
}

} // namespace leadwell::net
