// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QDateTime>
#include <QString>

namespace leadwell::shell {

/// Writes what was timed of the last minutes into a new file of this folder, which is made where it is missing; answers the
/// file. Any trace viewer opens it; nobody's data is in it. Off the caller's thread. Errors: Storage.
Answer<QString> saveTrace(const QString& folder, const QDateTime& now);

} // namespace leadwell::shell
