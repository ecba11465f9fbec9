// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/LeadListView.h"

#include "core/base/Clock.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadDelegate.h"
#include "ui/pages/inbox/ListColumns.h"
#include "ui/pages/lead/LeadWords.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace leadwell::pages {
namespace {

using domain::LeadColumn;

constexpr int tickMs = 1'000;
constexpr qsizetype copiedRowsMax = 10'000;

bool isMove(int key) {
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        return true;
    default:
        return false;
    }
}

} // namespace

LeadListView::LeadListView(models::PagedLeadModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock)
    , m_delegate(new LeadDelegate(model, members, clock, this)) {
    setObjectName(QStringLiteral("leadList"));
    setAccessibleName(tr("Leads"));
    setItemDelegate(m_delegate);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(false);
    setUpHeader();
    connect(&model, &models::PagedLeadModel::listAboutToChange, this, &LeadListView::keepPlace);
    connect(&model, &models::PagedLeadModel::listChanged, this, &LeadListView::returnToPlace);
    // The list may be complete without having changed: the first rows were all there is.
    connect(&model, &models::PagedLeadModel::stateChanged, this, [this] {
        if (m_pending != 0 && m_model.rowOf(m_pending) >= 0) // One that is still to come is waited for.
            takePending();
        if (m_model.isSettled())
            settlePlace(); // Another filter may have found the same leads.
    });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (!m_model.isHeader(index.row()))
            Q_EMIT opened(m_model.numberAt(index.row()));
    });
    auto* clockTick = new QTimer(this);
    connect(clockTick, &QTimer::timeout, this, &LeadListView::tick);
    clockTick->start(tickMs);
}

void LeadListView::setUpHeader() {
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(32);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicatorShown(true);
    header->setAccessibleName(tr("Columns"));
    m_columns = new ListColumns(*this);
    connect(m_columns, &ListColumns::changed, this, &LeadListView::columnsChanged);
    kit::followText(this, [this] { fitText(); });
    connect(header, &QHeaderView::sectionClicked, this,
            [this](int column) { Q_EMIT sortWanted(static_cast<LeadColumn>(column)); });
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { Q_EMIT columnsWanted(header->mapToGlobal(at)); });
}

/// Larger letters need higher rows and wider columns.
void LeadListView::fitText() {
    const int height = std::max(kit::rowHeight, 2 * fontMetrics().height() + kit::space::medium);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    m_columns->fitText();
}

// The rows -------------------------------------------------------------------------------------------------------------

void LeadListView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    m_columns->fit();
}

void LeadListView::markMatches(const services::SearchMarks& marks) {
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_delegate->markMatches(marks);
    viewport()->update();
}

