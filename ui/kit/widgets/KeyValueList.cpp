// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/KeyValueList.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QGridLayout>
#include <QStyle>

namespace leadwell::kit {

KeyValueList::KeyValueList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, 80);
}

int KeyValueList::rowOf(const QString& name) {
    const qsizetype known = m_names.indexOf(name);
    if (known >= 0)
        return static_cast<int>(known);
    const int row = static_cast<int>(m_names.size());
    m_names << name;
    // What is left of the height goes below the last row.
    m_grid->setRowStretch(row, 0);
    m_grid->setRowStretch(row + 1, 1);
    auto* words = new PlainLabel(name, this);
    words->setLook(PlainLabel::Look::Muted);
    m_grid->addWidget(words, row, 0, Qt::AlignTop | Qt::AlignLeading);
    return row;
}

PlainLabel* KeyValueList::set(const QString& name, const QString& value) {
    const int row = rowOf(name);
    const QString shown = value.isEmpty() ? QStringLiteral("—") : value;
    QLayoutItem* cell = m_grid->itemAtPosition(row, 1);
    auto* words = cell ? qobject_cast<PlainLabel*>(cell->widget()) : nullptr;
    if (!words) {
        words = new PlainLabel(this);
        words->setWordWrap(true);
        // Values keep to their edge whatever direction their own letters run.
        words->setAlignment(Qt::AlignTop | Qt::AlignAbsolute | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
        words->setSelectable(true);
        setWidget(name, words);
    }
    words->setText(shown);
    words->setAccessibleName(QStringLiteral("%1: %2").arg(name, shown));
    return words;
}

void KeyValueList::setWidget(const QString& name, QWidget* value) {
    const int row = rowOf(name);
    if (QLayoutItem* cell = m_grid->itemAtPosition(row, 1)) {
        QWidget* former = cell->widget();
        m_grid->removeItem(cell);
        delete cell;
        if (former != value)
            former->deleteLater();
    }
    m_grid->addWidget(value, row, 1);
}

void KeyValueList::clear() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_names.clear();
}

void KeyValueList::setNameWidth(int pixels) {
    m_grid->setColumnMinimumWidth(0, pixels);
}

} // namespace leadwell::kit
