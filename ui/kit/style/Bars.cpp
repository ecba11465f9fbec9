// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/Pill.h"
#include "ui/kit/paint/ScoreBar.h"
#include "ui/kit/style/Paint.h"

#include <QStyleOption>
#include <QWidget>

namespace leadwell::kit::stroke {
namespace {

constexpr int tabSidePadding = 12;
constexpr int thumbInset = 3;
constexpr int thumbLeast = 28;

QFont boldFont(const QPainter& painter) {
    QFont font = painter.font();
    font.setBold(true);
    return font;
}

bool isVertical(QTabBar::Shape shape) {
    return shape == QTabBar::RoundedWest || shape == QTabBar::RoundedEast || shape == QTabBar::TriangularWest ||
           shape == QTabBar::TriangularEast;
}

} // namespace

void tabShape(QPainter& painter, const QStyleOptionTab& option) {
    const Tokens& t = tokens(option.palette);
    const QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (has(&option, QStyle::State_Selected))
        box(painter, rect, t.accentTint, QColor());
    else if (has(&option, QStyle::State_MouseOver) && has(&option, QStyle::State_Enabled))
        box(painter, rect, t.neutral, QColor());
}

void tabLabel(QPainter& painter, const QStyleOptionTab& option) {
    const Tokens& t = tokens(option.palette);
    const bool isCurrent = has(&option, QStyle::State_Selected);
    painter.save();
    if (isCurrent)
        painter.setFont(boldFont(painter));
    painter.setPen(!has(&option, QStyle::State_Enabled)    ? mixed(t.muted, t.surface, 0.4)
                   : isCurrent                             ? t.accent
                   : has(&option, QStyle::State_MouseOver) ? t.text
                                                           : t.muted);
    QRect words = option.rect;
    if (!option.icon.isNull()) {
        const QSize size = option.iconSize.isValid() ? option.iconSize : QSize(iconSize, iconSize);
        const QRect where(words.left() + tabSidePadding, words.center().y() - size.height() / 2, size.width(), size.height());
        option.icon.paint(&painter, QStyle::visualRect(option.direction, option.rect, where));
        words.adjust(size.width() + space::tight, 0, 0, 0);
    }
    painter.drawText(QStyle::visualRect(option.direction, option.rect, words),
                     Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
    if (showsFocus(&option) && isCurrent)
        focusRing(painter, option.rect, t.accent);
}

QSize tabSize(const QStyleOptionTab& option) {
    // Measured bold, so that nothing moves when another tab becomes current. The option knows only its
    // metrics.
    const QSize text = option.fontMetrics.size(Qt::TextHideMnemonic | Qt::TextSingleLine, option.text);
    const int icon = option.icon.isNull() ? 0 : iconSize + space::tight;
    const QSize size(text.width() * 108 / 100 + 2 * tabSidePadding + icon, option.fontMetrics.height() + 12);
    return isVertical(option.shape) ? size.transposed() : size;
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part) {
    const bool lies = option.orientation == Qt::Horizontal;
    const int length = lies ? option.rect.width() : option.rect.height();
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0)
        thumb = static_cast<int>(static_cast<qint64>(length) * option.pageStep / (range + option.pageStep));
    thumb = std::clamp(thumb, std::min(thumbLeast, length), length);
    const int start =
        QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    const auto along = [&](int from, int to) {
        const QRect rect = lies ? QRect(option.rect.left() + from, option.rect.top(), to - from, option.rect.height())
                                : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), to - from);
        return rect;
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, start + thumb);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + thumb, length);
    default:
        return {};
    }
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option) {
    const Tokens& t = tokens(option.palette);
    painter.fillRect(option.rect, t.surface);
    if (option.maximum <= option.minimum)
        return;
    const bool isHeld = has(&option, QStyle::State_Sunken) && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const bool isTouched = has(&option, QStyle::State_MouseOver);
    const QRectF thumb =
        QRectF(scrollBarPart(option, QStyle::SC_ScrollBarSlider)).adjusted(thumbInset, thumbInset, -thumbInset, -thumbInset);
    const double share = isHeld ? 0.75 : isTouched ? 0.55 : 0.35;
    box(painter, thumb, mixed(t.line, t.muted, share), QColor(), std::min(thumb.width(), thumb.height()) / 2);
}

void headerGround(QPainter& painter, const QStyleOption& option) {
    const Tokens& t = tokens(option.palette);
    const bool isTouched = has(&option, QStyle::State_MouseOver) && has(&option, QStyle::State_Enabled);
    painter.fillRect(option.rect, isTouched ? t.neutral : t.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
}

void header(QPainter& painter, const QStyleOptionHeader& option, const QWidget* widget) {
    constexpr int arrowWidth = 14;
    const Tokens& t = tokens(option.palette);
    headerGround(painter, option);
    // The margins are those of ListDelegate's cells, so that headings stand over their words.
    const QRect inner = option.rect.adjusted(space::small, 0, -space::small, 0);
    const bool hasArrow = option.sortIndicator != QStyleOptionHeader::None;
    painter.save();
    painter.setFont(pillFont(widget ? widget->font() : painter.font()));
    painter.setPen(hasArrow ? t.text : t.muted);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString words = fitted(metrics, option.text, inner.width() - (hasArrow ? arrowWidth : 0));
    const int width = metrics.horizontalAdvance(words) + (hasArrow ? arrowWidth : 0);
    const Qt::Alignment wanted = QStyle::visualAlignment(option.direction, option.textAlignment);
    const QRect place = QStyle::alignedRect(Qt::LeftToRight, wanted, QSize(width, inner.height()), inner);
    const QRect text = place.adjusted(0, 0, hasArrow ? -arrowWidth : 0, 0);
    painter.drawText(QStyle::visualRect(option.direction, place, text), Qt::AlignVCenter | Qt::TextSingleLine, words);
    if (hasArrow) {
        // Qt calls a descending order "up".
        const QRect arrow(place.right() - arrowWidth + 3, place.top(), arrowWidth, place.height());
        chevron(painter, QStyle::visualRect(option.direction, place, arrow),
                option.sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow, t.muted);
    }
    painter.restore();
}

void progressBar(QPainter& painter, const QStyleOptionProgressBar& option) {
    const Tokens& t = tokens(option.palette);
    QRect bar = option.rect;
    if (option.textVisible && !option.text.isEmpty()) {
        const int taken = option.fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + space::small;
        const QRect words(option.rect.right() - taken + 1, option.rect.top(), taken, option.rect.height());
        bar.setRight(words.left() - space::small);
        painter.save();
        painter.setPen(t.muted);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, words),
                         static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight)) | Qt::AlignVCenter,
                         option.text);
        painter.restore();
    }
    const QRectF groove(bar.left(), bar.center().y() - 2.5, bar.width(), 6);
    const QRectF place = QStyle::visualRect(option.direction, option.rect, groove.toRect());
    const qint64 range = static_cast<qint64>(option.maximum) - option.minimum;
    // Without a known end the bar is shown half full; BusyBar is the one that moves.
    const double part = range > 0 ? static_cast<double>(option.progress - option.minimum) / static_cast<double>(range) : 0.5;
    paintBar(painter, place, part, t.accent, t, option.direction);
}

} // namespace leadwell::kit::stroke
