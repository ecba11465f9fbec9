// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/TableSniffer.h"
#include "core/services/imports/ImportPlanning.h"
#include "core/services/imports/ImportRun.h"

#include <QFileInfo>

namespace leadwell::services {

using files::TargetField;

namespace {

constexpr qsizetype rowsShown = 20;
constexpr qsizetype valuesShown = 5;
constexpr qint64 rowsLookedAt = 2'000;             ///< for the readable share
constexpr qint64 countedUpTo = 32LL * 1024 * 1024; ///< larger files are estimated: counting them would keep people waiting

/// Counts what can be read in a column.
struct ColumnLook {
    files::CellCheck check;
    qint64 filled = 0;
    qint64 readable = 0;

    void see(const QString& cell, ImportColumn& column) {
        const QString text = cell.trimmed();
        if (text.isEmpty())
            return;
        ++filled;
        readable += !check || check(text);
        if (column.firstValues.size() < valuesShown && !column.firstValues.contains(text))
            column.firstValues.append(text.simplified().left(80));
    }
};

files::DateOrder orderOf(const TableFacts& table, qsizetype column) {
    QStringList values;
    for (const QStringList& row : table.sample)
        values.append(row.value(column));
    return files::sniffDateOrder(values).order;
}

/// Reads on through the file: the first rows for the shares, all of them for the number.
Result<void> lookAtRows(ImportTable& table, const ReadingFacts& facts, ImportPreview& preview) {
    const CellReader cells(facts);
    QList<ColumnLook> looks;
    for (qsizetype i = 0; i < preview.columns.size(); ++i) {
        const TargetField field = files::targetFieldFromId(preview.columns.at(i).target);
        looks.append({cells.checks(orderOf(table.facts(), i)).value(field)});
    }
    const bool countsAll = QFileInfo(preview.plan.path).size() <= countedUpTo;
    qint64 rows = 0;
    for (;;) {
        LW_TRY(const auto row, table.next());
        if (!row) {
            preview.rowsAreExact = true;
            preview.rows = rows;
            break;
        }
        if (rows++ < rowsLookedAt) {
            for (qsizetype i = 0; i < looks.size(); ++i)
                looks[i].see(row->cells.value(i), preview.columns[i]);
        } else if (!countsAll) {
            break;
        }
    }
    for (qsizetype i = 0; i < looks.size(); ++i) {
        const ColumnLook& look = looks.at(i);
        preview.columns[i].readable = look.filled > 0 ? static_cast<double>(look.readable) / static_cast<double>(look.filled) : 1;
    }
    return {};
}

} // namespace

QString notImportedSentence(const QList<ImportColumn>& columns) {
    constexpr qsizetype shown = 2;
    constexpr qsizetype longest = 40;
    QStringList left;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ImportColumn& column = columns.at(i);
        if (files::targetFieldFromId(column.target) != TargetField::Skip || column.firstValues.isEmpty())
            continue;
        QStringList values;
        for (const QString& value : column.firstValues.mid(0, shown))
            values.append(value.left(longest));
        const bool hasMore = column.firstValues.size() > shown;
        const bool hasName = column.header != files::nameOfColumn(i);
        left.append(QStringLiteral("%1 (%2%3)")
                        .arg(hasName ? QStringLiteral("“%1”").arg(column.header) : QStringLiteral("column %1").arg(i + 1),
                             values.join(QStringLiteral(", ")), hasMore ? QStringLiteral(" …") : QString()));
    }
    return left.isEmpty() ? QString() : QStringLiteral("Not imported: %1.").arg(left.join(QStringLiteral(", ")));
}

Result<ImportPreview> previewImport(DeskCore& core, const ImportPlan& plan) {
    LW_TRY(const auto table, ImportTable::open(plan));
    LW_TRY(const ReadingFacts facts, readingFacts(core));
    LW_TRY(const QString mapping, rememberedMapping(core, table->facts()));
    ImportPreview preview;
    LW_TRY(preview.plan, completed(plan, table->facts(), facts, mapping));
    preview.fileName = QFileInfo(plan.path).fileName();
    preview.encodingName = table->facts().encodingName;
    preview.delimiterName = table->facts().delimiterName;
    preview.rows = table->facts().rowsEstimate;
    preview.rowsAreExact = table->facts().rowsAreExact;
    preview.sample = table->facts().sample.mid(0, rowsShown);
    for (qsizetype i = 0; i < table->facts().columns.size(); ++i)
        preview.columns.append({table->facts().columns.at(i), preview.plan.targets.at(i), {}, 1});
    LW_CHECK(lookAtRows(*table, facts, preview));
    preview.plan.rows = preview.rowsAreExact ? preview.rows : 0;
    return preview;
}

} // namespace leadwell::services
