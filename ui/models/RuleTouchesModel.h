// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/RuleService.h"

#include <QAbstractTableModel>

#include <functional>

namespace leadwell::models {

/// Whom a rule would have touched, the oldest first. Main thread.
class RuleTouchesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Lead, When, What, columns };
    using TimeWords = std::function<QString(Instant)>;

    using QAbstractTableModel::QAbstractTableModel;

    void setTimeWords(TimeWords words) { m_words = std::move(words); }
    void show(const QList<services::RulePreview::Touch>& touches);
    /// nullptr for a row that is none; valid until show().
    const services::RulePreview::Touch* touchAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TimeWords m_words;
    QList<services::RulePreview::Touch> m_touches;
};

} // namespace leadwell::models
