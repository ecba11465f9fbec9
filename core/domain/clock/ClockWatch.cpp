// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/ClockWatch.h"

namespace leadwell::domain {

bool ClockWatch::believes(Instant wall, Millis steady) {
    const Millis passed = m_steady.count() > 0 ? steady - m_steady : Millis(0);
    const bool isFar = m_wall.isSet() && wall - (m_wall + passed) > farJump;
    if (isFar && !m_isDoubting) {
        m_isDoubting = true;
        m_doubtsSince = steady;
    }
    if (isFar && steady - m_doubtsSince < believedAfter)
        return false;
    m_isDoubting = false;
    m_wall = wall;
    m_steady = steady;
    return true;
}

} // namespace leadwell::domain
