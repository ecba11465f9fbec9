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

#include <functional>
#include <memory>
#include <optional>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;

namespace leadwell::store {

using oplog::Value;

/// One result row, only valid inside the mapper it is given to.
class Record {
public:
    explicit Record(const QSqlQuery& query) : m_query(query) {}
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    bool isNull(int column) const;
    Value value(int column) const;
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
    const QSqlQuery& m_query;
};

template<class IdType>
Value idValue(const IdType& id) {
    return id.isSet() ? Value(id.bytes()) : Value();
}
inline Value instantValue(Instant at) {
    return at.ms();
}

/// A SQLite connection with its prepared statements. Belongs to the thread that opened it.
/// Errors of every call: Storage, with a sentence a person can act on (disk full, locked, damaged, read-only).
class Connection {
public:
    /// Copier: reads the whole store into another file, and never checkpoints.
    enum class Role : quint8 { Writer, Reader, Copier };
    static Result<std::unique_ptr<Connection>> open(const QString& path, Role role,
                                                    std::shared_ptr<FaultPlan> faults = {});
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
    Result<void> each(const QString& sql, const QList<Value>& values,
                      const std::function<void(const Record&)>& visit);
    /// All columns of the rows, by name.
    Result<QList<oplog::Row>> table(const QString& sql, const QList<Value>& values = {});

    /// Forgets prepared statements; needed before the schema changes.
    void clearStatements();

private:
    Connection() = default;
    Result<QSqlQuery*> execute(const QString& sql, const QList<Value>& values);
    Error errorOf(const QSqlError& error, const QString& sql) const;

    QString m_name;
    QString m_path;
    std::unique_ptr<QSqlDatabase> m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    std::shared_ptr<FaultPlan> m_faults;
};

/// The sentence for a SQLite result code (primary or extended).
Error storageError(int code, const QString& detail);

} // namespace leadwell::store