void LeadListView::showSort(const domain::LeadSort& sort) {
    horizontalHeader()->setSortIndicator(static_cast<int>(sort.column),
                                         sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

// Selection ------------------------------------------------------------------------------------------------------------

QList<qint64> LeadListView::selectedNumbers() const {
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<qint64> numbers;
    int next = 0;
    for (const auto& [top, bottom] : std::as_const(ranges)) {
        for (int row = std::max(top, next); row <= bottom; ++row) {
            if (!m_model.isHeader(row))
                numbers.append(m_model.numberAt(row));
        }
        next = std::max(next, bottom + 1);
    }
    return numbers;
}

int LeadListView::selectedCount() const {
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height() - m_model.headersIn(range.top(), range.bottom());
    return count;
}

qint64 LeadListView::currentNumber() const {
    return m_model.numberAt(currentIndex().row());
}

void LeadListView::setCurrentNumber(qint64 number) {
    const int row = m_model.rowOf(number);
    if (row < 0) {
        m_pending = number;
        m_isExpected = true;
        return;
    }
    m_pending = 0;
    const QModelIndex index = m_model.index(row, static_cast<int>(LeadColumn::Customer));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (isVisible())
        scrollTo(index);
    else
        m_isRevealing = true;
}

void LeadListView::revealCurrent() {
    m_isRevealing = true;
}

LeadListView::Place LeadListView::place() const {
    const int row = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    return row < 0 ? Place{} : Place{m_model.keyAt(row), -rowViewportPosition(row)};
}

void LeadListView::restorePlace(const Place& place) {
    m_pendingPlace = place;
}

/// Scrolls to where the person was, or to the lead that was asked for while the list had no size yet.
void LeadListView::settlePlace() {
    if (!isVisible() || !m_model.isComplete())
        return;
    if (m_pendingPlace) {
        const int row = std::max(0, m_model.rowOf(m_pendingPlace->number));
        updateGeometries();
        verticalScrollBar()->setValue(row * verticalHeader()->defaultSectionSize() + m_pendingPlace->offset);
        m_pendingPlace.reset();
        m_isRevealing = false;
    } else if (std::exchange(m_isRevealing, false) && currentIndex().isValid()) {
        scrollTo(currentIndex());
    }
}

/// Now the list is about to get its size; before, every row was out of sight.
void LeadListView::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    QTimer::singleShot(0, this, &LeadListView::settlePlace);
}

void LeadListView::select(const QList<qint64>& numbers, qint64 current) {
    m_pendingSelection = QSet<qint64>(numbers.cbegin(), numbers.cend());
    m_pending = current;
    m_isExpected = false;
    takePending();
}

void LeadListView::selectFirst(int count) {
    select(m_model.numbers().mid(0, count), firstLead());
}

/// Waits for the whole list: part of it would select a part.
void LeadListView::takePending() {
    if (m_pending == 0 || m_model.rowCount() == 0 || (m_model.rowOf(m_pending) < 0 && !m_model.isComplete()))
        return; // An empty model has not been asked yet, or has nothing to choose from.
    if (m_model.rowOf(m_pending) < 0) {
        // A lead of last time that is not in this list; one that was just made is still to come.
        if (!m_isExpected)
            m_pending = 0;
        return;
    }
    const QSet<qint64> wanted = m_pendingSelection;
    if (wanted.size() > 1 && !m_model.isComplete())
        return;
    m_pendingSelection.clear();
    setCurrentNumber(m_pending);
    if (wanted.size() < 2)
        return;
    QItemSelection rows;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (wanted.contains(m_model.numberAt(row)))
            rows.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void LeadListView::step(int rows) {
    if (m_model.rowCount() == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : (rows > 0 ? -1 : m_model.rowCount());
    const int row = pastHeaders(std::clamp(from + rows, 0, m_model.rowCount() - 1), rows < 0);
    goToRow(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

QList<qint64> LeadListView::neighbours(int count) const {
    QList<qint64> numbers;
    const int row = currentIndex().row();
    for (int distance = 1; row >= 0 && numbers.size() < count && distance <= count; ++distance) {
        for (const int place : {row + distance, row - distance}) {
            if (m_model.numberAt(place) > 0)
                numbers.append(m_model.numberAt(place));
        }
    }
    return numbers;
}

qint64 LeadListView::firstLead() const {
    return m_model.numberAt(pastHeaders(0, false));
}

/// On the header of a closed group nothing is selected: it stands for leads that nobody sees.
void LeadListView::goToRow(int row, QItemSelectionModel::SelectionFlags selection) {
    const QModelIndex index = m_model.index(row, static_cast<int>(LeadColumn::Customer));
    selectionModel()->setCurrentIndex(
        index, m_model.isHeader(row) ? QItemSelectionModel::SelectionFlags(QItemSelectionModel::Clear) : selection);
}

/// The keyboard stops at leads, and at the headers of closed groups, where it opens them.
int LeadListView::pastHeaders(int row, bool isBackwards) const {
    const auto stops = [this](int at) {
        return at >= 0 && at < m_model.rowCount() && (!m_model.isHeader(at) || m_model.headerOf(at)->isClosed);
    };
    if (row < 0 || stops(row))
        return row;
    // An open group has a lead below its header; above the very first header there is nothing.
    return isBackwards && stops(row - 1) ? row - 1 : row + 1;
}

/// -1 when nothing is.
int LeadListView::nearestSelected(int row) const {
    int nearest = -1;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        int at = std::clamp(row, range.top(), range.bottom());
        if (m_model.isHeader(at))
            at = at < range.bottom() ? at + 1 : at - 1;
        if (at < range.top() || at > range.bottom() || m_model.isHeader(at))
            continue;
        if (nearest < 0 || std::abs(at - row) < std::abs(nearest - row))
            nearest = at;
    }
    return nearest;
}

/// Commands act on what is selected, and the panel shows the current lead: that one is always among them. Ctrl with a click
/// or Space would take it out, and after the last one nothing would be selected.
void LeadListView::keepCurrentSelected() {
    if (currentNumber() == 0 || selectionModel()->isSelected(currentIndex()))
        return;
    const int nearest = nearestSelected(currentIndex().row());
    if (nearest < 0)
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else
        goToRow(nearest, QItemSelectionModel::NoUpdate);
}

void LeadListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    if (m_isChanging)
        return;
    Q_EMIT selectedCountChanged(selectedCount());
    QMetaObject::invokeMethod(this, &LeadListView::followSelection, Qt::QueuedConnection);
}

/// A screen reader selects without moving the current row, and Ctrl with a click leaves it on what is no longer selected: the
/// panel would show one lead while commands change another.
void LeadListView::followSelection() {
    const QItemSelection selection = selectionModel()->selection();
    if (m_isChanging || m_pending != 0 || selection.isEmpty() || selectionModel()->isRowSelected(currentIndex().row()))
        return;
    int nearest = selection.last().top();
    for (const QItemSelectionRange& range : selection) {
        const int row = std::clamp(currentIndex().row(), range.top(), range.bottom());
        if (std::abs(row - currentIndex().row()) < std::abs(nearest - currentIndex().row()))
            nearest = row;
    }
    selectionModel()->setCurrentIndex(m_model.index(nearest, std::max(0, currentIndex().column())),
                                      QItemSelectionModel::NoUpdate);
}

void LeadListView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!m_isChanging)
        announceCurrent();
}

void LeadListView::announceCurrent() {
    m_currentRow = std::max(0, currentIndex().row());
    const qint64 number = currentNumber();
    if (number == m_current)
        return;
    if (number != 0 && m_isExpected)
        m_pending = 0; // Somebody went elsewhere meanwhile.
    m_current = number;
    Q_EMIT currentLeadChanged(number);
}

// A live list ----------------------------------------------------------------------------------------------------------

void LeadListView::keepPlace() {
    m_isChanging = true;
    const int row = rowAt(0);
    // At the very top, what is new is to be seen.
    m_anchor = verticalScrollBar()->value() > 0 ? m_model.keyAt(row) : 0;
    m_anchorOffset = row >= 0 ? -rowViewportPosition(row) : 0;
}

void LeadListView::returnToPlace() {
    updateGeometries();
    const int anchored = m_anchor != 0 ? m_model.rowOf(m_anchor) : -1;
    if (anchored >= 0)
        verticalScrollBar()->setValue(anchored * verticalHeader()->defaultSectionSize() + m_anchorOffset);
    followCurrent();
    settlePlace();
    m_isChanging = false;
    announceCurrent();
    Q_EMIT selectedCountChanged(selectedCount());
}

/// The lead somebody waits for has come, or the current one has left: then the one in its place is next.
void LeadListView::followCurrent() {
    if (m_pending != 0) {
        takePending();
        return;
    }
    if (m_current == 0 || m_model.rowCount() == 0 || m_model.rowOf(m_current) >= 0)
        return;
    // Where others are still selected, the nearest of them is what the panel shows.
    if (const int nearest = nearestSelected(m_currentRow); nearest >= 0)
        goToRow(nearest, QItemSelectionModel::NoUpdate);
    else
        goToRow(pastHeaders(std::min(m_currentRow, m_model.rowCount() - 1), false),
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// Countdowns and "2 min" go on by themselves.
void LeadListView::tick() {
    if (!isVisible() || m_model.rowCount() == 0)
        return;
    for (const LeadColumn column : {LeadColumn::RespondIn, LeadColumn::Activity}) {
        const int section = static_cast<int>(column);
        if (!isColumnHidden(section))
            viewport()->update(columnViewportPosition(section), 0, columnWidth(section), viewport()->height());
    }
}

// Keys and menus -------------------------------------------------------------------------------------------------------

// Groups ---------------------------------------------------------------------------------------------------------------

/// Left closes the group, Right opens it, Return and Space do either on its header.
bool LeadListView::keyGroup(const QKeyEvent& event) {
    const int row = currentIndex().row();
    const auto* header = m_model.hasGroups() ? m_model.headerOf(row) : nullptr;
    if (!header || event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier | Qt::AltModifier))
        return false;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    if (event.key() == (isMirrored ? Qt::Key_Right : Qt::Key_Left)) {
        closeGroup(header->key);
        return true;
    }
    const bool isEither = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Space;
    if (!m_model.isHeader(row) || (!isEither && event.key() != (isMirrored ? Qt::Key_Left : Qt::Key_Right)))
        return false;
    openGroup(header->key);
    return true;
}

void LeadListView::toggleGroup() {
    const auto* header = m_model.headerOf(currentIndex().row());
    if (header && header->isClosed)
        openGroup(header->key);
    else if (header)
        closeGroup(header->key);
}

void LeadListView::closeGroup(qint64 header) {
    const auto* present = m_model.headerOf(currentIndex().row());
    if (present && present->key == header) // The lead that had the keyboard is about to be no row.
        goToRow(present->row, QItemSelectionModel::Clear);
    m_model.setClosed(header, true);
}

void LeadListView::openGroup(qint64 header) {
    const auto* present = m_model.headerOf(m_model.rowOf(header));
    const qint64 first = present ? m_model.firstLeadOf(*present) : 0;
    m_model.setClosed(header, false);
    if (first > 0)
        setCurrentNumber(first);
}

void LeadListView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    m_isOnHeader = index.isValid() && m_model.isHeader(index.row());
    if (!m_isOnHeader) {
        QTableView::mousePressEvent(event);
        keepCurrentSelected();
        return;
    }
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    const auto* header = m_model.headerOf(index.row());
    if (header->isClosed)
        m_model.setClosed(header->key, false); // Whoever uses the mouse chooses a lead by it too.
    else
        closeGroup(header->key);
}

void LeadListView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_isOnHeader)
        QTableView::mouseMoveEvent(event);
}

