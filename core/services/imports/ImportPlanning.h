// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/DeskCore.h"
#include "core/services/imports/CellReader.h"
#include "core/services/imports/ImportTable.h"

namespace leadwell::services {

/// Settings and team, as of now. Waits for the store; not on one of its threads.
Result<ReadingFacts> readingFacts(DeskCore& core);

/// The plan with everything that was left open: encoding, delimiter, a target for every column. `mapping`: remembered for
/// this header, or empty. Errors: Invalid (more targets than columns, a target that is none).
Result<ImportPlan> completed(const ImportPlan& plan, const TableFacts& table, const ReadingFacts& facts, const QString& mapping);

/// The mapping used before for the same header; empty when there is none. Waits for the store.
Result<QString> rememberedMapping(DeskCore& core, const TableFacts& table);

/// A mapping as it is remembered.
QString mappingText(const QStringList& targets);

/// Headers of an export, in order, with the fields they become.
const QList<QPair<QString, files::TargetField>>& exportColumns();
/// Header of the reason in a file of rejected rows.
QString reasonHeader();

} // namespace leadwell::services
