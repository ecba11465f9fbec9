// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Clock.h"

#include <chrono>

namespace leadwell {

Instant SystemClock::now() const {
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant::fromMs(std::chrono::duration_cast<Millis>(sinceEpoch).count());
}

} // namespace leadwell
