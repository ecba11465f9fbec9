// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/success/Performance.h"
#include "core/store/Connection.h"

namespace leadwell::store {

/// What success::scores() says, for the writer: it is asked with every lead that is given, and counts all successes of a quarter.
/// Remembered until a success begins or ceases to count. Whoever changes a success, or rolls something back, makes it forget.
/// For one thread.
class SuccessScores {
public:
    Result<domain::Scores> at(Connection& connection, Instant at);
    void forget() { m_isKnown = false; }

private:
    domain::Scores m_scores;
    Instant m_from;
    Instant m_until; ///< not any more then
    bool m_isKnown = false;
};

} // namespace leadwell::store
