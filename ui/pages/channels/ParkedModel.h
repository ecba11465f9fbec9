// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QTimeZone>

namespace leadwell::pages {

/// The events that could not be read, newest first.
class ParkedModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : quint8 { Received, Account, Cause, Context, Size, Attempts, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows that stay keep their place in views: what is unchanged is not touched.
    void show(const QList<domain::ParkedEvent>& events, Instant now, const QTimeZone& zone, const QLocale& locale);
    const domain::ParkedEvent& eventAt(int row) const { return m_events.at(row); }
    /// -1 when it is not here (any more).
    int rowOf(EventId event) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const domain::ParkedEvent& event, int column) const;

    QList<domain::ParkedEvent> m_events;
    Instant m_now;
    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace leadwell::pages
