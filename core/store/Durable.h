// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

namespace leadwell::store {

/// Waits until the bytes of a file are on the disk. Errors: Storage.
Result<void> syncFile(const QString& path);

/// Renames a file that is on the disk, and waits until its new name is, too; `target` must not exist. The file systems of
/// Windows write names by themselves. Errors: Storage; the file keeps its old name then.
Result<void> renameDurably(const QString& from, const QString& target);

} // namespace leadwell::store
