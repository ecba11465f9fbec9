// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/LeadDelegate.h"

#include "core/base/Clock.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Labels.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/MemberCache.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"
#include "ui/pages/lead/LeadWords.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace leadwell::pages {

using domain::LeadColumn;

namespace {

/// Times are not: "2" finds telephone numbers, not what happened two minutes ago.
bool isSearched(LeadColumn column) {
    switch (column) {
    case LeadColumn::Customer:
    case LeadColumn::Latest:
    case LeadColumn::Contact:
    case LeadColumn::Company:
    case LeadColumn::Product:
    case LeadColumn::City:
    case LeadColumn::Tags:
    case LeadColumn::Number:
        return true;
    default:
        return false;
    }
}

} // namespace

LeadDelegate::LeadDelegate(const models::PagedLeadModel& model, const models::MemberCache& members, const Clock& clock,
                           QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock) {}

bool LeadDelegate::isStrong(const QModelIndex& index) const {
    const domain::LeadRow* row = m_model.rowAt(index.row());
    return row && row->isUnread;
}

void LeadDelegate::markMatches(const services::SearchMarks& marks) {
    m_marks = marks;
    forgetLines();
}

QList<std::pair<int, int>> LeadDelegate::marksIn(const QString& words) const {
    QList<std::pair<int, int>> marks;
    for (const services::TextSpan& span : m_marks.in(words))
        marks.append({static_cast<int>(span.from), static_cast<int>(span.length)});
    return marks;
}

void LeadDelegate::paintCell(const kit::Cell& cell, const QModelIndex& index) const {
    const auto column = static_cast<LeadColumn>(index.column());
    if (m_model.isHeader(index.row())) {
        paintGroup(cell, index);
        return;
    }
    const domain::LeadRow* row = m_model.rowAt(index.row());
    if (!row) {
        paintPlaceholder(cell, column);
        return;
    }
    switch (column) {
    case LeadColumn::Channel:
    case LeadColumn::Heat:
    case LeadColumn::RespondIn:
    case LeadColumn::Status:
    case LeadColumn::Owner:
    case LeadColumn::Priority:
        paintPicture(cell, *row, column);
        return;
    default:
        setMarking(!m_marks.isEmpty() && isSearched(column));
        paintWords(cell, *row, column);
        setMarking(false);
    }
}

void LeadDelegate::paintGroup(const kit::Cell& cell, const QModelIndex& index) const {
    const auto* list = qobject_cast<const LeadListView*>(parent());
    const auto* header = m_model.headerOf(index.row());
    if (!list || !header)
        return;
    const QRect row(0, cell.rect.top(), list->viewport()->width(), cell.rect.height());
    drawGroup(cell, row, groupTitle(header->group, m_model.sort().grouping, m_members, m_clock),
              kit::countText(header->group.count, m_members.locale()), header->isClosed,
              list->hasFocus() && list->currentIndex().row() == index.row());
}

void LeadDelegate::paintPicture(const kit::Cell& cell, const domain::LeadRow& row, LeadColumn column) const {
    switch (column) {
    case LeadColumn::Channel:
        drawChannel(cell, row.channel);
        return;
    case LeadColumn::Heat:
        drawHeat(cell, row.heat, QString::number(row.score));
        return;
    case LeadColumn::RespondIn:
        paintCountdown(cell, row);
        return;
    case LeadColumn::Status:
        drawPill(cell, kit::label(row.stage), kit::toneOf(row.stage));
        return;
    case LeadColumn::Priority:
        drawPill(cell, kit::label(row.priority), kit::toneOf(row.priority));
        return;
    default: {
        const domain::Member* owner = m_members.find(row.ownerId);
        drawMember(cell, owner ? kit::initialsOf(owner->name) : QString(), owner ? QColor(owner->colour) : QColor(),
                   owner ? shortName(owner->name) : QString());
    }
    }
}

void LeadDelegate::paintWords(const kit::Cell& cell, const domain::LeadRow& row, LeadColumn column) const {
    switch (column) {
    case LeadColumn::Customer:
        drawTwoLines(cell, row.customer, secondLine(row));
        return;
    case LeadColumn::Activity:
        drawLine(cell, cellText(row, column, m_members, m_clock), cell.muted, false, Qt::AlignTrailing);
        return;
    case LeadColumn::Contact:
    case LeadColumn::Company:
        drawLine(cell, cellText(row, column, m_members, m_clock), cell.tokens.text);
        return;
    default:
        drawLine(cell, cellText(row, column, m_members, m_clock), cell.muted);
    }
}

QString LeadDelegate::secondLine(const domain::LeadRow& row) const {
    const auto* list = qobject_cast<const LeadListView*>(parent());
    const QString latest = cellText(row, LeadColumn::Latest, m_members, m_clock);
    QStringList parts = labelsOf(row);
    if (list && list->columns().isTight() && !latest.isEmpty())
        parts.append(latest);
    else if (row.company != row.customer && !row.company.isEmpty())
        parts.append(row.company);
    return kit::joined(parts, QStringLiteral(" · "));
}

void LeadDelegate::paintCountdown(const kit::Cell& cell, const domain::LeadRow& row) const {
    if (!row.nextDueAt.isSet()) {
        drawLine(cell, QStringLiteral("—"), cell.muted);
        return;
    }
    const kit::Countdown left = kit::countdown(row.nextDueAt, m_clock.now());
    switch (left.urgency) {
    case kit::Urgency::Critical:
    case kit::Urgency::Overdue:
        drawLine(cell, left.text, cell.tokens.badText, true);
        return;
    case kit::Urgency::Soon:
        drawLine(cell, left.text, cell.tokens.warningText, true);
        return;
    case kit::Urgency::Calm:
        drawLine(cell, left.text, cell.tokens.text, row.isUnread);
    }
}

/// A grey bar where words will be; pictures stay away.
void LeadDelegate::paintPlaceholder(const kit::Cell& cell, LeadColumn column) const {
    if (column != LeadColumn::Customer && column != LeadColumn::Latest)
        return;
    const int width = std::min(cell.inner.width(), 140);
    const int left = cell.direction == Qt::LeftToRight ? cell.inner.left() : cell.inner.right() - width;
    cell.painter.fillRect(QRect(left, cell.inner.center().y() - 4, width, 8), cell.tokens.neutral);
}

QString LeadDelegate::exactWords(const domain::LeadRow& row, LeadColumn column) const {
    switch (column) {
    case LeadColumn::Activity:
        return kit::exactText(row.lastActivityAt, m_members.zone(), m_members.locale());
    case LeadColumn::Created:
        return kit::exactText(row.createdAt, m_members.zone(), m_members.locale());
    case LeadColumn::RespondIn:
        return kit::exactText(row.nextDueAt, m_members.zone(), m_members.locale());
    case LeadColumn::Customer: {
        QStringList lines{row.customer, row.company, domain::formatPhone(row.contact), row.city,
                          labelsOf(row).join(QStringLiteral(", "))};
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    default:
        return cellText(row, column, m_members, m_clock);
    }
}

bool LeadDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&, const QModelIndex& index) {
    const domain::LeadRow* row = index.isValid() ? m_model.rowAt(index.row()) : nullptr;
    if (!row || event->type() != QEvent::ToolTip)
        return false;
    const QString words = exactWords(*row, static_cast<LeadColumn>(index.column()));
    QToolTip::showText(event->globalPos(), kit::plainToolTip(words), view);
    return true;
}

} // namespace leadwell::pages
