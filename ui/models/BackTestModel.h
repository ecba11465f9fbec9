// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/BackTestWords.h"

#include <QAbstractTableModel>

namespace leadwell::models {

/// How a back-test comes out for everybody, beside how it was. Main thread.
class BackTestModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Name, Leads, MostOpen, AtLimit, LikelyLate, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const domain::BackTestReport& report);
    const domain::BackTestReport& report() const { return m_report; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    domain::BackTestReport m_report;
};

} // namespace leadwell::models
