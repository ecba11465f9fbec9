// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/Badge.h"

#include "ui/kit/Times.h"
#include "ui/kit/paint/Pill.h"

#include <QLocale>
#include <QPainter>

namespace leadwell::kit {

QSize badgeSize(const QString& text, const QFont& font) {
    const QFontMetrics metrics(pillFont(font));
    const int height = metrics.height() + 2;
    return {std::max(height + 4, metrics.horizontalAdvance(text) + 14), height};
}

void paintBadge(QPainter& painter, const QRectF& target, const QString& text, BadgeKind kind, const QFont& font,
                const Tokens& tokens, Qt::LayoutDirection direction) {
    const QSizeF size = badgeSize(text, font);
    const double left = direction == Qt::RightToLeft ? target.left() : target.right() - size.width();
    const QRectF field(QPointF(left, std::round(target.center().y() - size.height() / 2)), size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kind == BadgeKind::Alarm ? tokens.alarm : tokens.navigationBadge);
    painter.drawRoundedRect(field, size.height() / 2, size.height() / 2);
    painter.setFont(pillFont(font));
    painter.setPen(Qt::white);
    painter.drawText(field, Qt::AlignCenter, text);
    painter.restore();
}

Badge::Badge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCount(0);
}

void Badge::setCount(qint64 count, BadgeKind kind) {
    m_text = countText(count, locale());
    m_kind = kind;
    setAccessibleName(kind == BadgeKind::Alarm ? tr("%1, urgent").arg(m_text) : m_text);
    setVisible(count != 0);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const {
    return badgeSize(m_text, font());
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBadge(painter, rect(), m_text, m_kind, font(), tokens(this), layoutDirection());
}

} // namespace leadwell::kit
