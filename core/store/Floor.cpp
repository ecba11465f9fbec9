// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Floor.h"

#include "core/store/Connection.h"

#include <QHash>

#include <sqlite3.h>

#include <initializer_list>

namespace leadwell::store {

namespace {

/// What a row of the inbox is made of.
constexpr const char* rowSql =
    "SELECT l.number, l.id, p.name, p.company, "
    "(SELECT i.kind || ' ' || i.value FROM identity i WHERE i.person_id = p.id ORDER BY i.kind, i.created_ms, i.id LIMIT 1), "
    "l.channel, l.preview, l.heat, l.score, l.priority, l.next_due_ms, l.stage, l.owner_id, l.last_activity_ms, "
    "l.created_ms, l.source, l.product, p.city, "
    "(SELECT group_concat(t.tag, char(31)) FROM lead_tag t WHERE t.lead_id = l.id), l.is_unread, l.is_repeat "
    "FROM lead l JOIN person p ON p.id = l.person_id ";
const QByteArray pageSql = QByteArray(rowSql) + "WHERE l.is_open = 1 ORDER BY l.last_activity_ms DESC, l.number DESC LIMIT ?";
const QByteArray oneRowSql = QByteArray(rowSql) + "WHERE l.number = ?";
const char* const fourWaysSql = "SELECT count(*) FROM lead WHERE channel = ? AND heat = ? AND stage = ?";
const char* const holdingSql = "SELECT count(*) FROM person WHERE name LIKE '%' || CAST(? AS TEXT) || '%'";
const char* const updateSql = "UPDATE event SET at_ms = at_ms + 1 WHERE number <= ?";
const char* const numbersSql = "SELECT number FROM lead WHERE is_open = 1 ORDER BY last_activity_ms DESC, number DESC";
const char* const countsSql = "SELECT channel, heat, stage, owner_id, count(*) FROM lead GROUP BY channel, heat, stage, owner_id";
const char* const leadSql = "SELECT * FROM lead l JOIN person p ON p.id = l.person_id WHERE l.number = ?";
const char* const partsSql[] = {
    "SELECT m.* FROM message m JOIN lead l ON l.id = m.lead_id WHERE l.number = ? ORDER BY m.sent_ms DESC",
    "SELECT n.* FROM note n JOIN lead l ON l.id = n.lead_id WHERE l.number = ? ORDER BY n.created_ms DESC",
    "SELECT t.* FROM task t JOIN lead l ON l.id = t.lead_id WHERE l.number = ? ORDER BY t.due_ms",
    "SELECT s.* FROM score_snapshot s JOIN lead l ON l.id = s.lead_id WHERE l.number = ? ORDER BY s.at_ms DESC",
    "SELECT i.* FROM identity i JOIN lead l ON l.person_id = i.person_id WHERE l.number = ?",
};
const char* const insertSql = "INSERT INTO event (at_ms, bytes) VALUES (?, ?)";

Error trouble(sqlite3* database) {
    return storageError(sqlite3_extended_errcode(database), QString::fromUtf8(sqlite3_errmsg(database)));
}

/// A database handle with its prepared statements.
class Handle {
public:
    static Result<std::unique_ptr<Handle>> open(const QString& path, int flags, std::initializer_list<const char*> setUp) {
        std::unique_ptr<Handle> handle(new Handle);
        if (sqlite3_open_v2(path.toUtf8().constData(), &handle->m_database, flags, nullptr) != SQLITE_OK)
            return trouble(handle->m_database);
        for (const char* sql : setUp) {
            if (sqlite3_exec(handle->m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
                return trouble(handle->m_database);
        }
        return handle;
    }
    ~Handle() {
        for (sqlite3_stmt* statement : std::as_const(m_statements))
            sqlite3_finalize(statement);
        sqlite3_close(m_database);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    /// Runs the statement with these values; reads every column of every row.
    Result<int> run(const char* sql, std::initializer_list<Value> values = {}) {
        sqlite3_stmt*& statement = m_statements[sql];
        if (!statement && sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK)
            return trouble(m_database);
        int place = 0;
        for (const Value& value : values) {
            if (const auto* number = std::get_if<qint64>(&value)) {
                sqlite3_bind_int64(statement, ++place, *number);
            } else if (const auto* bytes = std::get_if<QByteArray>(&value)) {
                sqlite3_bind_blob64(statement, ++place, bytes->constData(), static_cast<sqlite3_uint64>(bytes->size()),
                                    SQLITE_STATIC);
            }
        }
        int rows = 0;
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                m_bytesRead += static_cast<size_t>(sqlite3_column_bytes(statement, column));
            ++rows;
        }
        const bool isDone = code == SQLITE_DONE;
        const Error error = isDone ? Error{} : trouble(m_database);
        sqlite3_reset(statement);
        return isDone ? Result<int>(rows) : Result<int>(error);
    }

private:
    Handle() = default;
    sqlite3* m_database = nullptr;
    QHash<const char*, sqlite3_stmt*> m_statements;
    size_t m_bytesRead = 0; ///< keeps the reading from being left out
};

} // namespace

struct Floor::Parts {
    std::unique_ptr<Handle> workspace;
    std::unique_ptr<Handle> scratch;
    qint64 inserted = 0;
};

Floor::~Floor() = default;

Result<std::unique_ptr<Floor>> Floor::open(const QString& workspace, const QString& scratch) {
    std::unique_ptr<Floor> floor(new Floor);
    floor->m_parts = std::make_unique<Parts>();
    LW_TRY(floor->m_parts->workspace,
           Handle::open(workspace, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, {"PRAGMA cache_size=-16000"}));
    LW_TRY(floor->m_parts->scratch,
           Handle::open(
               scratch, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
               {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA fullfsync=ON",
                "CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, bytes BLOB) STRICT"}));
    return floor;
}

Result<int> Floor::page(int rows) {
    return m_parts->workspace->run(pageSql.constData(), {qint64(rows)});
}

Result<int> Floor::rows(const QList<qint64>& numbers) {
    int rows = 0;
    for (const qint64 number : numbers) {
        LW_TRY(const int one, m_parts->workspace->run(oneRowSql.constData(), {number}));
        rows += one;
    }
    return rows;
}

Result<int> Floor::numbers() {
    return m_parts->workspace->run(numbersSql);
}

Result<int> Floor::counts() {
    return m_parts->workspace->run(countsSql);
}

Result<int> Floor::lead(qint64 number) {
    LW_TRY(int rows, m_parts->workspace->run(leadSql, {number}));
    for (const char* sql : partsSql) {
        LW_TRY(const int more, m_parts->workspace->run(sql, {number}));
        rows += more;
    }
    return rows;
}

Result<int> Floor::fourWays(qint64 channel, qint64 heat, qint64 stage) {
    return m_parts->workspace->run(fourWaysSql, {channel, heat, stage});
}

Result<int> Floor::holding(const QByteArray& text) {
    return m_parts->workspace->run(holdingSql, {text});
}

Result<int> Floor::insert(const QByteArray& bytes) {
    return m_parts->scratch->run(insertSql, {++m_parts->inserted, bytes});
}

Result<int> Floor::insertMany(int rows, const QByteArray& bytes) {
    LW_CHECK(m_parts->scratch->run("BEGIN"));
    for (int row = 0; row < rows; ++row)
        LW_CHECK(insert(bytes));
    return m_parts->scratch->run("COMMIT");
}

Result<int> Floor::updateMany(int rows) {
    return m_parts->scratch->run(updateSql, {qint64(rows)});
}

} // namespace leadwell::store
