// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/ColumnMenu.h"

#include "ui/pages/inbox/ListColumns.h"
#include "ui/pages/lead/LeadWords.h"

#include <QAccessible>
#include <QAction>

namespace leadwell::pages {

using domain::LeadColumn;

ColumnMenu::ColumnMenu(ListColumns& columns, QWidget* parent) : StayOpenMenu(parent), m_columns(columns) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("columnsMenu"));
    setAccessibleName(tr("Columns"));
    setAccessibleDescription(tr("Space shows or hides a column, Alt+Up and Alt+Down move it."));
    addColumns();
    addSeparator();
    connect(addAction(tr("Back to the usual columns")), &QAction::triggered, &m_columns, &ListColumns::reset);
    QAction* hint = addAction(tr("Alt+Up and Alt+Down move a column"));
    hint->setEnabled(false);
    connect(this, &kit::StayOpenMenu::moveWanted, this, &ColumnMenu::moveColumn);
}

void ColumnMenu::addColumns() {
    for (const LeadColumn column : m_columns.order()) {
        QAction* entry = addAction(columnTitle(column));
        entry->setData(static_cast<int>(column));
        entry->setCheckable(true);
        entry->setChecked(m_columns.isShown(column));
        connect(entry, &QAction::toggled, &m_columns, [this, column, entry](bool isShown) {
            m_columns.setShown(column, isShown);
            entry->setChecked(m_columns.isShown(column)); // The customer always shows.
        });
    }
}

void ColumnMenu::moveColumn(QAction* entry, int by) {
    const auto column = static_cast<LeadColumn>(entry->data().toInt());
    m_columns.move(column, by);
    const qsizetype place = m_columns.order().indexOf(column);
    removeAction(entry);
    insertAction(actions().at(place), entry);
    setActiveAction(entry);
    setAccessibleName(tr("%1, column %2 of %3").arg(columnTitle(column)).arg(place + 1).arg(domain::leadColumnCount));
    QAccessibleEvent moved(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&moved);
}

} // namespace leadwell::pages
