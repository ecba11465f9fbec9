// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Backups.h"

#include "core/store/Checks.h"
#include "core/store/Connection.h"
#include "core/store/Durable.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSet>
#include <QTimeZone>

#include <optional>

namespace leadwell::store {

namespace {

constexpr qsizetype keepHourly = 24;
constexpr qsizetype keepDaily = 14;
constexpr qsizetype keepWeekly = 8;
const QString stampFormat = QStringLiteral("yyyyMMdd-HHmmss");

/// Nothing where the file cannot be read as a workspace.
std::optional<QString> idOfFile(const QString& path) {
    const auto connection = Connection::open(path, Connection::Role::Reader);
    if (!connection)
        return std::nullopt;
    const auto id = workspaceIdOf(**connection);
    return id ? std::optional(*id) : std::nullopt;
}

/// The newest of each hour, day and week stay, as many as are kept of each; the rest goes.
void rotate(const QString& storePath) {
    const std::optional<QString> ours = idOfFile(storePath);
    QSet<QString> hours;
    QSet<QString> days;
    QSet<QString> weeks;
    for (const BackupInfo& backup : backupsOf(storePath)) {
        const QDateTime at = backup.at.inZone(QTimeZone::utc());
        const QString hour = at.toString(QStringLiteral("yyyyMMddHH"));
        const QString day = at.toString(QStringLiteral("yyyyMMdd"));
        const QString week = QStringLiteral("%1-%2").arg(at.date().year()).arg(at.date().weekNumber());
        const auto takes = [](QSet<QString>& kept, const QString& key, qsizetype limit) {
            if (kept.contains(key) || kept.size() >= limit)
                return false;
            kept.insert(key);
            return true;
        };
        const bool hourly = takes(hours, hour, keepHourly);
        const bool daily = takes(days, day, keepDaily);
        const bool weekly = takes(weeks, week, keepWeekly);
        if (!hourly && !daily && !weekly && ours && idOfFile(backup.path) == ours)
            QFile::remove(backup.path);
    }
}

Error damagedOriginal(const QString& found) {
    return {
        ErrorKind::Storage,
        QStringLiteral("The workspace file is damaged: no copy was made of it, and the earlier backups were kept. Restore the "
                       "newest backup."),
        QStringLiteral("sqlite 11: %1").arg(found)};
}

/// The original is what is wrong only where SQLite says so; a full disk is a full disk.
Error copyingFailed(const Error& error) {
    return isDamage(error) ? damagedOriginal(error.detail) : error;
}

Result<void> expectSoundOriginal(Connection& original) {
    const auto problems = checks::integrity(original);
    if (!problems)
        return copyingFailed(problems.error());
    if (!problems->isEmpty())
        return damagedOriginal(problems->first());
    return {};
}

Result<void> expectSoundCopy(const QString& path) {
    const auto problems = [&]() -> Result<QStringList> {
        LW_TRY(const auto copy, Connection::open(path, Connection::Role::Reader));
        return checks::integrity(*copy);
    }();
    if (problems && problems->isEmpty())
        return {};
    return Error{
        ErrorKind::Storage,
        QStringLiteral("The copy could not be read back whole and was thrown away; the workspace is sound. Check the disk "
                       "the copy goes to."),
        problems ? problems->first() : problems.error().detail};
}

} // namespace

QString backupFolder(const QString& storePath) {
    return QFileInfo(storePath).absolutePath() + QStringLiteral("/backups");
}

QList<BackupInfo> backupsOf(const QString& storePath) {
    QList<BackupInfo> found;
    const QString base = QFileInfo(storePath).completeBaseName();
    const QDir folder(backupFolder(storePath));
    for (const QFileInfo& file : folder.entryInfoList({base + QStringLiteral("-*.leadwell")}, QDir::Files, QDir::Name)) {
        QDateTime at = QDateTime::fromString(file.completeBaseName().mid(base.size() + 1), stampFormat);
        at.setTimeZone(QTimeZone::utc());
        if (at.isValid())
            found.prepend({file.absoluteFilePath(), Instant::fromMs(at.toMSecsSinceEpoch()), file.size()});
    }
    return found;
}

Result<QString> workspaceIdOf(Connection& connection) {
    LW_TRY(const auto id, connection.first(QStringLiteral("SELECT value FROM setting WHERE key = 'workspace.id'"), {},
                                           [](const Record& record) { return record.text(0); }));
    return id.value_or(QString());
}

Result<BackupInfo> backUpStore(const QString& storePath, Instant now) {
    const QDir folder(backupFolder(storePath));
    if (!folder.mkpath(QStringLiteral(".")))
        return Error{ErrorKind::Storage, QStringLiteral("The backup folder “%1” cannot be made.").arg(folder.path()), {}};
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString file =
        folder.filePath(QStringLiteral("%1-%2.leadwell")
                            .arg(QFileInfo(storePath).completeBaseName(), now.inZone(QTimeZone::utc()).toString(stampFormat)));
    LW_CHECK(copyStore(storePath, file));
    rotate(storePath);
    return BackupInfo{file, now, QFileInfo(file).size()};
}

Result<void> copyStore(const QString& from, const QString& target) {
    LW_TRY(const auto original, Connection::open(from, Connection::Role::Copier));
    return copyStore(*original, target);
}

Result<void> copyStore(Connection& from, const QString& target) {
    if (QFile::exists(target))
        return Error{ErrorKind::Conflict, QStringLiteral("“%1” exists already; choose another name.").arg(target), {}};
    LW_CHECK(expectSoundOriginal(from));
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    const auto dropPart = qScopeGuard([&part] { QFile::remove(part); });
    if (const auto copied = from.run(QStringLiteral("VACUUM INTO ?"), {part}); !copied)
        return copyingFailed(copied.error());
    LW_CHECK(expectSoundCopy(part));
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    LW_CHECK(syncFile(part)); // VACUUM INTO leaves that to us.
    return renameDurably(part, target);
}

} // namespace leadwell::store
