// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/IdSource.h"
#include "core/oplog/Journal.h"
#include "core/store/Connection.h"
#include "core/store/MemberLoads.h"
#include "core/store/Seals.h"
#include "core/store/SuccessScores.h"

#include <QSet>

namespace leadwell::store {

/// Who is about to change something, and what for. The row of the operation is written with its first change.
struct OperationSpec {
    OperationId id; ///< not set: a new one; set: continues the operation of that id (an import in several transactions)
    QString actor;
    QString kind;
    QString sentence;
    OperationId cause;
    bool isUndoable = false;
    /// As if the clock said so: what is written is dated then, and judged by it. Not set: as the clock says.
    Instant asOf = {};
    /// Thousands of rows: a transaction of its own. Inside one that others share, every page it changes would be copied so
    /// that it alone can be rolled back.
    bool isLarge = false;
};

/// What a transaction touched, for the notices after the commit.
struct Touched {
    QSet<QByteArray> leadIds;
    QSet<qint64> leadNumbers;
    bool leadsAppearedOrWent = false;
    bool team = false;
    bool accounts = false;
    bool views = false;
    bool bulk = false;

    void merge(const Touched& other);
};

/// How an entity lies in the database.
struct TableInfo {
    QString table;
    QString key;
    bool hasLead = false;    ///< has a lead_id column
    QStringList people = {}; ///< columns that name people whose leads show what the row says
};
const TableInfo& tableOf(oplog::Entity entity);

/// A write in progress on the writer thread: every change of a journaled entity goes through insert, update and remove,
/// which write the journal in the same transaction. Values of `row` are by column name.
class WriteTx {
public:
    WriteTx(Connection& connection, const Clock& clock, IdSource& ids, OperationSpec spec, qint64 hlc, SuccessScores& scores);

    Connection& db() { return m_connection; }
    Instant now() const { return m_now; }
    /// What the clock says, where `now` is as of another moment.
    Instant byTheClock() const { return m_byTheClock; }
    IdSource& ids() { return m_ids; }
    OperationId operation() const { return m_spec.id; }
    Touched& touched() { return m_touched; }
    void setSentence(const QString& sentence) { m_spec.sentence = sentence; }
    /// The operation's row, made when the first change needs it.
    Result<qint64> operationNo();
    bool hasChanges() const { return m_changes > 0; }
    /// How much each of the team has, as this transaction leaves it; written before it is read in SQL.
    MemberLoads& loads() { return m_loads; }
    /// Of everybody now, with what this transaction changed.
    Result<domain::Scores> scores() { return m_scores.at(m_connection, m_now); }

    Result<void> insert(oplog::Entity entity, const oplog::Row& row);
    /// Sets the named columns; true when something really changed. Errors also: NotFound.
    Result<bool> update(oplog::Entity entity, const QByteArray& id, const oplog::Row& fields);
    /// True when the row was there.
    Result<bool> remove(oplog::Entity entity, const QByteArray& id);
    /// A row that was just read whole.
    Result<void> remove(oplog::Entity entity, const QByteArray& id, const oplog::Row& row);
    Result<std::optional<oplog::Row>> read(oplog::Entity entity, const QByteArray& id);
    /// Of a wide row only what is needed.
    Result<std::optional<oplog::Row>> read(oplog::Entity entity, const QByteArray& id, const QStringList& columns);
    /// The savepoint's end: writes the sentence, the loads and the seals that are known only now, resolves which leads were
    /// touched.
    Result<void> finish();
    /// What happened hangs together with another lead too: its clocks are looked at when the transaction ends.
    void alsoLookAt(LeadId lead) { m_clockLeads.insert(lead.bytes()); }

private:
    Result<void> journal(oplog::Entity entity, const QByteArray& id, oplog::Action action,
                         const QList<oplog::FieldChange>& changes);
    /// Before and after the words of a text change.
    Result<void> searchNoMore(oplog::Entity entity, const QByteArray& id);
    Result<void> searchAgain(oplog::Entity entity, const QByteArray& id);
    void touch(oplog::Entity entity, const QByteArray& id, const oplog::Row& row, oplog::Action action);
    void touchPeople(oplog::Entity entity, const oplog::Row& row);
    /// Leads show the names and contacts of their people.
    Result<void> touchLeadsOfPeople();
    /// Whose clocks hang on the row.
    void noteClocks(oplog::Entity entity, const QByteArray& id, const oplog::Row& row, oplog::Action action);
    Result<void> refreshClocks();
    /// Who is one, and what of them is shown, follows from the unions and from what is known of each.
    Result<void> refreshUnions(const oplog::Row& row);
    Result<void> refreshFaces();
    void countAppeared(oplog::Entity entity, const oplog::Row& row);
    void countWent(oplog::Entity entity, const oplog::Row& row);

    Connection& m_connection;
    IdSource& m_ids;
    OperationSpec m_spec;
    Instant m_byTheClock;
    Instant m_now;
    qint64 m_hlc = 0;
    qint64 m_operationNo = 0;
    int m_changes = 0;
    Touched m_touched;
    QSet<QByteArray> m_newPeople;     ///< their leads are new, too
    QSet<QByteArray> m_changedPeople; ///< all their leads show it
    MemberLoads m_loads;
    SuccessScores& m_scores;
    Seals m_seals;
    QSet<QByteArray> m_clockLeads; ///< something happened that their clocks hang on
    bool m_hoursMayChange = false;
};

/// The key of a row as the journal keeps it: the id's bytes, or the setting's name.
QByteArray keyBytes(oplog::Entity entity, const oplog::Row& row);

} // namespace leadwell::store
