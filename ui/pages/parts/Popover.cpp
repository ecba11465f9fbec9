// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Popover.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

Popover::Popover(const QString& title, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_body(new QVBoxLayout(this)) {
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
    adjustSize();
    // A window that reaches beyond the screen is no reason to cover its own middle.
    const QRect room = anchor->screen()->availableGeometry().united(anchor->window()->geometry());
    const QRect place(anchor->mapToGlobal(QPoint(0, 0)), anchor->size());
    const int gap = kit::space::tight;
    int left = layoutDirection() == Qt::LeftToRight ? place.left() : place.right() - width;
    left = std::clamp(left, room.left() + gap, std::max(room.left() + gap, room.right() - width - gap));
    const bool fitsBelow = place.bottom() + gap + height() <= room.bottom();
    const int top = fitsBelow ? place.bottom() + gap : std::max(room.top() + gap, place.top() - gap - height());
    move(left, top);
    show();
}

void Popover::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(kit::tokens(this).line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace leadwell::pages
