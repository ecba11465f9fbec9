// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace leadwell::store {

/// Steps of SQLite's machine that the statements of this thread took so far: what questions cost, whatever else the computer
/// does.
qint64 statementStepsOfThread();

} // namespace leadwell::store
