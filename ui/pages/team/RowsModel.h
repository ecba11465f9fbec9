// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>
#include <QStringList>

namespace leadwell::pages {

/// A table of words; what each row stands for is known to whoever filled it, by its place. Main thread.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `numbers`: columns that end where numbers end.
    void show(const QStringList& titles, const QList<QStringList>& rows, const QSet<int>& numbers);
    /// Rows in quiet colours: what counts no longer.
    void setQuiet(const QSet<int>& rows) { m_quiet = rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    QList<QStringList> m_rows;
    QSet<int> m_numbers;
    QSet<int> m_quiet;
};

} // namespace leadwell::pages
