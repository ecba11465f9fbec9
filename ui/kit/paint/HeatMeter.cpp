// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/HeatMeter.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Labels.h"
#include "ui/kit/style/Paint.h"

#include <QPainter>

namespace leadwell::kit {

void paintHeatMeter(QPainter& painter, const QRectF& target, domain::Heat heat, const Tokens& tokens,
                    Qt::LayoutDirection direction) {
    constexpr double barWidth = 4;
    constexpr double step = 5.5;
    const bool mirrored = direction == Qt::RightToLeft;
    const double bottom = target.center().y() + heatMeterSize.height() / 2.0;
    const double left = mirrored ? target.right() - heatMeterSize.width() : target.left();
    const int lit = static_cast<int>(heat) + 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < domain::heatCount; ++bar) {
        const double height = 4 + 2 * bar;
        const int place = mirrored ? domain::heatCount - 1 - bar : bar;
        painter.setBrush(bar < lit ? tokens.heat(heat) : tokens.line);
        painter.drawRoundedRect(QRectF(left + place * step, bottom - height, barWidth, height), 1, 1);
    }
    painter.restore();
}

HeatMeter::HeatMeter(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    setHeat(domain::Heat::Cold);
}

void HeatMeter::setHeat(domain::Heat heat, const QString& rest) {
    m_heat = heat;
    m_text = rest.isEmpty() ? label(heat) : QString(label(heat) + QStringLiteral(" · ") + rest);
    setAccessibleName(tr("Heat: %1").arg(m_text));
    updateGeometry();
    update();
}

QFont HeatMeter::boldFont() const {
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

QSize HeatMeter::sizeHint() const {
    const QFontMetrics metrics(boldFont());
    return {heatMeterSize.width() + space::small + metrics.horizontalAdvance(m_text),
            std::max(metrics.height(), heatMeterSize.height())};
}

void HeatMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    paintHeatMeter(painter, rect(), m_heat, t, layoutDirection());
    painter.setFont(boldFont());
    painter.setPen(t.text);
    const int taken = heatMeterSize.width() + space::small;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect words = mirrored ? rect().adjusted(0, 0, -taken, 0) : rect().adjusted(taken, 0, 0, 0);
    painter.drawText(words, static_cast<int>(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                     stroke::fitted(painter.fontMetrics(), m_text, words.width()));
}

} // namespace leadwell::kit
