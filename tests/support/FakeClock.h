// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"

#include <algorithm>
#include <atomic>

namespace leadwell::test {

/// A clock that stands still until a test moves it. Starts on 2026-11-20 09:00 UTC.
class FakeClock final : public Clock {
public:
    Instant now() const override { return Instant::fromMs(m_ms.load()); }
    Millis steady() const override { return Millis(m_steadyMs.load()); }
    qint64 boot() const override { return 1; }
    /// Somebody sets the clock: no time passes.
    void set(Instant at) { m_ms = at.ms(); }
    /// Time passes; back (negative) only the clock goes.
    void advance(Millis by) {
        m_ms += by.count();
        m_steadyMs += std::max<qint64>(0, by.count());
    }

private:
    std::atomic<qint64> m_steadyMs{1'000'000};
    std::atomic<qint64> m_ms{1'795'165'200'000};
};

} // namespace leadwell::test
