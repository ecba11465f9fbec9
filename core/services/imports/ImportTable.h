// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/DelimitedReader.h"
#include "core/files/TargetField.h"
#include "core/services/ImportService.h"

#include <memory>
#include <optional>

namespace leadwell::services {

/// What a first look at a file of leads tells.
struct TableFacts {
    QStringList columns;
    QList<QStringList> sample; ///< the first rows, at most 200
    qint64 rowsEstimate = 0;
    bool rowsAreExact = false;
    QString encodingName;
    QString delimiter; ///< the character itself; empty for visiting cards
    QString delimiterName;
    bool hasHeader = true;
    QList<files::TargetField> fixedTargets; ///< one per column where the format decides; else empty
    int skip = 0;                           ///< rows above the header, as a title
};

/// A file of leads as a table, whatever its format. Not thread-safe; any one thread.
class ImportTable {
public:
    /// Errors: NotFound, Invalid (a folder, empty, a spreadsheet), TooLarge, Storage (cannot be read).
    static Result<std::unique_ptr<ImportTable>> open(const ImportPlan& plan);
    virtual ~ImportTable() = default;

    const TableFacts& facts() const { return m_facts; }
    /// The next row; nothing at the end.
    virtual Result<std::optional<files::TableRow>> next() = 0;
    /// How much of the file was read, 0–1.
    virtual double progress() const = 0;

protected:
    TableFacts m_facts;
};

/// Whether the path ends like a file of visiting cards.
bool isVCardPath(const QString& path);

} // namespace leadwell::services
