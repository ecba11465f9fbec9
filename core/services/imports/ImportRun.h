// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/DeskCore.h"
#include "core/services/ImportService.h"

#include <functional>

namespace leadwell::services {

/// Who watches a run and may end it. Both are called on the thread that runs.
struct ImportWatch {
    std::function<bool()> isCancelled;
    std::function<void(qint64 done, qint64 total)> progressed;
};

/// The file from the first row to the report; blocks the calling thread, which must not be one of the store's.
/// Errors: those of opening the file; Storage (the sentence says how many rows are kept).
Result<ImportReport> runImport(DeskCore& core, const ImportPlan& plan, bool isDryRun, const ImportWatch& watch);

/// What the wizard shows first; blocks the calling thread.
Result<ImportPreview> previewImport(DeskCore& core, const ImportPlan& plan);

} // namespace leadwell::services
