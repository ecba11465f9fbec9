// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/clock/ClockRuns.h"
#include "core/domain/clock/TeamCalendar.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// When leads must have been answered (docs/adr/0010). The clocks are made of what the store has of a lead, by WriteTx, in the
/// transaction that changes it; so they are right whoever changes it, and undo needs nothing of its own.
namespace clocks {

enum class Verdict : quint8 { None, Warned, Violated };

struct Clock : domain::SlaClock {
    qint64 leadNumber = 0; ///< only of judge(), as the next
    LeadId lead;
    int calendar = 0; ///< version
    Verdict verdict = Verdict::None;
};

/// Whether a setting is one of the team's hours.
bool isHours(const QString& setting);
/// Whether a new task may start or stop a clock.
bool startsOne(const oplog::Row& task);
/// Whether these fields of a task that was there may start or stop a clock.
bool movesOne(const oplog::Row& changed);
/// Makes the clocks of a lead again from what happened, and its next_due_ms.
Result<void> refresh(WriteTx& tx, const QByteArray& lead);
/// The team's hours changed: those that run and were not missed yet are due by the new ones. What was judged stays.
Result<void> reckonAnew(WriteTx& tx);

/// Running ones first by what is due first, then the others, the newest first.
Result<QList<domain::LeadClock>> ofLead(Connection& connection, LeadId lead);
/// As it stood when the deadline was reckoned.
Result<domain::CalendarText> calendar(Connection& connection, int version);

/// When the next clock warns or is missed; not set: none runs that was not judged.
Result<Instant> nextDue(Connection& connection);
struct Judged {
    QList<Clock> warned;   ///< three quarters of the time are over
    QList<Clock> violated; ///< nobody answered in time
};
/// Judges what is due by `at`, each once, the earliest first. Violations are written down.
Result<Judged> judge(WriteTx& tx, Instant at);

/// For verify: makes every clock again. A sentence for each contradiction.
Result<QStringList> check(Connection& connection);

} // namespace clocks

} // namespace leadwell::store
