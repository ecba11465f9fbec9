// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "ui/kit/Tokens.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace leadwell::pages {

/// The capture ledger, one row per day and account, newest day first; the check column says whether the row adds up.
class LedgerModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Day, Account, Received, Attached, NotLeads, Parked, Waiting, Check, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const QList<domain::LedgerDay>& days, const QLocale& locale);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const domain::LedgerDay& day, int column) const;

    QList<domain::LedgerDay> m_days;
    QLocale m_locale;
};

} // namespace leadwell::pages
