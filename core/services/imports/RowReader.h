// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/imports/CellReader.h"
#include "core/services/imports/ImportRow.h"
#include "core/services/imports/ImportTable.h"

namespace leadwell::services {

/// Turns rows of a table into rows of an import. Pure; belongs to one thread at a time.
class RowReader {
public:
    /// `plan.targets` must name a target for every column.
    RowReader(const ReadingFacts& facts, const ImportPlan& plan, const TableFacts& table);

    ImportRow read(const files::TableRow& row);

private:
    class Reading;
    struct Column {
        QString header;
        files::TargetField field = files::TargetField::Skip;
        files::DateOrder dates = files::DateOrder::DayFirst;
    };

    const ReadingFacts& m_facts;
    const ImportPlan& m_plan;
    CellReader m_cells;
    QList<Column> m_columns;
    // The same few words come back in every row.
    QHash<QString, Result<domain::Stage>> m_stages;
    QHash<QString, Result<domain::Heat>> m_heats;
    QHash<QString, Result<domain::Source>> m_sources;
    QHash<QString, Result<domain::Channel>> m_channels;
    QHash<QString, QString> m_countries;
};

} // namespace leadwell::services
