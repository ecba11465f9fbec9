// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QString>

#include <optional>

namespace leadwell::net {

/// A budget that fills up again: at most `capacity` at once, `perInterval` more each `interval`.
struct RateBudget {
    double capacity = 1;
    double perInterval = 1;
    Millis interval{1000};
};

/// What a bucket remembers between runs.
struct BucketState {
    double tokens = 0;
    Instant updatedAt;
    Instant blockedUntil; ///< the other side asked to stay away until then
    Millis steadyAt{0};   ///< Clock::steady() at updatedAt …
    qint64 boot = 0;      ///< … and the run of the machine it belongs to; 0: not known
};

/// Where bucket states survive a restart; the application binds it to the store. Thread-safe.
class RateMemory {
public:
    virtual ~RateMemory() = default;
    virtual std::optional<BucketState> load(const QString& key) = 0;
    virtual void save(const QString& key, const BucketState& state) = 0;
};

} // namespace leadwell::net
