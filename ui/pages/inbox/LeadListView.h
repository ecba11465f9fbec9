// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/services/SearchMarks.h"

#include <QByteArray>
#include <QItemSelectionModel>
#include <QSet>
#include <QTableView>

#include <optional>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
class PagedLeadModel;
} // namespace leadwell::models

namespace leadwell::pages {

class LeadDelegate;
class ListColumns;

/// The list itself: rows of 48 px, columns that can be moved, sized, hidden and sorted by, many rows selected at once.
/// Keeps its place and its selection while leads come and go above it.
class LeadListView final : public QTableView {
    Q_OBJECT
public:
    LeadListView(models::PagedLeadModel& model, const models::MemberCache& members, const Clock& clock,
                 QWidget* parent = nullptr);

    /// Selected numbers in the order of the list.
    QList<qint64> selectedNumbers() const;
    int selectedCount() const;
    /// The lead the keyboard is on; 0 when there is none.
    qint64 currentNumber() const;
    /// Makes the lead current, alone selected and visible; as soon as it is in the list, unless somebody goes elsewhere.
    void setCurrentNumber(qint64 number);
    /// Selects several; those that are not here yet as soon as the list is.
    void select(const QList<qint64>& numbers, qint64 current);
    void selectFirst(int count);
    bool hasPending() const { return m_pending != 0; }
    /// The next change of the list was asked for by the person: the current lead is then scrolled into view.
    void revealCurrent();
    /// The first row that is seen; number 0 at the very top.
    struct Place {
        qint64 number = 0; ///< or the key of a group's header
        int offset = 0;    ///< pixels of it above the edge
    };
    Place place() const;
    /// As soon as the list is complete and shows.
    void restorePlace(const Place& place);
    void step(int rows);
    /// The first one that is a row; 0 when there is none.
    qint64 firstLead() const;
    /// Closes or opens the group that the keyboard is in.
    void toggleGroup();
    /// Numbers next to the current one, nearest first.
    QList<qint64> neighbours(int count) const;

    ListColumns& columns() { return *m_columns; }
    const ListColumns& columns() const { return *m_columns; }
    void markMatches(const services::SearchMarks& marks);
    void showSort(const domain::LeadSort& sort);
    /// Selected rows as tab-separated text with a heading line.
    QString selectionAsTsv() const;

Q_SIGNALS:
    void currentLeadChanged(qint64 number);
    void selectedCountChanged(int count);
    void opened(qint64 number);
    void sortWanted(leadwell::domain::LeadColumn column);
    void columnsWanted(const QPoint& globalPos);
    void columnsChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// Home and End mean the list, not the row: a row is one lead.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setUpHeader();
    void fitText();
    bool keyGroup(const QKeyEvent& event);
    void closeGroup(qint64 header);
    void openGroup(qint64 header);
    void goToRow(int row, QItemSelectionModel::SelectionFlags selection);
    int pastHeaders(int row, bool isBackwards) const;
    int nearestSelected(int row) const;
    void keepCurrentSelected();
    void keepPlace();
    void returnToPlace();
    void followCurrent();
    void takePending();
    void announceCurrent();
    void followSelection();
    void settlePlace();
    void tick();

    models::PagedLeadModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
    LeadDelegate* m_delegate;
    ListColumns* m_columns = nullptr;
    services::SearchMarks m_marks;
    qint64 m_anchor = 0;       ///< the first row that is seen, while the list changes
    int m_anchorOffset = 0;    ///< pixels of it above the edge
    qint64 m_pending = 0;      ///< to be made current as soon as it is here
    bool m_isExpected = false; ///< it was just made and will come
    QSet<qint64> m_pendingSelection;
    std::optional<Place> m_pendingPlace;
    bool m_isRevealing = false; ///< the current lead is to be scrolled into view
    qint64 m_current = 0;
    int m_currentRow = 0;
    bool m_isOnHeader = false; ///< the mouse was pressed on the header of a group
    bool m_isChanging = false; ///< the list is being rearranged: nobody is told about rows in between
};

} // namespace leadwell::pages
