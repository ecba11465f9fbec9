// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/call/Attempts.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// A call as it is stored.
struct CallRecord : domain::Call {
    QString number;     ///< E.164; empty where it was withheld
    QString providerId; ///< what the telephone system calls it; empty: written by hand
    PersonId personId;  ///< whose number it was, where they are one with the lead's own person; not set: the lead's own
};

namespace calls {

Result<void> insert(WriteTx& tx, const CallRecord& call);
Result<std::optional<CallRecord>> read(Connection& connection, CallId id);
Result<std::optional<CallRecord>> ofProvider(Connection& connection, const QString& providerId);
/// Newest first.
Result<QList<CallRecord>> since(Connection& connection, Instant since, int limit);
Result<int> countSince(Connection& connection, Instant since);
/// Somebody called, nobody answered, and no call with them came after it; the longest waiting first. A withheld number
/// cannot be called back.
Result<QList<CallRecord>> missed(Connection& connection, Instant since, int limit);

struct DueTask {
    TaskId id;
    qint64 lead = 0;
    QString title;
    Instant dueAt;
};
/// Open tasks to call somebody, what is due first.
Result<QList<DueTask>> dueTasks(Connection& connection, Instant until, int limit);

/// Open leads that are hot, new or just contacted, that can be called and whom nobody reached by telephone; nor tried to since
/// `triedSince`. The hottest first.
Result<QList<qint64>> unreached(Connection& connection, Instant activeSince, Instant triedSince, int limit);

/// How many of our latest calls to the lead in a row nobody answered.
Result<int> unansweredOf(Connection& connection, qint64 lead);
/// E.164; empty when they cannot be called.
Result<QString> phoneOf(Connection& connection, PersonId person);
/// Our own calls, oldest first; imported ones without a number and a lead are left out.
Result<QList<domain::CallAttempt>> attempts(Connection& connection, Instant from, Instant to);

} // namespace calls

} // namespace leadwell::store
