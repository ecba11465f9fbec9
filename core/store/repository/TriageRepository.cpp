// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/TriageRepository.h"

namespace leadwell::store::triage {

using domain::TriageStatus;

namespace {

const QString fromLeads = QStringLiteral("SELECT l.number, t.created_ms FROM triage_item t JOIN lead l ON l.id = t.lead_id ");
constexpr qint64 mostPast = 5'000;

Waiting waitingFromRow(const Record& r) {
    return {r.integer(0), r.instant(1)};
}

Result<int> countOf(Connection& connection, TriageStatus status) {
    LW_TRY(const qint64 count,
           connection.number(QStringLiteral("SELECT count(*) FROM triage_item WHERE status = ?"), {qint64(status)}));
    return static_cast<int>(count);
}

} // namespace

Result<QList<Waiting>> queue(Connection& connection, TriageStatus status) {
    if (status != TriageStatus::Pending)
        return connection.collect(fromLeads +
                                      QStringLiteral("WHERE t.status = ? ORDER BY t.created_ms DESC, l.number DESC LIMIT ?"),
                                  {qint64(status), mostPast}, waitingFromRow);
    // What has no deadline comes after what has one.
    return connection.collect(fromLeads + QStringLiteral("WHERE t.status = 0 ORDER BY l.priority DESC, l.next_due_ms = 0, "
                                                         "l.next_due_ms, t.created_ms, l.number"),
                              {}, waitingFromRow);
}

Result<Counts> counts(Connection& connection, Instant since) {
    Counts counts;
    LW_TRY(counts.pending, countOf(connection, TriageStatus::Pending));
    LW_TRY(counts.closed, countOf(connection, TriageStatus::Closed));
    LW_TRY(
        const qint64 given,
        connection.number(QStringLiteral("SELECT count(DISTINCT a.lead_id) FROM member m JOIN assignment a ON a.member_id = m.id "
                                         "AND a.decided_ms >= ?"),
                          {since.ms()}));
    counts.assignedSince = static_cast<int>(given);
    return counts;
}

} // namespace leadwell::store::triage
