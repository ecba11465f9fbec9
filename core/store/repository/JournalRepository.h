// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/PersonUnion.h"
#include "core/oplog/Journal.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// The one history: operations and the rows they changed.
namespace journal {

Result<std::optional<oplog::Operation>> operation(Connection& connection, OperationId id);
/// The newest operation that can be taken back: undoable, in force, not itself an undo.
Result<std::optional<oplog::Operation>> newestUndoable(Connection& connection);
/// The newest undo in force, if nothing undoable came after it.
Result<std::optional<oplog::Operation>> newestRedoable(Connection& connection);
/// Entries of an operation, newest first.
Result<QList<oplog::Entry>> entriesOf(Connection& connection, qint64 operationNo);
/// Entries of one row, newest first.
Result<QList<oplog::Entry>> historyOf(Connection& connection, const QByteArray& rowId);

/// Operations that made a row (it may have been taken back and made again) or changed it, newest first.
Result<QList<qint64>> operationsOn(Connection& connection, const QByteArray& rowId);
/// Gives a row the values of some fields that it had before an operation, where they still are what that operation wrote.
Result<bool> giveBack(WriteTx& tx, qint64 operationNo, oplog::Entity entity, const QByteArray& rowId, const QStringList& fields);
/// Rows of an entity that an operation made, whether they are still there or not.
Result<QList<QByteArray>> madeBy(Connection& connection, qint64 operationNo, oplog::Entity entity);

/// Who wrote a field last, of what is in force: undone operations and undos do not count.
struct Writer {
    QString actor;
    bool madeTheRow = false; ///< with the insert, which has no fields of its own
};
/// Nothing when the row has no history in force.
Result<std::optional<Writer>> lastWriter(Connection& connection, const QByteArray& rowId, const QString& field);

struct RowChange {
    oplog::Entry entry;
    Instant at;
    QString actor;
    QString kind;
    QString sentence;
    bool isInForce = true; ///< false: undone, or an undo itself
};
/// What was done to one row, newest first.
Result<QList<RowChange>> changesOf(Connection& connection, const QByteArray& rowId, int limit);

struct UndoTally {
    int restored = 0;
    int keptChangedSince = 0;             ///< fields somebody changed after the operation
    int keptInUse = 0;                    ///< rows something newer depends on
    int leads = 0;                        ///< different leads restored
    QList<qint64> decisionsOut;           ///< automatic ones whose assignment went
    QList<qint64> decisionsBack;          ///< and those whose assignment came back
    QList<domain::PersonUnion> unionsOut; ///< people who are two again
};
/// Takes the rows of an operation back, newest first, as part of `tx`, and marks it undone.
Result<UndoTally> takeBack(WriteTx& tx, const oplog::Operation& operation);

/// For verify: recomputes each row's oldest state from the journal and compares what must agree.
/// Answers a sentence per contradiction.
Result<QStringList> contradictions(Connection& connection);

/// When the newest operation was; not set: there is none.
Result<Instant> lastWritten(Connection& connection);

} // namespace journal

} // namespace leadwell::store
