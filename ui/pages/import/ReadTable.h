// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QTableWidget;
class QTableWidgetItem;
class QWidget;

namespace leadwell::pages {

/// A table that is read, not typed into: whole rows, Tab leaves it, no grid. `name` is for screen readers.
QTableWidget* readTable(const QStringList& headers, const QString& name, QWidget* parent);

/// With the groups of this country: "1,234".
QString countText(qint64 n);

/// Its text is its tooltip, too: a column may be too narrow for it.
QTableWidgetItem* readCell(const QString& text);

} // namespace leadwell::pages
