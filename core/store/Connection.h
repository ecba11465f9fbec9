// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/oplog/Value.h"
#include "core/store/FaultPlan.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace leadwell::store {

using oplog::Value;

/// One result row, only valid inside the mapper it is given to.
class Record {
public:
    explicit Record(sqlite3_stmt* statement) : m_statement(statement) {}
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    bool isNull(int column) const;
    Value value(int column) const;
    QStringList columnNames() const;
    Instant instant(int column) const { return Instant::fromMs(integer(column)); }
    template<class IdType>
    IdType id(int column) const {
        return IdType::fromBytes(bytes(column));
    }
    template<class Enum>
    Enum word(int column) const {
        return static_cast<Enum>(integer(column));
    }

private:
    sqlite3_stmt* m_statement;
};

template<class IdType>
Value idValue(const IdType& id) {
    return id.isSet() ? Value(id.bytes()) : Value();
}
inline Value instantValue(Instant at) {
    return at.ms();
}

/// A SQLite connection with its prepared statements, over the C API (docs/adr/0006). Belongs to the thread that opened it.
/// Errors of every call: Storage, with a sentence a person can act on (disk full, locked, damaged, read-only).
class Connection {
public:
    /// Copier: reads the whole store into another file, and never checkpoints.
    enum class Role : quint8 { Writer, Reader, Copier };
    static Result<std::unique_ptr<Connection>> open(const QString& path, Role role, std::shared_ptr<FaultPlan> faults = {});
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs a statement; answers the number of rows it changed.
    Result<int> run(const QString& sql, const QList<Value>& values = {});

    /// Every row through the mapper, collected before anything else runs.
    template<class Mapper>
    auto collect(const QString& sql, const QList<Value>& values, Mapper mapper)
        -> Result<QList<std::invoke_result_t<Mapper, const Record&>>> {
        QList<std::invoke_result_t<Mapper, const Record&>> rows;
        LW_CHECK(each(sql, values, [&](const Record& record) { rows.append(mapper(record)); }));
        return rows;
    }
    /// The first row, if there is one.
    template<class Mapper>
    auto first(const QString& sql, const QList<Value>& values, Mapper mapper)
        -> Result<std::optional<std::invoke_result_t<Mapper, const Record&>>> {
        std::optional<std::invoke_result_t<Mapper, const Record&>> row;
        LW_CHECK(each(sql, values, [&](const Record& record) {
            if (!row)
                row = mapper(record);
        }));
        return row;
    }
    /// A single number; 0 when there is no row.
    Result<qint64> number(const QString& sql, const QList<Value>& values = {});
    Result<void> each(const QString& sql, const QList<Value>& values, const std::function<void(const Record&)>& visit);
    /// As each(), until `visit` answers false.
    Result<void> eachUntil(const QString& sql, const QList<Value>& values, const std::function<bool(const Record&)>& visit);
    /// All columns of the rows, by name.
    Result<QList<oplog::Row>> table(const QString& sql, const QList<Value>& values = {});

    /// Ends the read transaction and begins another: what was committed meanwhile is seen from here on.
    Result<void> renewSnapshot();

    /// From any thread: what runs now ends at once with an error, and nothing of it is kept.
    void interrupt();

    /// Forgets prepared statements; needed before the schema changes.
    void clearStatements();

private:
    struct Running;
    Connection() = default;
    Result<sqlite3_stmt*> prepare(const QString& sql);
    /// The statement with its values, before its first step.
    Result<Running> begin(const QString& sql, const QList<Value>& values);
    Error errorOf(int code, const QString& sql) const;

    Qt::HANDLE m_thread = nullptr;
    sqlite3* m_database = nullptr;
    QHash<QString, sqlite3_stmt*> m_statements;
    std::shared_ptr<FaultPlan> m_faults;
};

/// The sentence for a SQLite result code (primary or extended).
Error storageError(int code, const QString& detail);
/// The primary SQLite result code behind an error of this folder; 0 when there is none.
int storageCode(const Error& error);
/// The file itself is not what was written.
bool isDamage(const Error& error);

} // namespace leadwell::store
