// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Durable.h"

#include "core/base/Log.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace leadwell::store {

namespace {

Error notOnDisk(const QString& path) {
    return {
        ErrorKind::Storage, QStringLiteral("The disk reported an error while “%1” was written; check the disk.").arg(path), {}};
}

#ifdef Q_OS_WIN

bool flush(const QString& path) {
    const HANDLE file = CreateFileW(reinterpret_cast<const wchar_t*>(path.utf16()), GENERIC_WRITE, FILE_SHARE_READ, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    const bool isFlushed = FlushFileBuffers(file) != 0;
    CloseHandle(file);
    return isFlushed;
}

bool flushFolderOf(const QString&) {
    return true;
}

#else

bool flush(const QString& path) {
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
#ifdef Q_OS_MACOS
    // Only this asks the drive itself; network volumes do not know it.
    bool isFlushed = ::fcntl(file, F_FULLFSYNC) == 0 || ::fsync(file) == 0;
#else
    bool isFlushed = ::fsync(file) == 0;
#endif
    // Some network and FUSE file systems have no such thing for a folder; that is no error of the disk.
    if (!isFlushed && (errno == EINVAL || errno == ENOTSUP))
        isFlushed = true;
    ::close(file);
    return isFlushed;
}

bool flushFolderOf(const QString& path) {
    return flush(QFileInfo(path).absolutePath());
}

#endif

} // namespace

Result<void> syncFile(const QString& path) {
    if (!flush(path))
        return notOnDisk(path);
    return {};
}

Result<void> renameDurably(const QString& from, const QString& target) {
    if (!QFile::rename(from, target))
        return Error{ErrorKind::Storage, QStringLiteral("“%1” cannot be written. Check that you may write there.").arg(target),
                     from};
    // The bytes are safe under one name or the other; only after a power cut could it be the old one.
    if (!flushFolderOf(target))
        qCWarning(logStore) << "The folder was not written to the disk at once:" << target;
    return {};
}

} // namespace leadwell::store
