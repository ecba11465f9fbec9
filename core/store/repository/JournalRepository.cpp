// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/JournalRepository.h"

#include "core/store/repository/UnionRepository.h"

#include <algorithm>
#include <limits>

namespace leadwell::store::journal {

using oplog::Action;
using oplog::Entity;
using oplog::Entry;
using oplog::FieldChange;
using oplog::Operation;
using oplog::Row;

namespace {

const QString operationSql = QStringLiteral("SELECT no, id, hlc, at_ms, actor, kind, sentence, cause, is_undoable, undone_by "
                                            "FROM operation WHERE ");
const QString entrySql = QStringLiteral("SELECT seq, operation_no, entity, row_id, action, changes FROM journal WHERE ");

Operation operationFromRow(const Record& r) {
    Operation o;
    o.no = r.integer(0);
    o.id = r.id<OperationId>(1);
    o.hlc = r.integer(2);
    o.at = r.instant(3);
    o.actor = r.text(4);
    o.kind = r.text(5);
    o.sentence = r.text(6);
    o.cause = r.id<OperationId>(7);
    o.isUndoable = r.integer(8) != 0;
    o.undoneBy = r.integer(9);
    return o;
}

struct RawEntry {
    Entry entry;
    QByteArray changes;
};

RawEntry entryFromRow(const Record& r) {
    RawEntry raw;
    raw.entry.seq = r.integer(0);
    raw.entry.operationNo = r.integer(1);
    raw.entry.entity = r.word<Entity>(2);
    raw.entry.rowId = r.bytes(3);
    raw.entry.action = r.word<Action>(4);
    raw.changes = r.bytes(5);
    return raw;
}

Result<QList<Entry>> decoded(const Result<QList<RawEntry>>& raws) {
    if (!raws)
        return raws.error();
    QList<Entry> entries;
    for (const RawEntry& raw : *raws) {
        entries.append(raw.entry);
        LW_TRY(entries.last().changes, oplog::decode(raw.changes));
    }
    return entries;
}

constexpr qint64 entriesAtOnce = 5'000;

/// The newest entries of an operation below a sequence number, newest first.
Result<QList<Entry>> entriesBefore(Connection& connection, qint64 operationNo, qint64 seq) {
    return decoded(connection.collect(entrySql + QStringLiteral("operation_no = ? AND seq < ? ORDER BY seq DESC LIMIT ?"),
                                      {operationNo, seq, entriesAtOnce}, entryFromRow));
}

/// The deadline follows from tasks and clocks; where a lead is shown, and whether it is open then, from who is one.
bool follows(const Entry& entry, const FieldChange& change) {
    const QString shownIn = QStringLiteral("shown_in");
    const bool isShownElsewhere =
        std::any_of(entry.changes.cbegin(), entry.changes.cend(), [&](const FieldChange& one) { return one.field == shownIn; });
    return change.field == QStringLiteral("next_due_ms") || change.field == shownIn ||
           (change.field == QStringLiteral("is_open") && isShownElsewhere);
}

/// Restores the fields of an update that still hold what the operation wrote.
Result<bool> restoreFields(WriteTx& tx, const Entry& entry, UndoTally& tally) {
    QStringList fields;
    for (const FieldChange& change : entry.changes)
        fields.append(change.field);
    if (fields.isEmpty())
        return false;
    const QString stage = QStringLiteral("stage");
    const QString stageSince = QStringLiteral("stage_ms");
    const bool movesStage = entry.entity == Entity::Lead && fields.contains(stage);
    if (movesStage && !fields.contains(stageSince))
        fields.append(stageSince);
    LW_TRY(const auto present, tx.read(entry.entity, entry.rowId, fields));
    if (!present) {
        ++tally.keptChangedSince;
        return false;
    }
    Row back;
    for (const FieldChange& change : entry.changes) {
        if (present->value(change.field) == change.after)
            back.insert(change.field, change.before);
        else if (!follows(entry, change)) // … from something else, whatever it was.
            ++tally.keptChangedSince;
    }
    if (back.isEmpty())
        return false;
    if (back.contains(stage) && !back.contains(stageSince)) // It went on at once; since when it was so says an earlier entry.
        back.insert(stageSince, present->value(stageSince));
    return tx.update(entry.entity, entry.rowId, back);
}

/// Rows an operation made that must stay because somebody works with them.
struct Kept {
    QSet<QByteArray> leads;
    QSet<QByteArray> people;
    bool isEmpty() const { return leads.isEmpty() && people.isEmpty(); }
};

// "+" keeps the planner from walking the whole operation again for each of its rows.
/// Leads and people the operation made that a person changed since.
const QString changedSinceSql = QStringLiteral(
    "SELECT DISTINCT m.entity, m.row_id FROM journal m CROSS JOIN journal j ON j.row_id = m.row_id AND +j.operation_no > ?1 "
    "JOIN operation o ON o.no = j.operation_no WHERE m.operation_no = ?2 AND m.action = 0 AND m.entity IN (2, 4) "
    "AND o.is_undoable = 1 AND o.undone_by = 0 AND o.kind <> 'undo'");
/// %1: a table, %2: its column that leads to rows of entity %3. Those that somebody else's rows refer to.
const QString referredSql = QStringLiteral(
    "SELECT DISTINCT m.row_id FROM journal m CROSS JOIN %1 c ON c.%2 = m.row_id WHERE m.operation_no = ?1 AND m.action = 0 "
    "AND m.entity = %3 AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.row_id = c.id AND +k.operation_no = ?2)");

Result<void> addReferred(Connection& connection, qint64 operationNo, const QString& table, const QString& column, Entity entity,
                         QSet<QByteArray>& kept) {
    return connection.each(referredSql.arg(table, column).arg(static_cast<int>(entity)), {operationNo, operationNo},
                           [&](const Record& r) { kept.insert(r.bytes(0)); });
}

/// A lead somebody worked with stays whole: with its person, their contacts, and its own tags, notes and scores.
Result<Kept> keptSince(Connection& connection, qint64 operationNo) {
    Kept kept;
    QSet<QByteArray> editedPeople;
    LW_CHECK(connection.each(changedSinceSql, {operationNo, operationNo}, [&](const Record& r) {
        (r.word<Entity>(0) == Entity::Lead ? kept.leads : editedPeople).insert(r.bytes(1));
    }));
    for (int e = 0; e < oplog::entityCount; ++e) {
        const TableInfo& info = tableOf(static_cast<Entity>(e));
        if (info.hasLead)
            LW_CHECK(addReferred(connection, operationNo, info.table, QStringLiteral("lead_id"), Entity::Lead, kept.leads));
    }
    for (const QString& column : {QStringLiteral("lead_away"), QStringLiteral("lead_kept")})
        LW_CHECK(addReferred(connection, operationNo, QStringLiteral("person_union"), column, Entity::Lead, kept.leads));
    for (const QByteArray& person : editedPeople)
        LW_CHECK(
            connection.each(QStringLiteral("SELECT l.id FROM lead l JOIN journal m ON m.row_id = l.id AND +m.operation_no = ? "
                                           "AND m.action = 0 WHERE l.person_id = ?"),
                            {operationNo, person}, [&](const Record& r) { kept.leads.insert(r.bytes(0)); }));
    kept.people = editedPeople;
    for (const QByteArray& lead : kept.leads)
        LW_CHECK(connection.each(QStringLiteral("SELECT person_id FROM lead WHERE id = ?"), {lead},
                                 [&](const Record& r) { kept.people.insert(r.bytes(0)); }));
    const QString personId = QStringLiteral("person_id");
    for (const QString& table : {QStringLiteral("lead"), QStringLiteral("identity"), QStringLiteral("conversation"),
                                 QStringLiteral("message"), QStringLiteral("note"), QStringLiteral("call")})
        LW_CHECK(addReferred(connection, operationNo, table, personId, Entity::Person, kept.people));
    for (const QString& column : {QStringLiteral("person_a"), QStringLiteral("person_b")})
        for (const QString& table : {QStringLiteral("suggestion"), QStringLiteral("person_union")})
            LW_CHECK(addReferred(connection, operationNo, table, column, Entity::Person, kept.people));
    return kept;
}

Result<bool> belongsToKept(WriteTx& tx, const Entry& entry, const Kept& kept) {
    if (kept.isEmpty())
        return false;
    if (kept.leads.contains(entry.rowId) || (entry.entity == Entity::Person && kept.people.contains(entry.rowId)))
        return true;
    const bool isOfPerson = entry.entity == Entity::Identity;
    if (!isOfPerson && !tableOf(entry.entity).hasLead)
        return false;
    LW_TRY(const auto row, tx.read(entry.entity, entry.rowId));
    if (!row)
        return false;
    return isOfPerson ? kept.people.contains(oplog::toBytes(row->value(QStringLiteral("person_id"))))
                      : kept.leads.contains(oplog::toBytes(row->value(QStringLiteral("lead_id"))));
}

/// Removes an inserted row unless something newer refers to it: then the row stays, and that is counted. A delete that
/// fails undoes itself, so it needs no savepoint (releasing one costs more, the longer the transaction is).
Result<bool> removeInserted(WriteTx& tx, const Entry& entry, const Row& row, UndoTally& tally) {
    const auto removed = tx.remove(entry.entity, entry.rowId, row);
    if (removed)
        return true;
    // SQLITE_CONSTRAINT (19) is the foreign key that protects the row; anything else is a real failure.
    if (!removed.error().detail.startsWith(QStringLiteral("sqlite 787")) &&
        !removed.error().detail.startsWith(QStringLiteral("sqlite 19")))
        return removed.error();
    ++tally.keptInUse;
    return false;
}

/// The decision behind an assignment; 0 for other rows and choices by hand.
qint64 decisionOf(Entity entity, const std::optional<Row>& row) {
    return entity == Entity::Assignment && row ? oplog::toInt(row->value(QStringLiteral("decision_no"))) : 0;
}

Result<bool> takeBackInserted(WriteTx& tx, const Entry& entry, UndoTally& tally) {
    LW_TRY(const auto row, tx.read(entry.entity, entry.rowId));
    if (!row)
        return false;
    std::optional<domain::PersonUnion> cut;
    if (entry.entity == Entity::PersonUnion) {
        if (const auto one = unions::read(tx.db(), UnionId::fromBytes(entry.rowId)))
            cut = *one;
    }
    LW_TRY(const bool isRemoved, removeInserted(tx, entry, *row, tally));
    if (isRemoved && cut)
        tally.unionsOut.append(*cut);
    if (const qint64 decision = decisionOf(entry.entity, row); isRemoved && decision > 0)
        tally.decisionsOut.append(decision);
    return isRemoved;
}

Result<bool> takeBackEntry(WriteTx& tx, const Entry& entry, UndoTally& tally, const Kept& kept, const QSet<QByteArray>& made) {
    if (entry.action == Action::Insert) {
        LW_TRY(const bool stays, belongsToKept(tx, entry, kept));
        return stays ? Result<bool>(false) : takeBackInserted(tx, entry, tally);
    }
    if (entry.action == Action::Update) {
        // Of a row that stays because it is in use, the later changes of the same operation stay too.
        const bool stays = made.contains(entry.rowId) && (kept.leads.contains(entry.rowId) || kept.people.contains(entry.rowId));
        return stays ? Result<bool>(false) : restoreFields(tx, entry, tally);
    }
    LW_TRY(const auto present, tx.read(entry.entity, entry.rowId));
    if (present) {
        ++tally.keptChangedSince;
        return false;
    }
    const auto row = oplog::before(entry, std::nullopt);
    LW_CHECK(tx.insert(entry.entity, *row));
    if (const qint64 decision = decisionOf(entry.entity, row); decision > 0)
        tally.decisionsBack.append(decision);
    return true;
}

} // namespace

Result<std::optional<Operation>> operation(Connection& connection, OperationId id) {
    return connection.first(operationSql + QStringLiteral("id = ?"), {id.bytes()}, operationFromRow);
}

Result<std::optional<Operation>> newestUndoable(Connection& connection) {
    return connection.first(operationSql + QStringLiteral("is_undoable = 1 AND undone_by = 0 AND kind <> 'undo' "
                                                          "ORDER BY no DESC LIMIT 1"),
                            {}, operationFromRow);
}

Result<std::optional<Operation>> newestRedoable(Connection& connection) {
    return connection.first(
        operationSql + QStringLiteral("kind = 'undo' AND undone_by = 0 AND no > (SELECT coalesce(max(no), 0) FROM operation o "
                                      "WHERE o.is_undoable = 1 AND o.undone_by = 0 AND o.kind NOT IN ('undo', 'redo')) "
                                      "ORDER BY no DESC LIMIT 1"),
        {}, operationFromRow);
}

Result<QList<Entry>> entriesOf(Connection& connection, qint64 operationNo) {
    return decoded(
        connection.collect(entrySql + QStringLiteral("operation_no = ? ORDER BY seq DESC"), {operationNo}, entryFromRow));
}

Result<QList<Entry>> historyOf(Connection& connection, const QByteArray& rowId) {
    return decoded(connection.collect(entrySql + QStringLiteral("row_id = ? ORDER BY seq DESC"), {rowId}, entryFromRow));
}

Result<QList<qint64>> operationsOn(Connection& connection, const QByteArray& rowId) {
    return connection.collect(
        QStringLiteral("SELECT DISTINCT operation_no FROM journal WHERE row_id = ? AND action <> 2 ORDER BY operation_no DESC"),
        {rowId}, [](const Record& r) { return r.integer(0); });
}

Result<bool> giveBack(WriteTx& tx, qint64 operationNo, Entity entity, const QByteArray& rowId, const QStringList& fields) {
    LW_TRY(const auto entries,
           decoded(tx.db().collect(entrySql + QStringLiteral("row_id = ? AND +operation_no = ? AND entity = ? "
                                                             "AND action = 1 ORDER BY seq DESC"),
                                   {rowId, operationNo, qint64(entity)}, entryFromRow)));
    bool hasChanged = false;
    for (const Entry& entry : entries) {
        LW_TRY(const auto present, tx.read(entity, rowId));
        Row back;
        for (const FieldChange& change : entry.changes) {
            if (present && fields.contains(change.field) && present->value(change.field) == change.after)
                back.insert(change.field, change.before);
        }
        if (back.isEmpty())
            continue;
        LW_TRY(const bool isBack, tx.update(entity, rowId, back));
        hasChanged = hasChanged || isBack;
    }
    return hasChanged;
}

Result<QList<QByteArray>> madeBy(Connection& connection, qint64 operationNo, Entity entity) {
    return connection.collect(
        QStringLiteral("SELECT row_id FROM journal WHERE operation_no = ? AND entity = ? AND action = 0 ORDER BY seq"),
        {operationNo, qint64(entity)}, [](const Record& r) { return r.bytes(0); });
}

Result<std::optional<Writer>> lastWriter(Connection& connection, const QByteArray& rowId, const QString& field) {
    struct Change {
        oplog::Action action;
        QByteArray changes;
        QString actor;
    };
    LW_TRY(const auto history,
           connection.collect(QStringLiteral("SELECT j.action, j.changes, o.actor FROM journal j JOIN operation o ON o.no = "
                                             "j.operation_no WHERE j.row_id = ? AND o.undone_by = 0 AND o.kind <> 'undo' "
                                             "ORDER BY j.seq DESC"),
                              {rowId}, [](const Record& r) {
                                  return Change{r.word<oplog::Action>(0), r.bytes(1), r.text(2)};
                              }));
    for (const Change& change : history) {
        if (change.action == oplog::Action::Insert)
            return std::optional(Writer{change.actor, true});
        LW_TRY(const QList<oplog::FieldChange> fields, oplog::decode(change.changes));
        const bool hasField = std::any_of(fields.begin(), fields.end(), [&](const auto& one) { return one.field == field; });
        if (hasField)
            return std::optional(Writer{change.actor, false});
    }
    return std::optional<Writer>();
}

Result<QList<RowChange>> changesOf(Connection& connection, const QByteArray& rowId, int limit) {
    struct RawChange {
        RowChange change;
        QByteArray bytes;
    };
    LW_TRY(const auto raws,
           connection.collect(
               QStringLiteral("SELECT j.seq, j.operation_no, j.entity, j.row_id, j.action, j.changes, o.at_ms, "
                              "o.actor, o.kind, o.sentence, o.undone_by = 0 AND o.kind <> 'undo' FROM journal j JOIN operation o "
                              "ON o.no = j.operation_no "
                              "WHERE j.row_id = ? ORDER BY j.seq DESC LIMIT ?"),
               {rowId, qint64(limit)}, [](const Record& r) {
                   const RawEntry raw = entryFromRow(r);
                   return RawChange{{raw.entry, r.instant(6), r.text(7), r.text(8), r.text(9), r.integer(10) != 0}, raw.changes};
               }));
    QList<RowChange> changes;
    for (const RawChange& raw : raws) {
        changes.append(raw.change);
        LW_TRY(changes.last().entry.changes, oplog::decode(raw.bytes));
    }
    return changes;
}

Result<UndoTally> takeBack(WriteTx& tx, const Operation& operation) {
    UndoTally tally;
    LW_TRY(const Kept kept, keptSince(tx.db(), operation.no));
    QSet<QByteArray> made;
    for (const QSet<QByteArray>& rows : {kept.leads, kept.people}) {
        for (const QByteArray& row : rows) {
            LW_TRY(const qint64 n,
                   tx.db().number(QStringLiteral("SELECT count(*) FROM journal WHERE row_id = ? AND +operation_no = ? "
                                                 "AND action = 0"),
                                  {row, operation.no}));
            if (n > 0)
                made.insert(row);
        }
    }
    tally.keptInUse = static_cast<int>(kept.leads.size());
    QSet<QByteArray> leads;
    // In pieces: an import of a hundred thousand leads has more entries than should be in memory at once.
    for (qint64 from = std::numeric_limits<qint64>::max();;) {
        LW_TRY(const QList<Entry> entries, entriesBefore(tx.db(), operation.no, from));
        if (entries.isEmpty())
            break;
        from = entries.last().seq;
        for (const Entry& entry : entries) {
            LW_TRY(const bool restored, takeBackEntry(tx, entry, tally, kept, made));
            tally.restored += restored;
            if (restored && entry.entity == Entity::Lead)
                leads.insert(entry.rowId);
        }
    }
    tally.leads = static_cast<int>(leads.size());
    LW_TRY(const qint64 undoNo, tx.operationNo());
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE operation SET undone_by = ? WHERE no = ?"), {undoNo, operation.no}));
    return tally;
}

Result<Instant> lastWritten(Connection& connection) {
    LW_TRY(const qint64 at, connection.number(QStringLiteral("SELECT at_ms FROM operation ORDER BY no DESC LIMIT 1")));
    return Instant::fromMs(at);
}

Result<QStringList> contradictions(Connection& connection) {
    QStringList problems;
    for (int e = 0; e < oplog::entityCount; ++e) {
        const auto entity = static_cast<Entity>(e);
        if (entity == Entity::Setting)
            continue;
        const QString table = tableOf(entity).table;
        LW_TRY(const qint64 unknown,
               connection.number(QStringLiteral("SELECT count(*) FROM %1 t WHERE NOT EXISTS (SELECT 1 FROM journal j "
                                                "WHERE j.row_id = t.id AND j.entity = ?)")
                                     .arg(table),
                                 {qint64(e)}));
        if (unknown > 0)
            problems.append(QStringLiteral("%1 rows of %2 have no history.").arg(unknown).arg(table));
        LW_TRY(const qint64 ghosts,
               connection.number(QStringLiteral("SELECT count(*) FROM (SELECT j.row_id, max(j.seq) AS last FROM journal j "
                                                "WHERE j.entity = ? GROUP BY j.row_id) h JOIN journal k ON k.seq = h.last "
                                                "WHERE k.action <> 2 AND NOT EXISTS (SELECT 1 FROM %1 t WHERE t.id = h.row_id)")
                                     .arg(table),
                                 {qint64(e)}));
        if (ghosts > 0)
            problems.append(QStringLiteral("%1 rows of %2 are gone without a delete in the history.").arg(ghosts).arg(table));
    }
    return problems;
}

} // namespace leadwell::store::journal
