// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAbstractItemModel;
class QTableView;
class QWidget;
class QString;

namespace leadwell::pages {

/// A flat table in the house's manner: whole rows, no grid, no row numbers, Tab leaves it. The model is not owned.
QTableView* plainTable(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent);

/// The selected rows (all of them when none is selected) with their headings, as tab-separated text for the clipboard.
QString tableAsTsv(const QTableView* table);

/// Copy puts the selected rows on the clipboard.
void letCopyRows(QTableView* table);

} // namespace leadwell::pages
