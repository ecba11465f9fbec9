// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/LoadChart.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/style/Paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace leadwell::kit {

namespace {

constexpr int chartWidth = 220;
constexpr int chartHeight = 64;
constexpr double lineWidth = 1.6;

int highest(const QList<int>& counts) {
    return counts.isEmpty() ? 0 : *std::max_element(counts.cbegin(), counts.cend());
}

/// Day by day from the leading edge; one day alone is a line across.
QPolygonF lineOf(const QList<int>& counts, const QRectF& room, int top, bool isMirrored) {
    QPolygonF line;
    const auto last = double(std::max<qsizetype>(1, counts.size() - 1));
    const auto at = [&](double part, int count) {
        const double x = isMirrored ? room.right() - part * room.width() : room.left() + part * room.width();
        return QPointF(x, room.bottom() - room.height() * std::min(1.0, double(count) / std::max(1, top)));
    };
    for (qsizetype i = 0; i < counts.size(); ++i)
        line.append(at(double(i) / last, counts.at(i)));
    if (counts.size() == 1)
        line.append(at(1, counts.first()));
    return line;
}

} // namespace

LoadChart::LoadChart(QWidget* parent) : QWidget(parent) {
    setAccessibleRole(this, QAccessible::Graphic);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LoadChart::setSeries(const Series& series) {
    m_series = series;
    setAccessibleName(tr("%1, open leads from %2 to %3: at most %4 instead of %5")
                          .arg(series.title, series.from, series.to)
                          .arg(highest(series.wouldBe))
                          .arg(highest(series.was)));
    setToolTip(accessibleName());
    update();
}

QSize LoadChart::sizeHint() const {
    return {byText(chartWidth), byText(chartHeight) + 2 * fontMetrics().height() + space::small};
}

void LoadChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& colours = tokens(this);
    const QFontMetrics metrics = fontMetrics();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int words = metrics.height();
    const QRect head(0, 0, width(), words);
    const QRect foot(0, height() - words, width(), words);
    const QRectF room(0.5, head.bottom() + space::tight + 0.5, width() - 1, foot.top() - head.bottom() - 2 * space::tight - 1);
    const auto draw = [&](const QRect& place, Qt::Alignment alignment, const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(place, static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment) | Qt::AlignVCenter), text);
    };
    const QString figures = tr("%1 · was %2").arg(highest(m_series.wouldBe)).arg(highest(m_series.was));
    const int figuresWidth = metrics.horizontalAdvance(figures) + space::small;
    const QRect title = QStyle::visualRect(layoutDirection(), head, head.adjusted(0, 0, -figuresWidth, 0));
    draw(title, Qt::AlignLeft, stroke::fitted(metrics, m_series.title, title.width()), colours.text);
    draw(head, Qt::AlignRight, figures, colours.muted);
    draw(foot, Qt::AlignLeft, m_series.from, colours.muted);
    draw(foot, Qt::AlignRight, m_series.to, colours.muted);

    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF was = lineOf(m_series.was, room, m_series.top, isMirrored);
    if (was.size() > 1) {
        QPainterPath area(QPointF(was.first().x(), room.bottom()));
        for (const QPointF& point : was)
            area.lineTo(point);
        area.lineTo(was.last().x(), room.bottom());
        painter.fillPath(area, colours.neutral);
        painter.setPen(QPen(colours.muted, 1, Qt::DotLine));
        painter.drawPolyline(was);
    }
    painter.setPen(QPen(colours.accent, lineWidth));
    painter.drawPolyline(lineOf(m_series.wouldBe, room, m_series.top, isMirrored));
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(room.bottomLeft(), room.bottomRight());
}

} // namespace leadwell::kit
