// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallsList.h"

#include "ui/kit/Icons.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/calls/CallWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace leadwell::pages {

using kit::Cell;
using services::CallEntry;
namespace space = kit::space;

namespace {

/// Narrower lists leave the notes out; the tool tip has them.
constexpr int notesFrom = 700;
constexpr int outcomeWidth = 150;
constexpr int whenWidth = 110;

Cell within(const Cell& cell, int left, int width) {
    Cell part = cell;
    part.inner = QRect(left, cell.inner.top(), std::max(0, width), cell.inner.height());
    return part;
}

} // namespace

CallsDelegate::CallsDelegate(const models::CallsModel& model, const models::MemberCache& members, const Clock& clock,
                             QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock) {}

void CallsDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const CallEntry* entry = m_model.entryAt(index.row());
    if (!entry)
        return;
    const int left = cell.rect.left() + space::large;
    const int right = cell.rect.right() - space::large;
    const int when = kit::byText(whenWidth);
    const int outcome = kit::byText(outcomeWidth);
    const bool hasNotes = cell.rect.width() >= kit::byText(notesFrom);
    const int room = right - left - when - outcome - 2 * space::large;
    const int who = hasNotes ? room * 2 / 5 : room;
    drawTwoLines(within(cell, left, who), whoOf(*entry), secondLineOf(*entry));
    const int outcomeLeft = left + who + space::large;
    Cell upper = within(cell, outcomeLeft, outcome);
    upper.inner.setHeight(upper.inner.height() / 2 + 2);
    if (entry->why == CallEntry::Why::Unreached)
        drawHeat(upper, entry->heat, outcomeOf(*entry));
    else
        drawPill(upper, outcomeOf(*entry), toneOf(*entry));
    drawTwoLines(within(cell, outcomeLeft, outcome), QStringLiteral(" "), detailOf(*entry));
    if (hasNotes)
        drawLine(within(cell, outcomeLeft + outcome, room - who), notesOf(*entry), cell.tokens.text);
    drawLine(within(cell, right - when, when), whenOf(*entry, m_members, m_clock), cell.muted, false, Qt::AlignTrailing);
}

bool CallsDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&, const QModelIndex& index) {
    const CallEntry* entry = index.isValid() ? m_model.entryAt(index.row()) : nullptr;
    if (!entry || event->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(spokenOf(*entry, m_members, m_clock)), view);
    return true;
}

CallsList::CallsList(models::CallsModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent)
    : QListView(parent)
    , m_model(model) {
    setObjectName(QStringLiteral("callsList"));
    setAccessibleName(tr("Calls"));
    setItemDelegate(new CallsDelegate(model, members, clock, this));
    setModel(&model);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &QAbstractItemModel::modelReset, this, &CallsList::returnToPlace);
}

const CallEntry* CallsList::currentEntry() const {
    return m_model.entryAt(currentIndex().row());
}

QString CallsList::currentKey() const {
    return m_model.keyAt(currentIndex().row());
}

void CallsList::setCurrentKey(const QString& key) {
    m_key = key;
    returnToPlace();
}

void CallsList::step(int by) {
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::clamp(currentIndex().row() + by, 0, m_model.rowCount() - 1)));
}

void CallsList::startOver() {
    m_key.clear();
    m_row = 0;
}

void CallsList::returnToPlace() {
    if (m_model.rowCount() == 0)
        return;
    const int known = m_model.rowOf(m_key);
    setCurrentIndex(m_model.index(known >= 0 ? known : std::clamp(m_row, 0, m_model.rowCount() - 1)));
}

void CallsList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) {
        m_key = m_model.keyAt(current.row());
        m_row = current.row();
    }
    Q_EMIT currentEntryChanged();
}

void CallsList::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentEntry()) {
        Q_EMIT opened();
        return;
    }
    QListView::keyPressEvent(event);
}

void CallsList::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    if (currentEntry())
        Q_EMIT opened();
}

} // namespace leadwell::pages
