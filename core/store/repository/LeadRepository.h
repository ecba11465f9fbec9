// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// A lead as it lies in the store: the model's fields and those its heat and score are computed from.
struct LeadRecord : domain::Lead {
    domain::IntentHeat intentHeat;
    domain::Priority rulePriority = domain::Priority::Low;
    Instant wantsContactAt;
    std::optional<domain::Pin<domain::Heat>> heatPin;
    Instant stageByPersonAt; ///< not set: no person chose the stage it has
    QString stageCause;      ///< why it has its stage; empty: a person chose it
    QString firstMessage;
    QString extra;  ///< JSON of fields without a home
    LeadId shownIn; ///< the lead it was put away into, where two people are one; not set: it stands by itself
};

namespace leads {

/// What people call it: a lead that is shown in another one answers as that one. Errors: NotFound.
Result<LeadRecord> read(Connection& connection, qint64 number);
/// The row itself. Errors: NotFound.
Result<LeadRecord> read(Connection& connection, LeadId id);
/// The row itself, where it stands by itself; otherwise the lead it is shown in. Errors: NotFound.
Result<LeadRecord> readShown(Connection& connection, LeadId id);
/// Those that are shown in a lead, oldest first; none, as a rule.
Result<QList<LeadId>> shownIn(Connection& connection, LeadId id);
/// The open (or parked) lead with the newest activity of the person, or of whoever is one with them; their own comes first.
Result<std::optional<LeadRecord>> openLeadOf(Connection& connection, PersonId person);
/// They, or whoever is one with them.
Result<bool> hasLeads(Connection& connection, PersonId person);
/// Every lead of just this person, newest activity first.
Result<QList<LeadRecord>> ofPerson(Connection& connection, PersonId person);
/// Gives the lead its number and writes it. Answers the number.
Result<qint64> insert(WriteTx& tx, const LeadRecord& lead);
/// Takes the next `count` numbers at once, for leads that insertNumbered() will write. Answers the first.
Result<qint64> reserveNumbers(WriteTx& tx, qint64 count);
/// Writes a lead whose number was reserved.
Result<void> insertNumbered(WriteTx& tx, const LeadRecord& lead);
/// The earliest of the open tasks, also of leads shown in it, and of the clocks that run; not set: there is none.
Result<Instant> nextDue(Connection& connection, LeadId id);
/// next_due_ms: the same, and that of the lead it is shown in.
Result<void> refreshNextDue(WriteTx& tx, LeadId id);
/// Leads whose heat may be another one at that moment than it is: open ones that may have cooled or whose pin ran out, and, where
/// heat was cooled for a later moment before, all that were.
Result<QList<qint64>> withTimedHeat(Connection& connection, Instant at);
/// Heat is now as it is at that moment. Where nothing changed it was so before, and nothing is written.
Result<void> noteTimedHeat(WriteTx& tx, Instant at, bool hasChanged);

/// The newest leads, at most `limit`.
Result<QList<qint64>> someNumbers(Connection& connection, int limit);

struct Totals {
    qint64 people = 0;
    qint64 messages = 0;
    QMap<domain::Source, qint64> bySource;
};
Result<Totals> totals(Connection& connection);

} // namespace leads

} // namespace leadwell::store
