// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Connection.h"

#include "core/base/Assert.h"
#include "core/base/Log.h"
#include "core/base/Timings.h"
#include "core/store/Seals.h"
#include "core/store/StatementSteps.h"
#include "core/store/memory/OrderText.h"
#include "core/store/search/SearchWords.h"

#include <QFileInfo>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

#include <utility>
#include <vector>

namespace leadwell::store {

namespace {

constexpr int busyTimeoutMs = 5'000;

thread_local qint64 steps = 0;

/// Text that was bound stays alive in `texts` until the statement is done; everything else lives in `value`.
int bind(sqlite3_stmt* statement, int place, const Value& value, std::vector<QByteArray>& texts) {
    if (const auto* number = std::get_if<qint64>(&value))
        return sqlite3_bind_int64(statement, place, *number);
    if (const auto* real = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, place, *real);
    if (const auto* text = std::get_if<QString>(&value)) {
        const QByteArray& bytes = texts.emplace_back(text->toUtf8());
        return sqlite3_bind_text64(statement, place, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    if (const auto* bytes = std::get_if<QByteArray>(&value)) // A null pointer would be bound as NULL.
        return sqlite3_bind_blob64(statement, place, bytes->isNull() ? "" : bytes->constData(),
                                   static_cast<sqlite3_uint64>(bytes->size()), SQLITE_STATIC);
    return sqlite3_bind_null(statement, place);
}

} // namespace

qint64 statementStepsOfThread() {
    return steps;
}

/// A statement in use; done, it can be used again.
struct Connection::Running {
    sqlite3_stmt* statement = nullptr;
    std::vector<QByteArray> texts;
    bool isShared = true; ///< kept by the connection

    Running(sqlite3_stmt* theStatement, bool theIsShared) : statement(theStatement), isShared(theIsShared) {}
    Running(Running&& other) noexcept
        : statement(std::exchange(other.statement, nullptr))
        , texts(std::move(other.texts))
        , isShared(other.isShared) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Running& operator=(Running&&) = delete;
    ~Running() {
        if (statement)
            steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
        if (!isShared) {
            sqlite3_finalize(statement);
        } else if (statement) {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
        }
    }
};

qint64 Record::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Record::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

QString Record::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes ? QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArray Record::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes ? QByteArray(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArray();
}

bool Record::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Value Record::value(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return bytes(column);
    default:
        return {};
    }
}

QStringList Record::columnNames() const {
    QStringList names;
    for (int column = 0; column < sqlite3_column_count(m_statement); ++column)
        names.append(QString::fromUtf8(sqlite3_column_name(m_statement, column)));
    return names;
}

Error storageError(int code, const QString& detail) {
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorKind::Storage,
                QStringLiteral("The disk is full. Nothing that was saved is lost; free some space and try again."), detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::Storage, QStringLiteral("Another program is using the workspace file. Close it and try again."),
                detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {ErrorKind::Storage,
                QStringLiteral("The workspace file cannot be written. Check that you may write to the file and its folder."),
                detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Storage,
                QStringLiteral("The workspace file is damaged or is not a Leadwell workspace. It was left as it is; restore "
                               "the newest backup."),
                detail};
    case SQLITE_IOERR:
        return {ErrorKind::Storage,
                QStringLiteral("The disk reported an error while saving. What was saved before is kept; check the disk."),
                detail};
    default:
        return {ErrorKind::Storage, QStringLiteral("The workspace could not carry this out; nothing was changed."), detail};
    }
}

int storageCode(const Error& error) {
    static const QString prefix = QStringLiteral("sqlite ");
    if (error.kind != ErrorKind::Storage || !error.detail.startsWith(prefix))
        return 0;
    return error.detail.mid(prefix.size()).section(u':', 0, 0).toInt() & 0xFF;
}

bool isDamage(const Error& error) {
    const int code = storageCode(error);
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

namespace {

/// SQLite makes a file beside a database in WAL mode even for reading. Where the folder takes none and no log waits to be
/// read, nobody can be writing either: the file is all there is.
bool isImmutable(const QString& path) {
    const QFileInfo folder(QFileInfo(path).absolutePath());
    return QFileInfo::exists(path) && !folder.isWritable() && QFileInfo(path + QStringLiteral("-wal")).size() == 0;
}

QByteArray uriOf(const QString& path) {
    QByteArray name = QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/:");
    if (!name.startsWith('/'))
        name.prepend('/');
    return "file://" + name + "?immutable=1";
}

Error cannotLook(const QString& path, const QString& detail) {
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    const QString file = QFileInfo(path).fileName();
    if (hasLog && !QFileInfo(QFileInfo(path).absolutePath()).isWritable())
        return {ErrorKind::Storage,
                QStringLiteral(
                    "The workspace was not closed by itself, and its folder cannot be written: what “%1-wal” holds could not be "
                    "read. Copy “%1” and “%1-wal” to a folder you may write to, and open the copy.")
                    .arg(file),
                detail};
    return {ErrorKind::Storage, QStringLiteral("The workspace file “%1” cannot be read. Check that you may read it.").arg(path),
            detail};
}

bool isRefusedByTheSystem(int code) {
    const int kind = code & 0xFF;
    return kind == SQLITE_CANTOPEN || kind == SQLITE_PERM || kind == SQLITE_READONLY;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, Role role, std::shared_ptr<FaultPlan> faults) {
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_thread = QThread::currentThreadId();
    const bool onlyReads = role != Role::Writer;
    const bool isStill = onlyReads && isImmutable(path);
    const int access = role == Role::Reader || isStill ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const QByteArray name = isStill ? uriOf(path) : path.toUtf8();
    // Nobody asks SQLite for the sum of its memory, and to keep it all threads queue at one lock with each piece they take.
    static const int notCounting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(notCounting)
    const int opened = sqlite3_open_v2(name.constData(), &connection->m_database,
                                       access | SQLITE_OPEN_NOMUTEX | (isStill ? SQLITE_OPEN_URI : 0), nullptr);
    const auto failed = [&](const Error& error) {
        return onlyReads && isRefusedByTheSystem(storageCode(error)) ? cannotLook(path, error.detail) : error;
    };
    if (opened != SQLITE_OK)
        return failed(connection->errorOf(opened, QStringLiteral("open")));
    sqlite3_extended_result_codes(connection->m_database, 1);
    sqlite3_busy_timeout(connection->m_database, busyTimeoutMs);
    addSearchWordsTo(connection->m_database);
    addSealedTo(connection->m_database);
    addListOrderTo(connection->m_database);

    // The writer is the only connection that checkpoints; mmap stays off so that memory is counted honestly.
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA trusted_schema=OFF"),
                        QStringLiteral("PRAGMA mmap_size=0"), QStringLiteral("PRAGMA temp_store=MEMORY")};
    if (role == Role::Writer) {
        pragmas << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL")
                << QStringLiteral("PRAGMA cache_size=-32000") << QStringLiteral("PRAGMA fullfsync=ON")
                << QStringLiteral("PRAGMA checkpoint_fullfsync=ON") << QStringLiteral("PRAGMA wal_autocheckpoint=2000");
    } else {
        pragmas << QStringLiteral("PRAGMA wal_autocheckpoint=0") << QStringLiteral("PRAGMA cache_size=-10000");
    }
    for (const QString& pragma : pragmas) {
        if (const auto set = connection->run(pragma); !set)
            return failed(set.error());
    }
    // The first look at the file itself: only now does SQLite try to open the log.
    if (role == Role::Reader && !isStill && !QFileInfo(QFileInfo(path).absolutePath()).isWritable()) {
        const auto looked = connection->run(QStringLiteral("PRAGMA user_version"));
        if (!looked && isRefusedByTheSystem(storageCode(looked.error())))
            return failed(looked.error());
    }
    connection->m_faults = std::move(faults); // Only the work itself is to fail, not opening.
    return connection;
}

Connection::~Connection() {
    clearStatements();
    sqlite3_close(m_database);
}

Error Connection::errorOf(int code, const QString& sql) const {
    const QString detail = QStringLiteral("sqlite %1: %2 [%3]")
                               .arg(code)
                               .arg(m_database ? QString::fromUtf8(sqlite3_errmsg(m_database)) : QString(), sql.left(200));
    // A foreign key or unique index that did its work, or what we stopped ourselves; the caller knows what to do.
    if ((code & 0xFF) == SQLITE_CONSTRAINT || code == SQLITE_INTERRUPT)
        qCDebug(logStore).noquote() << detail;
    else
        qCWarning(logStore).noquote() << detail;
    return storageError(code, detail);
}

Result<sqlite3_stmt*> Connection::prepare(const QString& sql) {
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(m_database, text.constData(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, &rest);
    if (code != SQLITE_OK)
        return errorOf(code, sql);
    // What follows the first statement would never run; nobody writes that on purpose.
    if (!statement || !QByteArray(rest, text.constEnd() - rest).trimmed().isEmpty()) {
        sqlite3_finalize(statement);
        return errorOf(SQLITE_MISUSE, sql);
    }
    return statement;
}

Result<Connection::Running> Connection::begin(const QString& sql, const QList<Value>& values) {
    LW_ASSERT(QThread::currentThreadId() == m_thread); // No question ever runs on the main thread of a program with a window.
    if (m_faults && m_faults->failsNow(sql.startsWith(QLatin1String("ROLLBACK"))))
        return storageError(SQLITE_FULL, QStringLiteral("fault plan"));
    sqlite3_stmt* statement = m_statements.value(sql);
    const bool isShared = !statement || !sqlite3_stmt_busy(statement); // The same question inside its own answer.
    if (!statement || !isShared) {
        LW_TRY(statement, prepare(sql));
        if (isShared)
            m_statements.insert(sql, statement);
    }
    Running running(statement, isShared);
    running.texts.reserve(static_cast<size_t>(values.size()));
    for (int i = 0; i < values.size(); ++i) {
        const int code = bind(statement, i + 1, values.at(i), running.texts);
        if (code != SQLITE_OK)
            return errorOf(code, sql);
    }
    return running;
}

Result<int> Connection::run(const QString& sql, const QList<Value>& values) {
    LW_CHECK(each(sql, values, [](const Record&) {}));
    return sqlite3_changes(m_database);
}

Result<void> Connection::each(const QString& sql, const QList<Value>& values, const std::function<void(const Record&)>& visit) {
    return eachUntil(sql, values, [&visit](const Record& record) {
        visit(record);
        return true;
    });
}

Result<void> Connection::eachUntil(const QString& sql, const QList<Value>& values,
                                   const std::function<bool(const Record&)>& visit) {
    const Timed timed(Timings::Kind::Statement, sql);
    LW_TRY(const Running running, begin(sql, values));
    const Record record(running.statement);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(running.statement)) == SQLITE_ROW) {
        if (!visit(record))
            return {};
    }
    if (code != SQLITE_DONE)
        return errorOf(code, sql);
    return {};
}

Result<void> Connection::renewSnapshot() {
    LW_CHECK(run(QStringLiteral("COMMIT")));
    LW_CHECK(run(QStringLiteral("BEGIN")));
    LW_CHECK(
        number(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)"))); // BEGIN alone sees nothing yet.
    return {};
}

Result<qint64> Connection::number(const QString& sql, const QList<Value>& values) {
    qint64 found = 0;
    LW_CHECK(each(sql, values, [&](const Record& record) { found = record.integer(0); }));
    return found;
}

Result<QList<oplog::Row>> Connection::table(const QString& sql, const QList<Value>& values) {
    QStringList names;
    QList<oplog::Row> rows;
    LW_CHECK(each(sql, values, [&](const Record& record) {
        if (names.isEmpty())
            names = record.columnNames();
        oplog::Row row;
        for (int i = 0; i < names.size(); ++i)
            row.insert(names.at(i), record.value(i));
        rows.append(row);
    }));
    return rows;
}

void Connection::interrupt() {
    sqlite3_interrupt(m_database);
}

void Connection::clearStatements() {
    for (sqlite3_stmt* statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    m_statements.clear();
}

} // namespace leadwell::store
