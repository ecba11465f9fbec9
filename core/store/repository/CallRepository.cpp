// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/CallRepository.h"

namespace leadwell::store::calls {

using domain::CallOutcome;
using domain::Direction;
using oplog::Entity;
using oplog::Row;

namespace {

const QString columns =
    QStringLiteral("c.id, c.lead_id, c.phone, c.direction, c.outcome, c.duration_s, c.notes, c.recording_url, "
                   "c.called_ms, c.number, c.provider_id, c.person_id");
const QString selectCalls = QStringLiteral("SELECT %1 FROM call c ").arg(columns);

CallRecord callFromRow(const Record& r) {
    CallRecord call;
    call.id = r.id<CallId>(0);
    call.leadId = r.id<LeadId>(1);
    call.phone = r.text(2);
    call.direction = r.word<Direction>(3);
    call.outcome = r.word<CallOutcome>(4);
    call.durationS = static_cast<int>(r.integer(5));
    call.notes = r.text(6);
    call.recordingUrl = r.text(7);
    call.calledAt = r.instant(8);
    call.number = r.text(9);
    call.providerId = r.text(10);
    call.personId = r.id<PersonId>(11);
    return call;
}

} // namespace

Result<void> insert(WriteTx& tx, const CallRecord& call) {
    return tx.insert(Entity::Call, Row{{QStringLiteral("id"), call.id.bytes()},
                                       {QStringLiteral("lead_id"), idValue(call.leadId)},
                                       {QStringLiteral("phone"), call.phone},
                                       {QStringLiteral("direction"), qint64(call.direction)},
                                       {QStringLiteral("outcome"), qint64(call.outcome)},
                                       {QStringLiteral("duration_s"), qint64(call.durationS)},
                                       {QStringLiteral("notes"), call.notes},
                                       {QStringLiteral("recording_url"), call.recordingUrl},
                                       {QStringLiteral("called_ms"), call.calledAt.ms()},
                                       {QStringLiteral("number"), call.number},
                                       {QStringLiteral("provider_id"), call.providerId},
                                       {QStringLiteral("person_id"), idValue(call.personId)}});
}

Result<std::optional<CallRecord>> read(Connection& connection, CallId id) {
    return connection.first(selectCalls + QStringLiteral("WHERE c.id = ?"), {id.bytes()}, callFromRow);
}

Result<std::optional<CallRecord>> ofProvider(Connection& connection, const QString& providerId) {
    return connection.first(selectCalls + QStringLiteral("WHERE c.provider_id = ? AND c.provider_id <> ''"), {providerId},
                            callFromRow);
}

Result<QList<CallRecord>> since(Connection& connection, Instant since, int limit) {
    return connection.collect(selectCalls + QStringLiteral("WHERE c.called_ms >= ? ORDER BY c.called_ms DESC, c.id DESC LIMIT ?"),
                              {since.ms(), qint64(limit)}, callFromRow);
}

Result<int> countSince(Connection& connection, Instant since) {
    LW_TRY(const qint64 count, connection.number(QStringLiteral("SELECT count(*) FROM call WHERE called_ms >= ?"), {since.ms()}));
    return static_cast<int>(count);
}

Result<QList<CallRecord>> missed(Connection& connection, Instant since, int limit) {
    return connection.collect(
        selectCalls + QStringLiteral("WHERE c.called_ms >= ? AND c.direction = 0 AND c.outcome <> 0 "
                                     "AND (c.number <> '' OR c.lead_id IS NOT NULL) "
                                     "AND NOT EXISTS (SELECT 1 FROM call l WHERE l.number = c.number AND l.number <> '' "
                                     "AND (l.called_ms, l.id) > (c.called_ms, c.id)) "
                                     "AND NOT EXISTS (SELECT 1 FROM call l WHERE l.lead_id = c.lead_id "
                                     "AND (l.called_ms, l.id) > (c.called_ms, c.id)) "
                                     "ORDER BY c.called_ms, c.id LIMIT ?"),
        {since.ms(), qint64(limit)}, callFromRow);
}

Result<QList<DueTask>> dueTasks(Connection& connection, Instant until, int limit) {
    return connection.collect(
        QStringLiteral(
            "SELECT t.id, coalesce((SELECT s.number FROM lead s WHERE s.id = l.shown_in), l.number), t.title, t.due_ms "
            "FROM task t JOIN lead l ON l.id = t.lead_id "
            "WHERE t.status = 0 AND t.kind = 'call' AND t.due_ms < ? "
            "ORDER BY t.due_ms, t.id LIMIT ?"),
        {until.ms(), qint64(limit)}, [](const Record& r) {
            return DueTask{r.id<TaskId>(0), r.integer(1), r.text(2), r.instant(3)};
        });
}

Result<QList<qint64>> unreached(Connection& connection, Instant activeSince, Instant triedSince, int limit) {
    return connection.collect(
        QStringLiteral("SELECT l.number FROM lead l WHERE l.is_open = 1 AND l.heat >= 2 AND l.stage <= 3 "
                       "AND l.last_activity_ms >= ? "
                       "AND NOT EXISTS (SELECT 1 FROM call c WHERE c.lead_id = l.id AND (c.outcome = 0 OR c.called_ms >= ?)) "
                       "AND (EXISTS (SELECT 1 FROM identity i WHERE i.person_id = l.person_id AND i.kind IN (0, 2) "
                       "AND i.value LIKE '+%') OR EXISTS (SELECT 1 FROM person p CROSS JOIN person o ON o.shown_id = p.shown_id "
                       "CROSS JOIN identity i ON i.person_id = o.id WHERE p.id = l.person_id AND p.shown_id IS NOT NULL "
                       "AND i.kind IN (0, 2) AND i.value LIKE '+%')) "
                       "ORDER BY l.heat DESC, l.priority DESC, l.last_activity_ms DESC, l.number DESC LIMIT ?"),
        {activeSince.ms(), triedSince.ms(), qint64(limit)}, [](const Record& r) { return r.integer(0); });
}

Result<int> unansweredOf(Connection& connection, qint64 lead) {
    LW_TRY(const qint64 count,
           connection.number(QStringLiteral("SELECT count(*) FROM call c JOIN lead l ON l.id = c.lead_id WHERE l.number = ? "
                                            "AND c.direction = 1 AND c.outcome <> 0 AND c.called_ms > coalesce((SELECT "
                                            "max(a.called_ms) FROM call a WHERE a.lead_id = c.lead_id AND a.outcome = 0), -1)"),
                             {lead}));
    return static_cast<int>(count);
}

Result<QString> phoneOf(Connection& connection, PersonId person) {
    LW_TRY(const auto phone,
           connection.first(
               QStringLiteral("SELECT value FROM identity WHERE person_id IN (SELECT ?1 UNION SELECT o.id FROM person "
                              "p JOIN person o ON o.shown_id = p.shown_id WHERE p.id = ?1) AND +kind IN (0, 2) AND value "
                              "LIKE '+%' ORDER BY person_id <> ?1, identifies DESC, kind, created_ms, id LIMIT 1"),
               {person.bytes()}, [](const Record& r) { return r.text(0); }));
    return phone.value_or(QString());
}

Result<QList<domain::CallAttempt>> attempts(Connection& connection, Instant from, Instant to) {
    return connection.collect(QStringLiteral("SELECT coalesce(hex(lead_id), number), called_ms, outcome FROM call "
                                             "WHERE direction = 1 AND called_ms >= ? AND called_ms < ? "
                                             "AND (lead_id IS NOT NULL OR number <> '') ORDER BY called_ms, id"),
                              {from.ms(), to.ms()}, [](const Record& r) {
                                  return domain::CallAttempt{r.text(0), r.instant(1), r.word<CallOutcome>(2)};
                              });
}

} // namespace leadwell::store::calls
