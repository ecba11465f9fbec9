// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriageDelegate.h"

#include "core/base/Clock.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/models/MemberCache.h"
#include "ui/models/TriageModel.h"
#include "ui/pages/triage/TriageWords.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <QToolTip>

namespace leadwell::pages {
namespace {

using kit::Cell;
using services::TriageEntry;
namespace space = kit::space;

/// Narrower lists have the suggestion under the customer.
constexpr int oneLineFrom = 640;
constexpr int buttonGap = 4;
const QString blank = QStringLiteral(" ");

/// The first of two lines as drawTwoLines() places it.
QRect firstLine(const QRect& place, const QFont& font) {
    QFont bold = font;
    bold.setBold(true);
    const int upper = QFontMetrics(bold).height();
    const int lower = QFontMetrics(kit::pillFont(font)).height();
    return {place.left(), place.top() + (place.height() - upper - lower - 1) / 2, place.width(), upper};
}

Cell within(const Cell& cell, const QRect& inner) {
    Cell part = cell;
    part.inner = inner;
    return part;
}

int nameWidth(const QString& name, const QFont& font) {
    QFont bold = font;
    bold.setBold(true);
    return QFontMetrics(bold).horizontalAdvance(name) + 2;
}

} // namespace

TriageDelegate::TriageDelegate(const models::TriageModel& model, const models::MemberCache& members, const Clock& clock,
                               Stamps stamps, QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_members(members)
    , m_clock(clock)
    , m_stamps(stamps) {}

bool TriageDelegate::hasButtons() const {
    return m_model.status() == domain::TriageStatus::Pending;
}

int TriageDelegate::twoLines() const {
    return std::max(kit::rowHeight, 2 * m_stamps.other->fontMetrics().height() + space::medium);
}

int TriageDelegate::heightFor(int width) const {
    const int usual = std::max(twoLines() + space::medium, m_stamps.other->sizeHint().height() + space::small);
    return width >= kit::byText(oneLineFrom) ? usual : twoLines() + usual;
}

QSize TriageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, heightFor(width)};
}

TriagePlaces TriageDelegate::logicalPlaces(const QRect& row) const {
    TriagePlaces at;
    const bool isWide = row.width() >= kit::byText(oneLineFrom);
    const int upper = isWide ? row.height() - 1 : twoLines();
    const QRect second(row.left(), isWide ? row.top() : row.top() + upper, row.width(), row.height() - 1 - (isWide ? 0 : upper));
    const int left = row.left() + space::large + kit::channelTileSize + space::large;
    at.channel = QRect(row.left() + space::large, row.top(), kit::channelTileSize, upper);
    int right = row.right() - space::medium;
    if (hasButtons()) {
        const QSize other = m_stamps.other->sizeHint();
        const QSize accept = m_stamps.accept->sizeHint();
        at.other = QRect(right - other.width(), second.center().y() - other.height() / 2, other.width(), other.height());
        at.accept = QRect(at.other.left() - buttonGap - accept.width(), second.center().y() - accept.height() / 2, accept.width(),
                          accept.height());
        right = at.accept.left() - space::medium;
    }
    const int middle = isWide ? left + (right - left) * 11 / 20 : left;
    at.customer = QRect(left, row.top(), (isWide ? middle - space::medium : row.right() - space::medium) - left, upper);
    at.suggestion = QRect(middle, second.top(), right - middle, second.height());
    return at;
}

TriagePlaces TriageDelegate::places(const QRect& row, Qt::LayoutDirection direction) const {
    TriagePlaces at = logicalPlaces(row);
    for (QRect* place : {&at.channel, &at.customer, &at.suggestion, &at.accept, &at.other}) {
        if (!place->isEmpty())
            *place = QStyle::visualRect(direction, row, *place);
    }
    return at;
}

