// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

namespace leadwell {

/// Where "now" comes from. Domain code never asks it; services do and pass the instant on. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Time since some moment of its own: runs on when somebody sets the clock. Only differences mean something.
    virtual Millis steady() const { return Millis(now().ms()); }
    /// Which run of the machine steady() counts in, so that readings of two processes compare; 0: not known.
    virtual qint64 boot() const { return 0; }
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
    Millis steady() const override;
    qint64 boot() const override;
};

} // namespace leadwell