void LeadListView::mouseReleaseEvent(QMouseEvent* event) {
    if (std::exchange(m_isOnHeader, false))
        return;
    QTableView::mouseReleaseEvent(event);
    keepCurrentSelected();
}

void LeadListView::keyPressEvent(QKeyEvent* event) {
    if (keyGroup(*event))
        return;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->modifiers().testFlag(Qt::ControlModifier)) {
        if (currentNumber() != 0)
            Q_EMIT opened(currentNumber());
        return;
    }
    if (event->key() == Qt::Key_Escape && selectedCount() > 1) {
        setCurrentNumber(currentNumber());
        return;
    }
    // Ctrl would move the current row away from the selection: the panel showed one lead while commands changed another.
    if (isMove(event->key()) && event->modifiers().testFlag(Qt::ControlModifier)) {
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier, event->text(),
                        event->isAutoRepeat(), static_cast<quint16>(event->count()));
        QTableView::keyPressEvent(&plain);
        event->setAccepted(plain.isAccepted());
        return;
    }
    QTableView::keyPressEvent(event);
    keepCurrentSelected();
}

/// A view that gets the keyboard without a current row makes one current and leaves it unselected.
void LeadListView::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (m_pending == 0 && currentNumber() != 0 && selectedCount() == 0) // Else the wanted one is still to come.
        setCurrentNumber(currentNumber());
}

