// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/Connection.h"

namespace leadwell::store::tasks {

/// A task with what a list shows of its lead.
struct Listed {
    domain::Task task;
    qint64 leadNumber = 0;
    QString customer;
    QString phone; ///< the first that is known; empty for none
};
struct Filter {
    MemberId assignee; ///< not set: anybody's
    Instant from;      ///< due then or later; not set: no bound
    Instant to;        ///< due before; not set: no bound
    int limit = 500;
};
/// Open tasks, what is due first first.
Result<QList<Listed>> open(Connection& connection, const Filter& filter);
Result<int> countOpen(Connection& connection, const Filter& filter);
/// Done since a moment, the latest first.
Result<QList<Listed>> doneSince(Connection& connection, MemberId assignee, Instant since, int limit);
Result<int> countDoneSince(Connection& connection, MemberId assignee, Instant since);

/// Tasks that were due in a time, of one person (not set: nobody's).
struct Rate {
    MemberId member;
    int due = 0;
    int done = 0;   ///< of those
    int inTime = 0; ///< of those
};
Result<QList<Rate>> rates(Connection& connection, Instant from, Instant to);

} // namespace leadwell::store::tasks
