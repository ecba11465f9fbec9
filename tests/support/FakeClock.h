// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace leadwell::test {

/// A clock that stands still until a test moves it. Starts on 2026-11-20 09:00 UTC.
class FakeClock final : public Clock {
public:
    Instant now() const override { return Instant::fromMs(m_ms.load()); }
    void set(Instant at) { m_ms = at.ms(); }
    void advance(Millis by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms{1'795'165'200'000};
};

} // namespace leadwell::test