QModelIndex LeadListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    const bool isEdge = action == MoveHome || action == MoveEnd;
    const QModelIndex moved = QTableView::moveCursor(action, isEdge ? modifiers | Qt::ControlModifier : modifiers);
    if (!moved.isValid() || !m_model.hasGroups())
        return moved;
    const bool isBackwards = action == MoveUp || action == MovePageUp || action == MoveEnd;
    return moved.siblingAtRow(pastHeaders(moved.row(), isBackwards));
}

void LeadListView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

QString LeadListView::selectionAsTsv() const {
    QList<LeadColumn> shown;
    QStringList heading;
    for (int place = 0; place < domain::leadColumnCount; ++place) {
        const int section = horizontalHeader()->logicalIndex(place);
        if (isColumnHidden(section))
            continue;
        shown.append(static_cast<LeadColumn>(section));
        heading << columnTitle(shown.last());
    }
    QStringList lines{heading.join(QLatin1Char('\t'))};
    const QList<qint64> numbers = selectedNumbers().mid(0, copiedRowsMax);
    for (const qint64 number : numbers) {
        const domain::LeadRow* row = m_model.rowAt(m_model.rowOf(number));
        if (!row)
            continue; // Rows far away are not read for a copy; export does that.
        QStringList cells;
        for (const LeadColumn column : std::as_const(shown))
            cells << cellText(*row, column, m_members, m_clock).simplified();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leadwell::pages
