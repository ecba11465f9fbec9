// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Popover.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

constexpr int gap = kit::space::tight;
constexpr int leastRoom = 360;

/// A window that reaches beyond the screen is no reason to cover its own middle.
QRect screenOf(const QWidget* anchor) {
    return anchor->screen()->availableGeometry().united(anchor->window()->geometry());
}

} // namespace

Popover::Popover(const QString& title, QWidget* parent) : QFrame(parent, Qt::Popup), m_body(new QVBoxLayout(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("popover"));
    kit::setAccessibleRole(this, QAccessible::Dialog);
    setAccessibleName(title);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_body->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium, kit::space::medium);
    m_body->setSpacing(kit::space::small);
    if (!title.isEmpty()) {
        auto* heading = new kit::PlainLabel(title, this);
        heading->setLook(kit::PlainLabel::Look::Heading);
        heading->setWordWrap(true);
        m_body->addWidget(heading);
    }
}

void Popover::openAt(QWidget* anchor, int usualWidth) {
    const int width = std::min(kit::byText(usualWidth), anchor->screen()->availableGeometry().width() - 2 * kit::space::tight);
    setFixedWidth(width);
    m_body->activate();
    // adjustSize() measures at another width, and gives no more than two thirds of the screen.
    resize(width, m_body->hasHeightForWidth() ? m_body->totalHeightForWidth(width) : m_body->totalSizeHint().height());
    const QRect room = screenOf(anchor);
    const QRect place(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    int left = layoutDirection() == Qt::LeftToRight ? place.left() : place.right() - width;
    left = std::clamp(left, room.left() + gap, std::max(room.left() + gap, room.right() - width - gap));
    const bool fitsBelow = place.bottom() + gap + height() <= room.bottom();
    const int top = fitsBelow ? place.bottom() + gap : std::max(room.top() + gap, place.top() - gap - height());
    move(left, top);
    show();
}

int Popover::roomAt(const QWidget* anchor) {
    const QRect room = screenOf(anchor);
    const int top = anchor->mapToGlobal(QPoint(0, 0)).y();
    const int above = top - room.top() - 2 * gap;
    const int below = room.bottom() - top - anchor->height() - 2 * gap;
    return std::max(std::max(above, below), std::min(kit::byText(leastRoom), room.height() - 2 * gap));
}

/// Qt's own order has areas in it that show everything: the keyboard would be where nobody sees it.
bool Popover::focusNextPrevChild(bool next) {
    return kit::moveFocus(this, next);
}

void Popover::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(kit::tokens(this).line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace leadwell::pages