QRect TriageDelegate::nameOf(const QModelIndex& index, const QRect& row, Qt::LayoutDirection direction) const {
    const TriageEntry* entry = m_model.entryAt(index.row());
    if (!entry)
        return {};
    const QFont font = m_stamps.other->font();
    QRect line = firstLine(logicalPlaces(row).customer, font);
    const int most = line.width() - kit::pillSize(kit::label(entry->lead.priority), font).width() - space::small;
    line.setWidth(std::max(0, std::min(most, nameWidth(entry->lead.customer, font))));
    return QStyle::visualRect(direction, row, line);
}

void TriageDelegate::setTouched(const QModelIndex& index, TriageButton button, bool isDown) {
    m_touched = index;
    m_touchedButton = button;
    m_isDown = isDown;
}

void TriageDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const TriageEntry* entry = m_model.entryAt(index.row());
    const TriagePlaces at = logicalPlaces(cell.rect);
    if (!entry) {
        const QRect bar(at.customer.left(), at.customer.center().y() - 4, std::min(at.customer.width(), 140), 8);
        cell.painter.fillRect(QStyle::visualRect(cell.direction, cell.rect, bar), cell.tokens.neutral);
        return;
    }
    drawChannel(within(cell, at.channel), entry->lead.channel);
    paintCustomer(within(cell, at.customer), *entry);
    paintSuggestion(within(cell, at.suggestion), *entry);
    if (at.accept.isEmpty())
        return;
    if (entry->suggestion.kind != domain::TriageSuggestion::Kind::Wait)
        paintButton(cell, cell.isSelected ? m_stamps.accept : m_stamps.acceptQuiet, at.accept, TriageButton::Accept, index);
    paintButton(cell, m_stamps.other, at.other, TriageButton::Other, index);
}

void TriageDelegate::paintCustomer(const Cell& cell, const TriageEntry& entry) const {
    const QFont font = m_stamps.other->font();
    const QString priority = kit::label(entry.lead.priority);
    const QSize pill = kit::pillSize(priority, font);
    const QRect line = firstLine(cell.inner, font);
    const int most = cell.inner.width() - pill.width() - space::small;
    const int width = std::max(0, std::min(most, nameWidth(entry.lead.customer, font)));
    QRect name = cell.inner;
    name.setWidth(width);
    drawTwoLines(within(cell, name), entry.lead.customer, blank);
    drawTwoLines(cell, blank, entry.item.reason);
    const QRect chip(cell.inner.left() + width + space::small, line.top(), pill.width(), line.height());
    drawPill(within(cell, chip), priority, kit::toneOf(entry.lead.priority));
}

void TriageDelegate::paintSuggestion(const Cell& cell, const TriageEntry& entry) const {
    const QRect line = firstLine(cell.inner, m_stamps.other->font());
    drawHeat(within(cell, line), entry.lead.heat, whatOf(entry, m_members));
    drawTwoLines(cell, blank, becauseOf(entry, m_members, m_clock));
}

void TriageDelegate::paintButton(const Cell& cell, QPushButton* stamp, const QRect& place, TriageButton button,
                                 const QModelIndex& index) const {
    QStyleOptionButton option;
    option.initFrom(stamp);
    option.rect = QStyle::visualRect(cell.direction, cell.rect, place);
    option.direction = cell.direction;
    option.text = stamp->text();
    option.state = QStyle::State_Active;
    option.state.setFlag(QStyle::State_Enabled, stamp->isEnabled());
    if (m_touched == index && m_touchedButton == button)
        option.state |= m_isDown ? QStyle::State_Sunken : QStyle::State_MouseOver;
    else
        option.state |= QStyle::State_Raised;
    stamp->style()->drawControl(QStyle::CE_PushButton, &option, &cell.painter, stamp);
}

bool TriageDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                               const QModelIndex& index) {
    const TriageEntry* entry = index.isValid() ? m_model.entryAt(index.row()) : nullptr;
    if (!entry || event->type() != QEvent::ToolTip)
        return false;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(exactEntry(*entry, m_members, m_clock)), view);
    return true;
}

} // namespace leadwell::pages
