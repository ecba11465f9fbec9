// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/oplog/Journal.h"
#include "core/store/Connection.h"

#include <QHash>
#include <QStringList>

namespace leadwell::store {

/// What a transaction changes of how much each of the team has (tables member_load and member_month). Collected, and written
/// when somebody wants to read them or the transaction ends; so that a thousand leads of one owner are one row.
class MemberLoads {
public:
    /// The columns of a lead that count here.
    static const QStringList& leadColumns();

    void leadChanged(const oplog::Row& before, const oplog::Row& after);
    void leadAppeared(const oplog::Row& lead) { countLead(lead, 1); }
    void leadWent(const oplog::Row& lead) { countLead(lead, -1); }
    void assignmentAppeared(const oplog::Row& assignment) { countAssignment(assignment, 1); }
    void assignmentWent(const oplog::Row& assignment) { countAssignment(assignment, -1); }
    void setOwed(MemberId member, qint64 micro) { m_owed.insert(member.bytes(), micro); }

    Result<void> write(Connection& connection);

    /// Counts anew. For verify; answers a sentence for each that differs.
    static Result<QStringList> check(Connection& connection);

private:
    void countLead(const oplog::Row& lead, int by);
    void countAssignment(const oplog::Row& assignment, int by);

    QHash<QByteArray, qint64> m_open;
    QHash<QByteArray, qint64> m_owed;
    QHash<QPair<QByteArray, qint64>, qint64> m_given; ///< by member and month
};

} // namespace leadwell::store
