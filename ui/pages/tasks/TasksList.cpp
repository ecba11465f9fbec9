// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/tasks/TasksList.h"

#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/tasks/TaskWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace leadwell::pages {

using kit::Cell;
using services::TaskEntry;
namespace space = kit::space;

namespace {

constexpr int whoFrom = 640; ///< narrower lists leave out whose it is; the tool tip has it
constexpr int dueWidth = 120;
constexpr int priorityWidth = 90;
constexpr int whoWidth = 140;

Cell within(const Cell& cell, int left, int width) {
    Cell part = cell;
    part.inner = QRect(left, cell.inner.top(), std::max(0, width), cell.inner.height());
    return part;
}

} // namespace

TasksDelegate::TasksDelegate(const models::TasksModel& model, const models::MemberCache& members, const Clock& clock,
                             QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock) {}

bool TasksDelegate::isStrong(const QModelIndex& index) const {
    const TaskEntry* entry = m_model.entryAt(index.row());
    return entry && entry->task.status == domain::TaskStatus::Pending && entry->task.priority >= domain::Priority::High;
}

void TasksDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const TaskEntry* entry = m_model.entryAt(index.row());
    if (!entry)
        return;
    const int left = cell.rect.left() + space::large;
    const int right = cell.rect.right() - space::large;
    const int due = kit::byText(dueWidth);
    const int priority = kit::byText(priorityWidth);
    const int who = cell.rect.width() >= kit::byText(whoFrom) ? kit::byText(whoWidth) : 0;
    const int dueLeft = right - who - priority - due;
    drawTwoLines(within(cell, left, dueLeft - left - space::large), entry->task.title, lineUnder(*entry));
    Cell upper = within(cell, dueLeft, due);
    upper.inner.setHeight(upper.inner.height() / 2 + 2);
    drawPill(upper, dueOf(*entry, m_members, m_clock), toneOf(*entry, m_clock));
    drawTwoLines(within(cell, dueLeft, due), QStringLiteral(" "), exactDueOf(*entry, m_members, m_clock));
    drawPill(within(cell, dueLeft + due, priority), kit::label(entry->task.priority), kit::toneOf(entry->task.priority));
    if (who == 0)
        return;
    const domain::Member* member = m_members.find(entry->task.assigneeId);
    drawMember(within(cell, right - who, who), member ? kit::initialsOf(member->name) : QString(),
               member ? QColor(member->colour) : QColor(), member ? member->name : QString());
}

bool TasksDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&, const QModelIndex& index) {
    const TaskEntry* entry = index.isValid() ? m_model.entryAt(index.row()) : nullptr;
    if (!entry || event->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(spokenOf(*entry, m_members, m_clock)), view);
    return true;
}

TasksList::TasksList(models::TasksModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_anchor(new QWidget(viewport())) {
    m_anchor->hide();
    setObjectName(QStringLiteral("tasksList"));
    setAccessibleName(tr("Tasks"));
    setItemDelegate(new TasksDelegate(model, members, clock, this));
    setModel(&model);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &models::TasksModel::stateChanged, this, &TasksList::returnToPlace);
}

const TaskEntry* TasksList::currentEntry() const {
    return m_model.entryAt(currentIndex().row());
}

QList<const TaskEntry*> TasksList::chosenEntries() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QList<const TaskEntry*> entries;
    for (const QModelIndex& row : std::as_const(rows)) {
        if (const TaskEntry* entry = m_model.entryAt(row.row()))
            entries.append(entry);
    }
    if (entries.isEmpty() && currentEntry())
        entries.append(currentEntry());
    return entries;
}

QList<TaskId> TasksList::chosen() const {
    QList<TaskId> tasks;
    for (const TaskEntry* entry : chosenEntries())
        tasks.append(entry->task.id);
    return tasks;
}

void TasksList::setCurrentTask(TaskId task) {
    m_task = task;
    returnToPlace();
}

QWidget* TasksList::lineAnchor() {
    const QRect line = visualRect(currentIndex());
    m_anchor->setGeometry(line.adjusted(line.width() / 2, 0, 0, 0));
    return m_anchor;
}

void TasksList::step(int by) {
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::clamp(currentIndex().row() + by, 0, m_model.rowCount() - 1)));
}

void TasksList::startOver() {
    m_task = {};
    m_row = 0;
}

/// Only where the keyboard has lost its task: what is selected is the model's and the view's business.
void TasksList::returnToPlace() {
    const TaskEntry* current = currentEntry();
    if (m_model.rowCount() == 0 || (current && current->task.id == m_task))
        return;
    const int known = m_model.rowOf(m_task);
    setCurrentIndex(m_model.index(known >= 0 ? known : std::clamp(m_row, 0, m_model.rowCount() - 1)));
}

void TasksList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) {
        m_task = m_model.entryAt(current.row())->task.id;
        m_row = current.row();
    }
    Q_EMIT choiceChanged();
}

/// What is done goes; the one after it is next, and the one before where it was the last.
void TasksList::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    const int current = currentIndex().row();
    if (current >= start && current <= end) {
        const int next = end + 1 < m_model.rowCount() ? end + 1 : start - 1;
        const QModelIndexList selected = selectionModel()->selectedRows();
        const bool hasOthers = std::any_of(selected.cbegin(), selected.cend(), [start, end](const QModelIndex& index) {
            return index.row() < start || index.row() > end;
        });
        if (next >= 0)
            selectionModel()->setCurrentIndex(m_model.index(next),
                                              hasOthers ? QItemSelectionModel::NoUpdate : QItemSelectionModel::ClearAndSelect);
    }
    QListView::rowsAboutToBeRemoved(parent, start, end);
}

void TasksList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QListView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

void TasksList::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentEntry()) {
        Q_EMIT opened();
        return;
    }
    QListView::keyPressEvent(event);
}

void TasksList::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    if (currentEntry())
        Q_EMIT opened();
}

} // namespace leadwell::pages
