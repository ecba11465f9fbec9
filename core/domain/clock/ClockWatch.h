// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

namespace leadwell::domain {

/// Tells time that passed from a clock that somebody set, so that a wrong year raises no flood of missed deadlines.
///
/// Forward by more than 40 days at once is not believed until the clock has said so for ten minutes: then it is the time. A clock
/// that goes back to where it was is believed again at once. Less than that may be a machine that slept, and is believed. Back
/// by any amount is believed: nothing is due earlier, and what was judged stays judged.
class ClockWatch {
public:
    static constexpr Millis farJump = std::chrono::hours(24 * 40);
    static constexpr Millis believedAfter = std::chrono::minutes(10);

    /// `lastKnown`: the newest moment that something was written at before this program began; not set: none.
    explicit ClockWatch(Instant lastKnown = {}) : m_wall(lastKnown) {}

    /// Whether deadlines may be judged by this time. `steady` runs on when the clock is set.
    bool believes(Instant wall, Millis steady);

private:
    Instant m_wall;    ///< the last one that was believed
    Millis m_steady{}; ///< with it
    bool m_isDoubting = false;
    Millis m_doubtsSince{};
};

} // namespace leadwell::domain
