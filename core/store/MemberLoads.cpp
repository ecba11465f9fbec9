// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/MemberLoads.h"

namespace leadwell::store {

using oplog::Row;

namespace {

const QString ownerColumn = QStringLiteral("owner_id");
const QString openColumn = QStringLiteral("is_open");

} // namespace

const QStringList& MemberLoads::leadColumns() {
    static const QStringList columns{ownerColumn, openColumn};
    return columns;
}

void MemberLoads::countLead(const Row& lead, int by) {
    const oplog::Value owner = lead.value(ownerColumn);
    // What a row does not name has the column's default: open.
    const bool isOpen = !lead.contains(openColumn) || oplog::toInt(lead.value(openColumn)) != 0;
    if (isOpen && !oplog::isNull(owner))
        m_open[oplog::toBytes(owner)] += by;
}

void MemberLoads::leadChanged(const Row& before, const Row& after) {
    countLead(before, -1);
    countLead(after, 1);
}

void MemberLoads::countAssignment(const Row& assignment, int by) {
    const oplog::Value member = assignment.value(QStringLiteral("member_id"));
    const qint64 month = oplog::toInt(assignment.value(QStringLiteral("month")));
    if (month > 0 && !oplog::isNull(member))
        m_given[{oplog::toBytes(member), month}] += by;
}

Result<void> MemberLoads::write(Connection& connection) {
    for (auto open = m_open.cbegin(); open != m_open.cend(); ++open) {
        if (open.value() != 0)
            LW_CHECK(connection.run(QStringLiteral("INSERT INTO member_load (member_id, open_leads) VALUES (?, ?) ON CONFLICT "
                                                   "(member_id) DO UPDATE SET open_leads = open_leads + excluded.open_leads"),
                                    {open.key(), open.value()}));
    }
    for (auto owed = m_owed.cbegin(); owed != m_owed.cend(); ++owed)
        LW_CHECK(connection.run(QStringLiteral("INSERT INTO member_load (member_id, owed_micro) VALUES (?, ?) ON CONFLICT "
                                               "(member_id) DO UPDATE SET owed_micro = excluded.owed_micro"),
                                {owed.key(), owed.value()}));
    for (auto given = m_given.cbegin(); given != m_given.cend(); ++given) {
        if (given.value() != 0)
            LW_CHECK(connection.run(QStringLiteral("INSERT INTO member_month (member_id, month, given) VALUES (?, ?, ?) ON "
                                                   "CONFLICT (member_id, month) DO UPDATE SET given = given + excluded.given"),
                                    {given.key().first, given.key().second, given.value()}));
    }
    m_open.clear();
    m_owed.clear();
    m_given.clear();
    return {};
}

Result<QStringList> MemberLoads::check(Connection& connection) {
    QStringList problems;
    LW_TRY(const qint64 open,
           connection.number(QStringLiteral("SELECT count(*) FROM member m WHERE (SELECT count(*) FROM lead l WHERE l.owner_id = "
                                            "m.id AND l.is_open = 1) <> coalesce((SELECT open_leads FROM member_load d "
                                            "WHERE d.member_id = m.id), 0)")));
    if (open > 0)
        problems.append(QStringLiteral("Of %1 people another number of open leads is remembered than they have.").arg(open));
    LW_TRY(const qint64 given,
           connection.number(QStringLiteral(
               "SELECT count(*) FROM (SELECT member_id, month, sum(n) AS n FROM (SELECT member_id, month, given AS n FROM "
               "member_month UNION ALL SELECT member_id, month, -count(*) FROM assignment WHERE month > 0 AND member_id IS NOT "
               "NULL GROUP BY member_id, month) GROUP BY member_id, month) WHERE n <> 0")));
    if (given > 0)
        problems.append(QStringLiteral("In %1 months another number of leads is remembered than somebody was given.").arg(given));
    return problems;
}

} // namespace leadwell::store
