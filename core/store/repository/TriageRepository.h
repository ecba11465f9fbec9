// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "core/store/Connection.h"

namespace leadwell::store {

/// What waits for a decision about its owner, and what was decided.
namespace triage {

struct Waiting {
    qint64 number = 0;
    Instant since; ///< it came into triage
};
/// By the lead's priority, then by what is due first, then the oldest; of what is over the newest first, at most 5,000.
Result<QList<Waiting>> queue(Connection& connection, domain::TriageStatus status);

/// Leads that were in triage and were given to somebody since then, the latest first, at most 5,000; as Counts counts them. Not
/// those that came with their owner in a table.
Result<QList<Waiting>> assignedSince(Connection& connection, Instant since);

Result<int> pendingCount(Connection& connection);
struct Counts {
    int pending = 0;
    int assignedSince = 0; ///< leads that were in triage and were given to somebody since a moment
    int closed = 0;
};
/// Costs what was decided since then, not how many leads there are.
Result<Counts> counts(Connection& connection, Instant since);

} // namespace triage

} // namespace leadwell::store
