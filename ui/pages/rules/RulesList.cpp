// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RulesList.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace leadwell::pages {

using kit::Cell;
using services::RuleEntry;
namespace space = kit::space;

namespace {

constexpr int switchWidth = 28;
constexpr int switchHeight = 16;
constexpr int knobGap = 2;
constexpr int sideWidth = 105;

Cell within(const Cell& cell, int left, int width) {
    Cell part = cell;
    part.inner = QRect(left, cell.inner.top(), std::max(0, width), cell.inner.height());
    return part;
}

void paintSwitch(QPainter& painter, const QRect& place, bool isOn, const kit::Tokens& colours) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(isOn ? colours.accent : colours.fieldLine, 1));
    painter.setBrush(isOn ? colours.accent : colours.surface);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const double side = track.height() - 2 * knobGap;
    const bool isAtRight = isOn != (painter.layoutDirection() == Qt::RightToLeft);
    const QRectF knob(isAtRight ? track.right() - knobGap - side : track.left() + knobGap, track.top() + knobGap, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isOn ? colours.onAccent : colours.fieldLine);
    painter.drawEllipse(knob);
    painter.restore();
}

} // namespace

RulesDelegate::RulesDelegate(const models::RulesModel& model, const QSet<QString>& drafts, QObject* parent)
    : ListDelegate(parent)
    , m_model(model)
    , m_drafts(drafts) {}

QRect RulesDelegate::switchRect(const QRect& row, Qt::LayoutDirection direction) {
    const QSize size(kit::byText(switchWidth), kit::byText(switchHeight));
    const QRect logical(row.left() + space::large, row.top() + (row.height() - size.height()) / 2, size.width(), size.height());
    return QStyle::visualRect(direction, row, logical);
}

bool RulesDelegate::isStrong(const QModelIndex& index) const {
    const RuleEntry* entry = m_model.entryAt(index.row());
    return entry && entry->rule.isEnabled;
}

void RulesDelegate::paintCell(const Cell& cell, const QModelIndex& index) const {
    const RuleEntry* entry = m_model.entryAt(index.row());
    if (!entry)
        return;
    paintSwitch(cell.painter, switchRect(cell.rect, cell.direction), entry->rule.isEnabled, cell.tokens);
    const int left = cell.rect.left() + 2 * space::large + kit::byText(switchWidth);
    const int right = cell.rect.right() - space::large;
    const int side = kit::byText(sideWidth);
    const QString origin = models::RulesModel::originOf(*entry);
    const bool isTyped = m_drafts.contains(entry->rule.name);
    const bool hasPill = !entry->trouble.isEmpty() || entry->failed > 0 || isTyped || !origin.isEmpty();
    const QString fired = entry->fired == 0   ? QString()
                          : entry->fired == 1 ? tr("fired once")
                                              : tr("fired %1 times").arg(entry->fired);
    // Each line has the width that nothing else needs.
    const auto roomBeside = [&](bool isTaken) { return right - left - (isTaken ? side + space::small : 0); };
    drawTwoLines(within(cell, left, roomBeside(hasPill)), entry->rule.title, QStringLiteral(" "));
    drawTwoLines(within(cell, left, roomBeside(!fired.isEmpty())), QStringLiteral(" "), entry->sentence);
    Cell upper = within(cell, right - side, side);
    upper.inner.setHeight(upper.inner.height() / 2 + 2);
    if (!entry->trouble.isEmpty())
        drawPill(upper, tr("trouble"), kit::Tone::Bad);
    else if (entry->failed > 0)
        drawPill(upper, tr("failed %1").arg(entry->failed), kit::Tone::Bad);
    else if (isTyped)
        drawPill(upper, tr("not saved"), kit::Tone::Warning);
    else if (hasPill)
        drawPill(upper, origin, kit::Tone::Neutral);
    drawTwoLines(within(cell, right - side, side), QStringLiteral(" "), fired);
}

bool RulesDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&, const QModelIndex& index) {
    const RuleEntry* entry = index.isValid() ? m_model.entryAt(index.row()) : nullptr;
    if (!entry || event->type() != QEvent::ToolTip)
        return false;
    const QString words = entry->trouble.isEmpty() ? entry->sentence : entry->trouble + QStringLiteral("\n") + entry->sentence;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(words), view);
    return true;
}

RulesList::RulesList(models::RulesModel& model, QWidget* parent) : QListView(parent), m_model(model) {
    setObjectName(QStringLiteral("rulesList"));
    setAccessibleName(tr("Rules"));
    setItemDelegate(new RulesDelegate(model, m_drafts, this));
    setModel(&model);
    setUniformItemSizes(true);
    setResizeMode(Adjust);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&model, &QAbstractItemModel::modelReset, this, &RulesList::returnToPlace);
}

QString RulesList::currentName() const {
    const RuleEntry* entry = m_model.entryAt(currentIndex().row());
    return entry ? entry->rule.name : QString();
}

void RulesList::setCurrentName(const QString& name) {
    m_name = name;
    returnToPlace();
}

void RulesList::step(int by) {
    if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::clamp(currentIndex().row() + by, 0, m_model.rowCount() - 1)));
}

void RulesList::setDrafts(const QSet<QString>& names) {
    m_drafts = names;
    viewport()->update();
}

void RulesList::returnToPlace() {
    if (m_model.rowCount() == 0) {
        Q_EMIT currentNameChanged();
        return;
    }
    const int known = m_model.rowOf(m_name);
    setCurrentIndex(m_model.index(known >= 0 ? known : std::clamp(m_row, 0, m_model.rowCount() - 1)));
}

void RulesList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid()) {
        m_name = currentName();
        m_row = current.row();
    }
    Q_EMIT currentNameChanged();
}

void RulesList::keyPressEvent(QKeyEvent* event) {
    const bool isAlt = event->modifiers().testFlag(Qt::AltModifier);
    if (isAlt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        Q_EMIT moveWanted(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (!currentName().isEmpty() && event->key() == Qt::Key_Space) {
        Q_EMIT switchWanted(currentName());
        return;
    }
    if (!currentName().isEmpty() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT opened();
        return;
    }
    QListView::keyPressEvent(event);
}

void RulesList::mousePressEvent(QMouseEvent* event) {
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton &&
        RulesDelegate::switchRect(visualRect(index), layoutDirection())
            .adjusted(-space::small, -space::small, space::small, space::small)
            .contains(event->position().toPoint()))
        Q_EMIT switchWanted(currentName());
}

void RulesList::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    if (!currentName().isEmpty())
        Q_EMIT opened();
}

} // namespace leadwell::pages
