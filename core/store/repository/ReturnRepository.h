// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/WriteTx.h"

namespace leadwell::store::returns {

/// An open lead whose customer waits for an answer, and whose owner gave none since they got it.
struct Unanswered {
    LeadId lead;
    MemberId owner;
    AssignmentId assignment;
    Instant since;
    Instant wantsContactAt; ///< not set: at once
    Instant cameBackAt;     ///< when it went back the last time, as far as that is over; not set: it never did
};
/// Those that may go back: given by the rules, or (`alsoByHand`) by anybody, since returns are on, and each time once; longest
/// with their owner first. Only those given by `before`, and those given later than `now`: the clock was put back.
struct Asked {
    bool alsoByHand = false;
    Instant before;
    Instant now;
};
Result<QList<Unanswered>> unanswered(Connection& connection, const Asked& asked);
/// Whether nothing happened to it since it was found.
Result<bool> isStill(Connection& connection, const Unanswered& one);
/// This one goes back now, and never again. False when it did already.
Result<bool> noteReturned(WriteTx& tx, AssignmentId assignment);
/// What was given until now never goes back.
Result<void> beginNow(WriteTx& tx);

/// Leaves that go on at this moment, of active people, and that nobody looked at yet.
Result<QList<domain::Leave>> leavesThatBegan(Connection& connection, Instant at);
Result<void> noteBegun(WriteTx& tx, LeaveId leave);

/// Open leads of somebody, the oldest first; or only those whose customer waits for an answer, and those nobody touched yet.
Result<QList<LeadId>> openOf(Connection& connection, MemberId member, bool onlyUnanswered);
/// Whether a customer waits for an answer.
Result<bool> isUnanswered(Connection& connection, LeadId lead);

} // namespace leadwell::store::returns
