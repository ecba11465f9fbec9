// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/ReadTable.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/text/PlainLabel.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

namespace leadwell::pages {

QTableWidget* readTable(const QStringList& headers, const QString& name, QWidget* parent) {
    auto* table = new QTableWidget(0, static_cast<int>(headers.size()), parent);
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    kit::followText(table, [table] {
        table->verticalHeader()->setDefaultSectionSize(kit::byText(40));
        table->horizontalHeader()->setFont(table->font()); // Before it shows for the first time it follows nobody.
    });
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

QString countText(qint64 n) {
    return QLocale().toString(n);
}

QTableWidgetItem* readCell(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(kit::plainToolTip(text));
    return item;
}

} // namespace leadwell::pages
