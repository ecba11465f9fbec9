// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/ReturnRepository.h"

#include "core/domain/clock/SlaClock.h"

namespace leadwell::store::returns {

using namespace domain;

namespace {

constexpr qint64 firstResponse = static_cast<qint64>(ClockKind::FirstResponse);

/// A lead (l) whose owner got it by an assignment (a) and gave no answer since; ?1 is firstResponse.
const QString stillWaits = QStringLiteral(
    "l.is_open = 1 AND l.shown_in IS NULL AND l.owner_id = a.member_id AND EXISTS (SELECT 1 FROM sla_clock r WHERE r.lead_id = "
    "l.id AND r.kind = ?1 AND r.stopped_ms = 0) AND NOT EXISTS (SELECT 1 FROM sla_clock s WHERE s.lead_id = l.id AND s.kind = ?1 "
    "AND s.stopped_ms >= a.decided_ms) AND NOT EXISTS (SELECT 1 FROM lead_returned b WHERE b.assignment_id = a.id)");

} // namespace

Result<QList<Unanswered>> unanswered(Connection& connection, const Asked& asked) {
    // The clocks that run are those not judged yet and those whose violation is open: both have an index.
    return connection.collect(
        QStringLiteral("SELECT l.id, l.owner_id, a.id, a.decided_ms, l.wants_contact_ms, (SELECT max(b.at_ms) FROM "
                       "lead_returned b JOIN assignment p ON p.id = b.assignment_id WHERE p.lead_id = l.id AND b.at_ms <= ?4) "
                       "FROM (SELECT lead_id FROM sla_violation "
                       "WHERE resolved_ms = 0 AND kind = ?1 UNION SELECT lead_id FROM sla_clock WHERE stopped_ms = 0 AND verdict "
                       "< 2 AND kind = ?1) c JOIN lead l ON l.id = c.lead_id JOIN assignment a ON a.id = (SELECT n.id FROM "
                       "assignment n WHERE n.lead_id = l.id ORDER BY n.decided_ms DESC, n.id DESC LIMIT 1) WHERE (a.mode = "
                       "'auto' OR a.strategy = 'rule' OR ?2) AND (a.decided_ms <= ?3 OR a.decided_ms > ?4) AND a.decided_ms > "
                       "(SELECT n FROM counter WHERE name = 'returns_since_ms') AND ") +
            stillWaits + QStringLiteral(" ORDER BY a.decided_ms, l.number"),
        {firstResponse, qint64(asked.alsoByHand), asked.before.ms(), asked.now.ms()}, [](const Record& r) {
            return Unanswered{r.id<LeadId>(0), r.id<MemberId>(1), r.id<AssignmentId>(2),
                              r.instant(3),    r.instant(4),      r.instant(5)};
        });
}

Result<bool> isStill(Connection& connection, const Unanswered& one) {
    LW_TRY(const qint64 is,
           connection.number(
               QStringLiteral("SELECT EXISTS (SELECT 1 FROM assignment a JOIN lead l ON l.id = a.lead_id WHERE a.id = ?2 AND NOT "
                              "EXISTS (SELECT 1 FROM assignment n WHERE n.lead_id = a.lead_id AND (n.decided_ms, n.id) > "
                              "(a.decided_ms, a.id)) AND ") +
                   stillWaits + u')',
               {firstResponse, one.assignment.bytes()}));
    return is != 0;
}

Result<bool> noteReturned(WriteTx& tx, AssignmentId assignment) {
    LW_TRY(const int noted,
           tx.db().run(QStringLiteral("INSERT OR IGNORE INTO lead_returned (assignment_id, at_ms) VALUES (?, ?)"),
                       {assignment.bytes(), tx.now().ms()}));
    return noted > 0;
}

Result<void> beginNow(WriteTx& tx) {
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = ? WHERE name = 'returns_since_ms'"), {tx.now().ms()}));
    return {};
}

Result<QList<Leave>> leavesThatBegan(Connection& connection, Instant at) {
    return connection.collect(
        QStringLiteral(
            "SELECT v.id, v.member_id, v.from_ms, v.to_ms, v.note FROM leave v JOIN member m ON m.id = v.member_id WHERE "
            "v.to_ms > ?1 AND v.from_ms <= ?1 AND m.is_active = 1 AND NOT EXISTS (SELECT 1 FROM leave_begun b WHERE "
            "b.leave_id = v.id) ORDER BY v.from_ms, v.id"),
        {at.ms()}, [](const Record& r) {
            return Leave{r.id<LeaveId>(0), r.id<MemberId>(1), r.instant(2), r.instant(3), r.text(4)};
        });
}

Result<void> noteBegun(WriteTx& tx, LeaveId leave) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT OR IGNORE INTO leave_begun (leave_id, at_ms) VALUES (?, ?)"),
                         {leave.bytes(), tx.now().ms()}));
    return {};
}

Result<QList<LeadId>> openOf(Connection& connection, MemberId member, bool onlyUnanswered) {
    return connection.collect(
        QStringLiteral(
            "SELECT l.id FROM lead l WHERE l.owner_id = ?1 AND l.is_open = 1 AND l.shown_in IS NULL AND (?2 OR EXISTS "
            "(SELECT 1 FROM sla_clock s WHERE s.lead_id = l.id AND s.kind = ?3 AND s.stopped_ms = 0) OR (l.stage = ?4 "
            "AND NOT EXISTS (SELECT 1 FROM message m WHERE m.lead_id = l.id AND m.direction = ?5 AND m.is_machine = 0) "
            "AND NOT EXISTS (SELECT 1 FROM call c WHERE c.lead_id = l.id))) ORDER BY l.created_ms, l.number"),
        {member.bytes(), qint64(!onlyUnanswered), firstResponse, qint64(Stage::New), qint64(Direction::Outbound)},
        [](const Record& r) { return r.id<LeadId>(0); });
}

Result<bool> isUnanswered(Connection& connection, LeadId lead) {
    LW_TRY(const qint64 running,
           connection.number(
               QStringLiteral("SELECT EXISTS (SELECT 1 FROM sla_clock WHERE lead_id = ? AND kind = ? AND stopped_ms = 0)"),
               {lead.bytes(), firstResponse}));
    return running > 0;
}

} // namespace leadwell::store::returns
