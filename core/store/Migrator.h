// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/Connection.h"

#include <QStringList>

#include <functional>

namespace leadwell::store {

inline constexpr int applicationId = 0x4C45'4144; // "LEAD"

struct Migration {
    int number = 0;
    QString name; ///< "0001_people_and_leads"
    QString sql;
};

/// The migrations that were compiled in, 0001 first, without gaps.
QList<Migration> allMigrations();

/// Splits a migration into statements; respects quotes, comments and the BEGIN … END of triggers.
QStringList splitStatements(const QString& sql);

struct MigrateOptions {
    int upTo = 0; ///< 0 = newest; tests stop earlier
    /// Called once before the first step of a store that already holds something; makes the backup.
    std::function<Result<void>()> backup;
};

/// Brings a store to the newest version, one transaction a step including the version number. A fresh store runs the
/// same files. Errors: Storage (newer store, a step that failed: the store stays at the step before).
Result<int> migrate(Connection& connection, const MigrateOptions& options);

/// This program can work with the store as it is. Errors: Storage, for a newer, an older or an empty one, each in its words.
Result<void> expectPresentVersion(Connection& connection, const QString& path);
/// Says that the file holds nothing, and which its newest backup is when there are some.
Error emptyStore(const QString& path);
/// Says that the file is gone while backups of it are there, which the newest is, and both ways out. NotFound.
Error lostStore(const QString& path);

/// PRAGMA user_version; 0 for an empty file. Errors: Storage when the file is somebody else's database.
Result<int> schemaVersion(Connection& connection);

} // namespace leadwell::store
