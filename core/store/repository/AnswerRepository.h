// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/clock/AnswerTimes.h"
#include "core/store/Connection.h"

namespace leadwell::store::answers {

/// Of the clocks of a first response that were due from one moment up to another; what is due after `now` is asked about later.
/// Walks all of them: a second at a million leads.
Result<domain::AnswerTimes> times(Connection& connection, Instant from, Instant to, Instant now);

} // namespace leadwell::store::answers
