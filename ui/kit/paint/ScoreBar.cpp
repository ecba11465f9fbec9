// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/ScoreBar.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/paint/StatusDot.h"
#include "ui/kit/style/Paint.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace leadwell::kit {

void paintBar(QPainter& painter, const QRectF& target, double part, const QColor& fill, const Tokens& tokens,
              Qt::LayoutDirection direction) {
    const double rounding = std::min(3.0, target.height() / 2);
    QRectF filled = target;
    filled.setWidth(target.width() * std::clamp(part, 0.0, 1.0));
    if (direction == Qt::RightToLeft)
        filled.moveRight(target.right());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.neutral);
    painter.drawRoundedRect(target, rounding, rounding);
    if (filled.width() >= 0.5) {
        painter.setBrush(fill);
        painter.drawRoundedRect(filled, rounding, rounding);
    }
    painter.restore();
}

ScoreBar::ScoreBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
}

void ScoreBar::setScore(const QString& label, int points, int most) {
    setShare(label, most > 0 ? static_cast<double>(points) / most : 0, QStringLiteral("%1/%2").arg(points).arg(most),
             Tone::Accent);
    setAccessibleName(tr("%1: %2 of %3").arg(label).arg(points).arg(most));
}

void ScoreBar::setShare(const QString& label, double part, const QString& value, Tone tone) {
    m_label = label;
    m_part = part;
    m_value = value;
    m_tone = tone;
    setAccessibleName(tr("%1: %2").arg(label, value));
    updateGeometry();
    update();
}

void ScoreBar::setLabelWidth(int pixels) {
    m_labelWidth = pixels;
    update();
}

void ScoreBar::setValueWidth(int pixels) {
    m_valueWidth = pixels;
    update();
}

QSize ScoreBar::sizeHint() const {
    return {240, fontMetrics().height() + 4};
}

void ScoreBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    const QFontMetrics metrics = fontMetrics();
    const int labelWidth = m_labelWidth > 0 ? m_labelWidth : metrics.horizontalAdvance(m_label);
    const int valueWidth = m_valueWidth > 0 ? m_valueWidth : metrics.horizontalAdvance(QStringLiteral("00/00"));
    const QRect labels(0, 0, labelWidth, height());
    const QRect values(width() - valueWidth, 0, valueWidth, height());
    const QRect bar(labelWidth + space::medium, height() / 2 - 3,
                    std::max(0, width() - labelWidth - valueWidth - 2 * space::medium), 7);
    const auto place = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const auto lead = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
    const auto trail = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
    painter.setPen(t.muted);
    painter.drawText(place(labels), static_cast<int>(lead), stroke::fitted(metrics, m_label, labelWidth));
    paintBar(painter, place(bar), m_part, dotColor(m_tone, t), t, layoutDirection());
    painter.setPen(t.text);
    painter.drawText(place(values), static_cast<int>(trail), m_value);
}

} // namespace leadwell::kit
