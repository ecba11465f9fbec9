// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/TaskRepository.h"

#include <limits>

namespace leadwell::store::tasks {

using namespace domain;

namespace {

const QString openWhere =
    QStringLiteral("t.status = 0 AND (?1 IS NULL OR t.assignee_id = ?1) AND t.due_ms >= ?2 AND t.due_ms < ?3");
const QString doneWhere = QStringLiteral("t.status = 1 AND (?1 IS NULL OR t.assignee_id = ?1) AND t.done_ms >= ?2");

QString listedSql(const QString& rest) {
    return QStringLiteral(
               "SELECT t.id, t.lead_id, t.kind, t.title, t.due_ms, t.priority, t.assignee_id, t.created_ms, t.rule_no, "
               "t.draft, t.repeats, t.status, t.done_ms, "
               "coalesce((SELECT s.number FROM lead s WHERE s.id = l.shown_in), l.number), "
               "coalesce(nullif(coalesce(p.face_name, p.name), ''), nullif(coalesce(p.face_company, p.company), ''), ''), "
               "coalesce((SELECT i.value FROM identity i WHERE i.person_id = p.id AND i.kind IN (0, 2) AND i.value LIKE '+%' "
               "ORDER BY i.identifies DESC, i.kind, i.created_ms, i.id LIMIT 1), '') FROM task t "
               "JOIN lead l ON l.id = t.lead_id JOIN person p ON p.id = l.person_id WHERE %1")
        .arg(rest);
}

Listed listedFromRow(const Record& r) {
    Listed listed;
    listed.task.id = r.id<TaskId>(0);
    listed.task.leadId = r.id<LeadId>(1);
    listed.task.kind = r.text(2);
    listed.task.title = r.text(3);
    listed.task.dueAt = r.instant(4);
    listed.task.priority = r.word<Priority>(5);
    listed.task.assigneeId = r.id<MemberId>(6);
    listed.task.createdAt = r.instant(7);
    listed.task.ruleNo = r.integer(8);
    listed.task.draft = r.text(9);
    listed.task.repeats = r.text(10);
    listed.task.status = r.word<TaskStatus>(11);
    listed.task.doneAt = r.instant(12);
    listed.leadNumber = r.integer(13);
    listed.customer = r.text(14);
    listed.phone = r.text(15);
    return listed;
}

QList<Value> bounds(const Filter& filter) {
    return {idValue(filter.assignee), filter.from.isSet() ? filter.from.ms() : qint64(0),
            filter.to.isSet() ? filter.to.ms() : std::numeric_limits<qint64>::max()};
}

} // namespace

Result<QList<Listed>> open(Connection& connection, const Filter& filter) {
    return connection.collect(listedSql(openWhere + QStringLiteral(" ORDER BY t.due_ms, t.priority DESC, t.id LIMIT ?4")),
                              bounds(filter) + QList<Value>{qint64(filter.limit)}, listedFromRow);
}

Result<QList<Listed>> doneSince(Connection& connection, MemberId assignee, Instant since, int limit) {
    return connection.collect(listedSql(doneWhere + QStringLiteral(" ORDER BY t.done_ms DESC, t.id LIMIT ?3")),
                              {idValue(assignee), since.ms(), qint64(limit)}, listedFromRow);
}

Result<int> countDoneSince(Connection& connection, MemberId assignee, Instant since) {
    LW_TRY(const qint64 n, connection.number(QStringLiteral("SELECT count(*) FROM task t WHERE %1").arg(doneWhere),
                                             {idValue(assignee), since.ms()}));
    return static_cast<int>(n);
}

Result<int> countOpen(Connection& connection, const Filter& filter) {
    LW_TRY(const qint64 n,
           connection.number(QStringLiteral("SELECT count(*) FROM task t WHERE %1").arg(openWhere), bounds(filter)));
    return static_cast<int>(n);
}

Result<QList<Rate>> rates(Connection& connection, Instant from, Instant to) {
    return connection.collect(
        QStringLiteral("SELECT assignee_id, count(*), sum(status = 1), sum(status = 1 AND done_ms <= due_ms) FROM task "
                       "WHERE due_ms >= ? AND due_ms < ? AND status <> 2 GROUP BY assignee_id ORDER BY assignee_id"),
        {from.ms(), to.ms()}, [](const Record& r) {
            return Rate{r.id<MemberId>(0), static_cast<int>(r.integer(1)), static_cast<int>(r.integer(2)),
                        static_cast<int>(r.integer(3))};
        });
}

} // namespace leadwell::store::tasks
