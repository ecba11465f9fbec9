// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/InboxQueries.h"
#include "ui/kit/actions/ActionRegistry.h"

#include <QAbstractListModel>
#include <QPointer>

class QAction;

namespace leadwell::shell {

/// The lines of the command box: commands that fit and leads that match.
class CommandModel final : public QAbstractListModel {
    Q_OBJECT
public:
    struct Line {
        QPointer<QAction> action; ///< a command, else a lead
        kit::ActionSpec spec;
        services::SearchHit hit;
        QString words; ///< neither: said and not to be chosen
        bool isLead() const { return hit.number > 0; }
    };

    using QAbstractListModel::QAbstractListModel;
    void setLines(const QList<Line>& lines);
    const Line& lineAt(int row) const { return m_lines.at(row); }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<Line> m_lines;
};

} // namespace leadwell::shell
