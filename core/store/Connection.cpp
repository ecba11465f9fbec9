// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Connection.h"

#include "core/base/Log.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

namespace leadwell::store {

namespace {

QVariant toVariant(const Value& value) {
    if (const auto* number = std::get_if<qint64>(&value))
        return QVariant(*number);
    if (const auto* real = std::get_if<double>(&value))
        return QVariant(*real);
    if (const auto* text = std::get_if<QString>(&value)) // A null QString would be bound as NULL.
        return text->isNull() ? QVariant(QStringLiteral("")) : QVariant(*text);
    if (const auto* bytes = std::get_if<QByteArray>(&value))
        return bytes->isNull() ? QVariant(QByteArray("")) : QVariant(*bytes);
    return QVariant();
}

Value fromVariant(const QVariant& variant) {
    if (variant.isNull())
        return {};
    switch (variant.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return variant.toLongLong();
    case QMetaType::Double:
        return variant.toDouble();
    case QMetaType::QByteArray:
        return variant.toByteArray();
    default:
        return variant.toString();
    }
}

} // namespace

qint64 Record::integer(int column) const {
    return m_query.value(column).toLongLong();
}

double Record::real(int column) const {
    return m_query.value(column).toDouble();
}

QString Record::text(int column) const {
    return m_query.value(column).toString();
}

QByteArray Record::bytes(int column) const {
    return m_query.value(column).toByteArray();
}

bool Record::isNull(int column) const {
    return m_query.isNull(column);
}

Value Record::value(int column) const {
    return fromVariant(m_query.value(column));
}

Error storageError(int code, const QString& detail) {
    switch (code & 0xFF) {
    case 13: // SQLITE_FULL
        return {ErrorKind::Storage,
                QStringLiteral("The disk is full. Nothing that was saved is lost; free some space and try again."),
                detail};
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {ErrorKind::Storage,
                QStringLiteral("Another program is using the workspace file. Close it and try again."), detail};
    case 8:  // SQLITE_READONLY
    case 3:  // SQLITE_PERM
    case 14: // SQLITE_CANTOPEN
        return {ErrorKind::Storage,
                QStringLiteral("The workspace file cannot be written. Check that you may write to the file and its folder."),
                detail};
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return {ErrorKind::Storage,
                QStringLiteral("The workspace file is damaged or is not a Leadwell workspace. It was left as it is; restore "
                               "the newest backup."),
                detail};
    case 10: // SQLITE_IOERR
        return {ErrorKind::Storage,
                QStringLiteral("The disk reported an error while saving. What was saved before is kept; check the disk."),
                detail};
    default:
        return {ErrorKind::Storage, QStringLiteral("The workspace could not carry this out; nothing was changed."), detail};
    }
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, Role role,
                                                     std::shared_ptr<FaultPlan> faults) {
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_name = QUuid::createUuid().toString();
    connection->m_path = path;
    connection->m_database =
        std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name));
    connection->m_database->setDatabaseName(path);
    connection->m_database->setConnectOptions(role == Role::Reader
                                                  ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY")
                                                  : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!connection->m_database->open())
        return connection->errorOf(connection->m_database->lastError(), QStringLiteral("open"));

    // The writer is the only connection that checkpoints; mmap stays off so that memory is counted honestly.
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA trusted_schema=OFF"),
                        QStringLiteral("PRAGMA mmap_size=0"), QStringLiteral("PRAGMA temp_store=MEMORY")};
    if (role == Role::Writer) {
        pragmas << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL")
                << QStringLiteral("PRAGMA cache_size=-32000") << QStringLiteral("PRAGMA fullfsync=ON")
                << QStringLiteral("PRAGMA checkpoint_fullfsync=ON")
                << QStringLiteral("PRAGMA wal_autocheckpoint=2000");
    } else {
        pragmas << QStringLiteral("PRAGMA wal_autocheckpoint=0") << QStringLiteral("PRAGMA cache_size=-16000");
    }
    for (const QString& pragma : pragmas)
        LW_CHECK(connection->run(pragma));
    connection->m_faults = std::move(faults); // Only the work itself is to fail, not opening.
    return connection;
}

Connection::~Connection() {
    m_statements.clear();
    if (m_database) {
        m_database->close();
        m_database.reset();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Error Connection::errorOf(const QSqlError& error, const QString& sql) const {
    const int code = error.nativeErrorCode().toInt();
    const QString detail = QStringLiteral("sqlite %1: %2 [%3]").arg(code).arg(error.databaseText(), sql.left(200));
    constexpr int constraint = 19; // A foreign key or unique index that did its work; the caller knows what to do.
    if ((code & 0xFF) == constraint)
        qCDebug(logStore).noquote() << detail;
    else
        qCWarning(logStore).noquote() << detail;
    return storageError(code, detail);
}

Result<QSqlQuery*> Connection::execute(const QString& sql, const QList<Value>& values) {
    if (m_faults && m_faults->failsNow())
        return storageError(13, QStringLiteral("fault plan"));
    std::shared_ptr<QSqlQuery>& query = m_statements[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(*m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const Error error = errorOf(query->lastError(), sql);
            m_statements.remove(sql);
            return error;
        }
    }
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, toVariant(values.at(i)));
    if (!query->exec()) {
        const Error error = errorOf(query->lastError(), sql);
        query->finish();
        return error;
    }
    return query.get();
}

Result<int> Connection::run(const QString& sql, const QList<Value>& values) {
    LW_TRY(QSqlQuery * query, execute(sql, values));
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<void> Connection::each(const QString& sql, const QList<Value>& values,
                              const std::function<void(const Record&)>& visit) {
    LW_TRY(QSqlQuery * query, execute(sql, values));
    const Record record(*query);
    while (query->next())
        visit(record);
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid() && error.type() != QSqlError::NoError)
        return errorOf(error, sql);
    return {};
}

Result<qint64> Connection::number(const QString& sql, const QList<Value>& values) {
    qint64 found = 0;
    LW_CHECK(each(sql, values, [&](const Record& record) { found = record.integer(0); }));
    return found;
}

Result<QList<oplog::Row>> Connection::table(const QString& sql, const QList<Value>& values) {
    LW_TRY(QSqlQuery * query, execute(sql, values));
    const QSqlRecord names = query->record();
    QList<oplog::Row> rows;
    while (query->next()) {
        oplog::Row row;
        for (int i = 0; i < names.count(); ++i)
            row.insert(names.fieldName(i), fromVariant(query->value(i)));
        rows.append(row);
    }
    query->finish();
    return rows;
}

void Connection::clearStatements() {
    m_statements.clear();
}

} // namespace leadwell::store
