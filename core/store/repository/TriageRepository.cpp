// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/TriageRepository.h"

namespace leadwell::store::triage {

using domain::TriageStatus;

namespace {

const QString fromLeads = QStringLiteral("SELECT l.number, t.created_ms FROM triage_item t JOIN lead l ON l.id = t.lead_id ");
/// What was in triage and was given to somebody: from the assignments of that time, however many leads there are. What came
/// with its owner in a table waited for nobody.
const QString givenSince = QStringLiteral("FROM assignment a INDEXED BY assignment_given %1 WHERE a.decided_ms >= ? "
                                          "AND a.member_id IS NOT NULL AND a.strategy <> 'import' "
                                          "AND EXISTS (SELECT 1 FROM triage_item t WHERE t.lead_id = a.lead_id)");
constexpr qint64 mostPast = 5'000;

Waiting waitingFromRow(const Record& r) {
    return {r.integer(0), r.instant(1)};
}

/// What is shown in another lead waits there, or nowhere. These are few, and the others need not be looked at for it.
Result<int> countOf(Connection& connection, TriageStatus status) {
    LW_TRY(const qint64 count,
           connection.number(QStringLiteral("SELECT (SELECT count(*) FROM triage_item WHERE status = ?1) - (SELECT count(*) FROM "
                                            "lead s CROSS JOIN triage_item t ON t.lead_id = s.id WHERE s.shown_in IS NOT NULL "
                                            "AND t.status = ?1)"),
                             {qint64(status)}));
    return static_cast<int>(count);
}

} // namespace

Result<QList<Waiting>> queue(Connection& connection, TriageStatus status) {
    if (status != TriageStatus::Pending)
        return connection.collect(QStringLiteral("SELECT l.number, max(t.created_ms) FROM triage_item t JOIN lead l ON l.id = "
                                                 "t.lead_id WHERE t.status = ? AND l.shown_in IS NULL GROUP BY l.id "
                                                 "ORDER BY max(t.created_ms) DESC, l.number DESC LIMIT ?"),
                                  {qint64(status), mostPast}, waitingFromRow);
    // What has no deadline comes after what has one.
    return connection.collect(
        fromLeads + QStringLiteral("WHERE t.status = 0 AND l.shown_in IS NULL ORDER BY l.priority DESC, l.next_due_ms = 0, "
                                   "l.next_due_ms, t.created_ms, l.number"),
        {}, waitingFromRow);
}

Result<QList<Waiting>> assignedSince(Connection& connection, Instant since) {
    return connection.collect(QStringLiteral("SELECT l.number, max(a.decided_ms) ") +
                                  givenSince.arg(QStringLiteral("CROSS JOIN lead l ON l.id = a.lead_id")) +
                                  QStringLiteral(" GROUP BY l.id ORDER BY max(a.decided_ms) DESC, l.number DESC LIMIT ?"),
                              {since.ms(), mostPast}, waitingFromRow);
}

Result<int> pendingCount(Connection& connection) {
    return countOf(connection, TriageStatus::Pending);
}

Result<Counts> counts(Connection& connection, Instant since) {
    Counts counts;
    LW_TRY(counts.pending, pendingCount(connection));
    LW_TRY(counts.closed, countOf(connection, TriageStatus::Closed));
    LW_TRY(const qint64 given,
           connection.number(QStringLiteral("SELECT count(DISTINCT a.lead_id) ") + givenSince.arg(QString()), {since.ms()}));
    counts.assignedSince = static_cast<int>(given);
    return counts;
}

} // namespace leadwell::store::triage
