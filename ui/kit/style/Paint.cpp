// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/style/Paint.h"

#include "ui/kit/style/ButtonLook.h"

#include <QStyleOption>
#include <QTransform>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace leadwell::kit {

ButtonRole buttonRoleOf(const QWidget* widget) {
    return widget ? static_cast<ButtonRole>(widget->property(buttonRoleProperty).toInt()) : ButtonRole::Normal;
}

QString keyCapOf(const QWidget* widget) {
    return widget ? widget->property(keyCapProperty).toString() : QString();
}

} // namespace leadwell::kit

namespace leadwell::kit::stroke {

void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, double rounding) {
    const QTransform device = painter.deviceTransform();
    const double scale = device.m11() > 0 ? device.m11() : 1.0;
    // Edges and the hairline's middle are put on whole device pixels; at 1.25 they would be smeared
    // otherwise.
    const double line = std::max(1.0, std::floor(scale));
    const QRectF wanted = device.mapRect(rect);
    const QRectF edges(QPointF(std::round(wanted.left()), std::round(wanted.top())),
                       QPointF(std::round(wanted.right()), std::round(wanted.bottom())));
    const double inset = border.isValid() ? line / 2 : 0;
    const QRectF shape = device.inverted().mapRect(edges.adjusted(inset, inset, -inset, -inset));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, line / scale) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(shape, rounding, rounding);
    painter.restore();
}

void focusRing(QPainter& painter, const QRectF& rect, const QColor& color, double rounding) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), rounding, rounding);
    painter.restore();
}

void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& color) {
    constexpr double reach = 3.5;
    constexpr double rise = 1.9;
    QPolygonF line;
    switch (direction) {
    case Qt::UpArrow:
        line << QPointF(-reach, rise) << QPointF(0, -rise) << QPointF(reach, rise);
        break;
    case Qt::LeftArrow:
        line << QPointF(rise, -reach) << QPointF(-rise, 0) << QPointF(rise, reach);
        break;
    case Qt::RightArrow:
        line << QPointF(-rise, -reach) << QPointF(rise, 0) << QPointF(-rise, reach);
        break;
    default:
        line << QPointF(-reach, -rise) << QPointF(0, rise) << QPointF(reach, -rise);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(rect.center());
    painter.drawPolyline(line);
    painter.restore();
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QString fitted(const QFontMetrics& metrics, const QString& text, int width) {
    return metrics.horizontalAdvance(text) <= width ? text : metrics.elidedText(text, Qt::ElideRight, width);
}

bool has(const QStyleOption* option, QStyle::StateFlag flag) {
    return option->state.testFlag(flag);
}

bool showsFocus(const QStyleOption* option) {
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

} // namespace leadwell::kit::stroke
