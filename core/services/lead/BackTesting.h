// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/BackTest.h"
#include "core/store/Connection.h"

namespace leadwell::services {

/// The leads of a time given again by other rules; not set: by those of their time. Whoever works when is looked up as it is set
/// today where the rules of the time did not ask for it. On a reader; some 30 µs a decision with ten people.
Result<domain::BackTestReport> backTest(store::Connection& connection, const std::optional<domain::AssignmentRules>& rules,
                                        Instant from, Instant to, Instant now);

} // namespace leadwell::services
