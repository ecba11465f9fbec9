// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Migrator.h"

#include "core/store/Backups.h"

#include "core/base/Log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

static void initialiseMigrationResource() {
    Q_INIT_RESOURCE(migrations);
}

namespace leadwell::store {

namespace {

/// Walks SQL text and knows when a semicolon ends a statement.
class Splitter {
public:
    explicit Splitter(const QString& sql) : m_sql(sql) {}

    QStringList split() {
        while (m_at < m_sql.size())
            step();
        flush();
        return m_statements;
    }

private:
    void step() {
        const QChar c = m_sql.at(m_at);
        if (c == u'\'' || c == u'"')
            return quoted(c);
        if (c == u'-' && next() == u'-')
            return skipTo(QStringLiteral("\n"), 0);
        if (c == u'/' && next() == u'*')
            return skipTo(QStringLiteral("*/"), 2);
        if (c.isLetter())
            return word();
        if (c == u';' && m_depth == 0) {
            flush();
            ++m_at;
            return;
        }
        m_current.append(c);
        ++m_at;
    }

    QChar next() const { return m_at + 1 < m_sql.size() ? m_sql.at(m_at + 1) : QChar(); }

    void quoted(QChar quote) {
        const qsizetype end = m_sql.indexOf(quote, m_at + 1);
        const qsizetype stop = end < 0 ? m_sql.size() : end + 1;
        m_current.append(m_sql.mid(m_at, stop - m_at));
        m_at = stop;
    }

    void skipTo(const QString& end, int extra) {
        const qsizetype found = m_sql.indexOf(end, m_at);
        m_at = found < 0 ? m_sql.size() : found + extra;
        m_current.append(u' ');
    }

    void word() {
        const qsizetype start = m_at;
        while (m_at < m_sql.size() && (m_sql.at(m_at).isLetterOrNumber() || m_sql.at(m_at) == u'_'))
            ++m_at;
        const QString text = m_sql.mid(start, m_at - start);
        const QString upper = text.toUpper();
        const bool isTrigger = m_current.trimmed().startsWith(QStringLiteral("CREATE TRIGGER"), Qt::CaseInsensitive);
        if (isTrigger && (upper == QStringLiteral("BEGIN") || upper == QStringLiteral("CASE")))
            ++m_depth;
        else if (m_depth > 0 && upper == QStringLiteral("END"))
            --m_depth;
        m_current.append(text);
    }

    void flush() {
        const QString statement = m_current.trimmed();
        if (!statement.isEmpty())
            m_statements.append(statement);
        m_current.clear();
    }

    const QString& m_sql;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_current;
    QStringList m_statements;
};

Result<void> applyStep(Connection& connection, const Migration& migration) {
    LW_CHECK(connection.run(QStringLiteral("BEGIN IMMEDIATE")));
    const auto steps = [&]() -> Result<void> {
        for (const QString& statement : splitStatements(migration.sql))
            LW_CHECK(connection.run(statement));
        if (migration.number == 1)
            LW_CHECK(connection.run(QStringLiteral("PRAGMA application_id=%1").arg(applicationId)));
        LW_CHECK(connection.run(QStringLiteral("PRAGMA user_version=%1").arg(migration.number)));
        LW_CHECK(connection.run(QStringLiteral("COMMIT")));
        return {};
    }();
    if (!steps) {
        connection.clearStatements();
        if (const auto rolledBack = connection.run(QStringLiteral("ROLLBACK")); !rolledBack)
            qCWarning(logStore) << "rollback after a failed migration:" << rolledBack.error().detail;
        return Error{ErrorKind::Storage,
                     QStringLiteral("The workspace could not be brought to this version of Leadwell (step %1). It was "
                                    "left as it was. %2")
                         .arg(migration.name, steps.error().sentence),
                     steps.error().detail};
    }
    connection.clearStatements();
    return {};
}

Error newerStore(int present, int newest) {
    return {
        ErrorKind::Storage,
        QStringLiteral("This workspace was made by a newer Leadwell (format %1; this program knows %2) and needs that one or a "
                       "newer one. Nothing was changed; please update Leadwell.")
            .arg(present)
            .arg(newest),
        {}};
}

} // namespace

QList<Migration> allMigrations() {
    initialiseMigrationResource();
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/leadwell/migrations"));
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        LW_ASSERT(isOpen);
        migrations.append({name.left(4).toInt(), name.chopped(4), QString::fromUtf8(file.readAll())});
        LW_ASSERT(migrations.last().number == migrations.size());
    }
    return migrations;
}

QStringList splitStatements(const QString& sql) {
    return Splitter(sql).split();
}

Result<int> schemaVersion(Connection& connection) {
    LW_TRY(const qint64 application, connection.number(QStringLiteral("PRAGMA application_id")));
    LW_TRY(const qint64 version, connection.number(QStringLiteral("PRAGMA user_version")));
    LW_TRY(const qint64 objects, connection.number(QStringLiteral("SELECT count(*) FROM sqlite_master")));
    if (application != applicationId && (objects > 0 || version > 0))
        return Error{ErrorKind::Storage,
                     QStringLiteral("This file is a database of another program, not a Leadwell workspace. It was not touched."),
                     QStringLiteral("application_id %1").arg(application)};
    return static_cast<int>(version);
}

Result<void> expectPresentVersion(Connection& connection, const QString& path) {
    const int newest = static_cast<int>(allMigrations().size());
    LW_TRY(const int present, schemaVersion(connection));
    if (present == 0)
        return emptyStore(path);
    if (present > newest)
        return newerStore(present, newest);
    if (present < newest)
        return Error{
            ErrorKind::Storage,
            QStringLiteral("This workspace was last used by an older Leadwell (format %1; this program works with %2). Open "
                           "it for work once, so that it is brought up to date; a backup is made first.")
                .arg(present)
                .arg(newest),
            {}};
    return {};
}

Error emptyStore(const QString& path) {
    QString sentence = QStringLiteral("“%1” is empty, not a workspace; nothing was changed.").arg(path);
    if (const auto backups = backupsOf(path); !backups.isEmpty())
        sentence += QStringLiteral(" Its backups are in “%1”: restore the newest one, “%2”.")
                        .arg(backupFolder(path), QFileInfo(backups.first().path).fileName());
    return {ErrorKind::Storage, sentence, {}};
}

Error lostStore(const QString& path) {
    const auto backups = backupsOf(path);
    LW_ASSERT(!backups.isEmpty());
    return {ErrorKind::NotFound,
            QStringLiteral(
                "There is no workspace at “%1”, but backups of it are there, the newest is “%2”. Restore it, or begin anew; "
                "the backups stay in either case.")
                .arg(path, backups.first().path),
            {}};
}

Result<int> migrate(Connection& connection, const MigrateOptions& options) {
    const QList<Migration> migrations = allMigrations();
    const int newest = static_cast<int>(migrations.size());
    const int target = options.upTo > 0 ? options.upTo : newest;
    LW_TRY(const int present, schemaVersion(connection));
    if (present > newest)
        return newerStore(present, newest);
    if (present > 0 && present < target && options.backup)
        LW_CHECK(options.backup());
    for (int step = present; step < target; ++step)
        LW_CHECK(applyStep(connection, migrations.at(step)));
    return target;
}

} // namespace leadwell::store
