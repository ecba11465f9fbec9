// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"

#include <QByteArray>
#include <QObject>

class QHeaderView;
class QTableView;

namespace leadwell::pages {

/// The columns of the list of leads: which show, in which order and how wide. A list too narrow for the latest words shows them
/// under the customer's name; what a narrow window hides is not part of what the person arranged.
class ListColumns final : public QObject {
    Q_OBJECT
public:
    /// `table`: with its model; the columns are its child.
    explicit ListColumns(QTableView& table);

    bool isShown(domain::LeadColumn column) const;
    void setShown(domain::LeadColumn column, bool isShown);
    /// All of them, the hidden ones too, from the leading edge on.
    QList<domain::LeadColumn> order() const;
    /// Among all of them; stops at the ends.
    void move(domain::LeadColumn column, int by);
    void reset();
    static QList<domain::LeadColumn> usual();
    /// Those that show, from the leading edge on.
    QList<domain::LeadColumn> shown() const;
    /// These in this order and no others, except the customer, who always shows. Widths stay.
    void show(const QList<domain::LeadColumn>& columns);
    QByteArray state();
    void restore(const QByteArray& state);

    /// Too narrow for the Latest column.
    bool isTight() const { return m_isTight; }
    /// The list has another width.
    void fit();
    /// The letters have another size, and the columns with them.
    void fitText();

Q_SIGNALS:
    void changed();

private:
    void setTight(bool isTight);
    bool wantsTight() const;

    QTableView& m_table;
    QHeaderView& m_header;
    int m_customerWidth = 0; ///< before the list became tight
    bool m_isTight = false;
    int m_textScale = 0; ///< that the widths are for
};

} // namespace leadwell::pages
