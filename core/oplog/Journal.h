// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/oplog/Value.h"

#include <QList>

#include <optional>

namespace leadwell::oplog {

/// Everything whose changes are journaled. Stored as the number, so the order is fixed.
enum class Entity : quint8 {
    Setting,
    Member,
    Person,
    Identity,
    Lead,
    LeadTag,
    Conversation,
    Message,
    Note,
    Call,
    Task,
    Triage,
    Assignment,
    ScoreSnapshot,
    Suggestion,
    Account,
    ImportBatch,
    Signal,
    SavedView,
    Leave,
    Rule,
    SuccessEvent,
    SuccessDefinition,
    PersonUnion,
};
inline constexpr int entityCount = 24;

enum class Action : quint8 { Insert, Update, Delete };

/// One changed field, with the value before and after.
struct FieldChange {
    QString field;
    Value before;
    Value after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// One changed row. An insert stores no copy (the row, or the walk back from it, has it); an update its changed fields; a
/// delete the whole row in `before`.
struct Entry {
    qint64 seq = 0;
    qint64 operationNo = 0;
    Entity entity = Entity::Lead;
    QByteArray rowId;
    Action action = Action::Update;
    QList<FieldChange> changes;
};

/// A command that was carried out: who, when, why; its rows are the entries with its number.
struct Operation {
    qint64 no = 0;
    OperationId id;
    qint64 hlc = 0; ///< hybrid logical clock: milliseconds << 16 | counter; orders operations of one device
    Instant at;
    QString actor; ///< MemberId text, "rule", "import", or "channel:<account>"
    QString kind;  ///< "stage.set", "intake", "undo" …
    QString sentence;
    OperationId cause; ///< the operation that triggered it
    bool isUndoable = false;
    qint64 undoneBy = 0; ///< number of the operation that took it back; 0 = in force
};

/// Compact form of the changes as it is stored. decode(encode(x)) = x. Errors of decode: Protocol.
QByteArray encode(const QList<FieldChange>& changes);
Result<QList<FieldChange>> decode(const QByteArray& bytes);

/// The row as it was before `entry`, given the row as it was right after (nothing = it did not exist).
/// Walking entries newest first gives any earlier state.
std::optional<Row> before(const Entry& entry, const std::optional<Row>& after);

} // namespace leadwell::oplog
