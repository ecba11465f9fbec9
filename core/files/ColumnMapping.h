// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/DateReader.h"
#include "core/files/TargetField.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace leadwell::files {

/// Whether a cell can be read as the field it is mapped to. Fields without an entry take the looks of
/// ValueShape (phone, e-mail, numbers) or any text. The caller brings the rules of the domain: phone numbers,
/// stages, owners.
using CellCheck = std::function<bool(const QString& cell)>;
using CellChecks = QHash<TargetField, CellCheck>;

/// A column, what it should become, and how well that goes.
struct ColumnPlan {
    int column = 0;
    QString header;
    TargetField field = TargetField::Skip;
    double certainty = 0;      ///< 0–1; below 0.5 the wizard asks
    QString reason;            ///< "The header says “Mob.”", "All 40 values look like e-mail addresses"
    int filled = 0;            ///< non-empty cells in the sample
    int readablePercent = 100; ///< of these, how many can be read as `field`, 0–100; 100 when nothing is filled
    QStringList examples;      ///< up to three different cells
    QStringList unreadable;    ///< up to three cells that cannot be read as `field`
    DateOrderFacts dates;      ///< for Created and LastActivity
};

/// A plan for every column, in the file's order. A field is given to one column only, the surest; a second
/// phone column becomes Phone2, further columns of a taken field are kept as Notes (texts) or skipped.
/// A header that is known for certain keeps its field unless the cells plainly cannot be it; a header that
/// names a date never becomes a phone. `signs` say yes only to cells that give their field away (heat and
/// stage words, names, cities …; for Phone: a number that exists): with them the columns of a table without
/// header are recognised, and Unix seconds are told from phones.
QList<ColumnPlan> suggestMapping(const QStringList& headers, const QList<QStringList>& sampleRows, const CellChecks& checks = {},
                                 const CellChecks& signs = {});

/// The same column mapped to another field: percentages and examples anew.
ColumnPlan withField(ColumnPlan plan, TargetField field, const QList<QStringList>& sampleRows, const CellChecks& checks = {});

/// Equal for tables with the same headers in the same order, however spelt; a remembered mapping is found by
/// it.
QString headerSignature(const QStringList& headers);

} // namespace leadwell::files
