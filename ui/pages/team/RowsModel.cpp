// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/RowsModel.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QApplication>

namespace leadwell::pages {

void RowsModel::show(const QStringList& titles, const QList<QStringList>& rows, const QSet<int>& numbers) {
    if (titles == m_titles && rows == m_rows)
        return;
    beginResetModel();
    m_titles = titles;
    m_rows = rows;
    m_numbers = numbers;
    endResetModel();
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const QString words = m_rows.value(index.row()).value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words;
    case Qt::ToolTipRole:
        return kit::plainToolTip(words);
    case Qt::TextAlignmentRole:
        return static_cast<int>((m_numbers.contains(index.column()) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return m_quiet.contains(index.row()) ? QVariant(kit::tokens(QApplication::palette()).muted) : QVariant();
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((m_numbers.contains(section) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace leadwell::pages
