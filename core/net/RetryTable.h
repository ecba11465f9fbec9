// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/base/Instant.h"
#include "core/base/Random.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace leadwell::net {

/// What a call is for; decides how long it may take and how often it is tried.
enum class CallClass : quint8 {
    Interactive, ///< a person waits: short, tried twice
    Background,  ///< polls and look-ups: patient
    Send,        ///< not to be done twice: tried once, whoever sends looks before trying again
    Transfer,    ///< large bodies: long
};

struct RetryRule {
    Millis timeout{0};              ///< of one attempt, from the first byte out to the last byte in
    std::array<Millis, 4> pauses{}; ///< before the second, third … attempt; 0 ends the row
};

/// The one table of time-outs and pauses.
inline constexpr std::array<RetryRule, 4> retryTable{{
    {Millis(15'000), {Millis(1'000)}},
    {Millis(30'000), {Millis(2'000), Millis(8'000), Millis(30'000)}},
    {Millis(30'000), {}},
    {Millis(300'000), {Millis(5'000), Millis(30'000)}},
}};

constexpr const RetryRule& retryRule(CallClass callClass) {
    return retryTable[static_cast<size_t>(callClass)];
}

/// The longest a Retry-After is waited for inside a call; beyond that the caller gets RateLimited and plans
/// anew.
inline constexpr Millis retryAfterMax{60'000};

/// Offline, TimedOut and RateLimited may pass by themselves; everything else will not.
bool isPassing(ErrorKind kind);

/// How long to wait before attempt `attempt` + 1 (attempts count from 1); nullopt: give up. The pause of the
/// table is varied by chance between 75 % and 125 %, so that many do not come back at once; a Retry-After is
/// kept exactly.
std::optional<Millis> pauseBefore(const RetryRule& rule, int attempt, std::optional<Millis> retryAfter, Random& random);

/// Reads a Retry-After header (RFC 9110 §10.2.3): seconds, or an HTTP date. Never negative; nullopt when it
/// is neither.
std::optional<Millis> readRetryAfter(const QByteArray& value, Instant now);

} // namespace leadwell::net
