// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/bench/Measure.h"
#include "core/services/Desk.h"
#include "core/store/Floor.h"

namespace leadwell::ctl::bench {

/// Measures an opened workspace: the questions the desktop asks most, then what changes it. Each beside what the SQLite C API
/// needs for the same, or for the nearest it can do. `numbers`: the open leads, newest activity first; not empty. `runsMax`: of
/// each, at most. `only`: those whose name holds one of these; none: all. `cache`: where samples are kept.
Result<QList<Measured>> measureAll(services::Desk& desk, store::Floor& floor, const QList<qint64>& numbers, int runsMax,
                                   const QStringList& only, const QString& cache);

} // namespace leadwell::ctl::bench
