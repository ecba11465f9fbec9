// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Progress.h"
#include "core/domain/assignment/BackTestWords.h"
#include "core/store/Connection.h"

namespace leadwell::services {

/// What is tried on a recorded time.
struct BackTestTrial {
    std::optional<domain::AssignmentRules> rules; ///< not set: those of the time
    QHash<MemberId, domain::PersonLimits> limits; ///< whoever is not named takes as many as they took
};
struct BackTestTime {
    Instant from;
    Instant to;
    Instant now;
};

/// The leads of a time given again by other rules; not set: by those of their time. Whoever works when is looked up as it is set
/// today where the rules of the time did not ask for it. On a reader; some 30 µs a decision with ten people. Errors: Cancelled,
/// Storage.
Result<domain::BackTestReport> backTest(store::Connection& connection, const BackTestTrial& trial, const BackTestTime& time,
                                        Progress& progress);

} // namespace leadwell::services
