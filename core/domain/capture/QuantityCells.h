// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace leadwell::domain {

/// A number of a table or form, and the unit that stands apart from it.
struct QuantityCell {
    qsizetype begin = 0; ///< where the number stands in the text
    QString unit;        ///< as written; empty: none was found
};

/// What the lines of forms and the cells of tables say about a quantity. Cells are parted by "|", a tab or
/// three spaces, as they are left of an HTML table.
struct QuantityCells {
    /// "Quantity : 500", "Quantity | 500 | Unit | kg", a column "Qty" with a row below it.
    QList<QuantityCell> labelled;
    /// "500 | Metres" that no label names.
    std::optional<QuantityCell> pair;
    /// "Quantity Unit : Pieces", the first of them; empty: none.
    QString unit;
};

/// `isUnit` says whether a text is a unit and nothing else. Linear.
QuantityCells quantityCells(const QString& text, const std::function<bool(QStringView)>& isUnit);

} // namespace leadwell::domain
