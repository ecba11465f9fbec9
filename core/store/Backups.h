// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace leadwell::store {

class Connection;

struct BackupInfo {
    QString path;
    Instant at;
    qint64 sizeBytes = 0;
};

/// "backups" beside the workspace.
QString backupFolder(const QString& storePath);
/// The workspace's own copies in its backup folder, newest first.
QList<BackupInfo> backupsOf(const QString& storePath);
/// Which workspace a store is, whatever its file is called; empty for one that no desk ever opened.
Result<QString> workspaceIdOf(Connection& connection);
/// Makes a copy in the workspace's own folder as copyStore() does. Only when that is whole, older ones are thinned out: the
/// newest of each hour, day and week stay, 24 hourly, 14 daily and 8 weekly. Those of an earlier workspace of the same name
/// are nobody's to throw away.
Result<BackupInfo> backUpStore(const QString& storePath, Instant now);

/// Copies the whole store to `target` (which must not exist) through connections of its own: the original is checked in full,
/// copied to a temporary name, the copy is checked in full, is on the disk, and gets its name. Only the user may read it.
/// Errors: Conflict, Storage (the original or the copy is damaged; nothing is left at `target`). Runs on the calling
/// thread; takes some 30 s a gigabyte.
Result<void> copyStore(const QString& from, const QString& target);
/// The same for a store that `from` has open; it is not in a transaction.
Result<void> copyStore(Connection& from, const QString& target);

} // namespace leadwell::store
