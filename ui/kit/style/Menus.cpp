// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Icons.h"
#include "ui/kit/style/Paint.h"

#include <QApplication>
#include <QStyleOption>
#include <QWidget>

namespace leadwell::kit::stroke {
namespace {

constexpr int sidePadding = 12;
constexpr int markColumn = 24;
constexpr int shortcutGap = 28;
constexpr int arrowColumn = 16;
constexpr int topPadding = 5;

bool hasMarks(const QStyleOptionMenuItem& option) {
    return option.menuHasCheckableItems || option.maxIconWidth > 0;
}

void mark(QPainter& painter, const QStyleOptionMenuItem& option, const QRect& column, const Tokens& t) {
    const bool isEnabled = has(&option, QStyle::State_Enabled);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        QStyleOption indicator;
        indicator.palette = option.palette;
        indicator.rect = QRect(column.left(), column.center().y() - 7, 15, 15);
        indicator.state = isEnabled ? QStyle::State_Enabled : QStyle::State_None;
        indicator.state |= option.checked ? QStyle::State_On : QStyle::State_Off;
        checkBox(painter, indicator, option.checkType == QStyleOptionMenuItem::Exclusive);
        return;
    }
    if (option.icon.isNull())
        return;
    const QRect where(column.left(), column.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    if (const QString own = icons::nameOf(option.icon); !own.isEmpty())
        icons::paint(painter, where, own, isEnabled ? t.text : mixed(t.muted, t.surface, 0.4));
    else
        option.icon.paint(&painter, where, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

void menuItem(QPainter& painter, const QStyleOptionMenuItem& option, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    const bool isEnabled = has(&option, QStyle::State_Enabled);
    painter.save();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(
            QRect(option.rect.left() + sidePadding, option.rect.center().y(), option.rect.width() - 2 * sidePadding, 1), t.line);
        painter.restore();
        return;
    }
    if (has(&option, QStyle::State_Selected))
        box(painter, option.rect.adjusted(4, 0, -4, 0), isEnabled ? t.accentTint : t.neutral, QColor(), 4);
    const QRect inner = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    const int start = hasMarks(option) ? markColumn : 0;
    const auto place = [&option](const QRect& logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    mark(painter, option, place(QRect(inner.left(), inner.top(), iconSize, inner.height())), t);
    const qsizetype tab = option.text.indexOf(QLatin1Char('\t'));
    const QString words = tab < 0 ? option.text : option.text.left(tab);
    const int underline = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0
                              ? Qt::TextShowMnemonic
                              : Qt::TextHideMnemonic;
    painter.setFont(option.font);
    painter.setPen(isEnabled ? t.text : mixed(t.muted, t.surface, 0.4));
    painter.drawText(place(inner.adjusted(start, 0, 0, 0)),
                     static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter |
                         Qt::TextSingleLine | underline,
                     words);
    if (tab >= 0) {
        painter.setPen(isEnabled ? t.mutedOnTint : mixed(t.muted, t.surface, 0.4));
        painter.drawText(place(inner.adjusted(start, 0, -arrowColumn / 2, 0)),
                         static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight)) | Qt::AlignVCenter |
                             Qt::TextSingleLine,
                         option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        chevron(painter, place(QRect(inner.right() - arrowColumn / 2, inner.top(), arrowColumn / 2, inner.height())),
                option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow, t.muted);
    painter.restore();
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QWidget*) {
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, 9};
    const QFontMetrics metrics(option.font);
    const qsizetype tab = option.text.indexOf(QLatin1Char('\t'));
    const QString words = tab < 0 ? option.text : option.text.left(tab);
    int width = 2 * sidePadding + metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, words).width() + arrowColumn;
    if (hasMarks(option))
        width += markColumn;
    if (tab >= 0)
        width += shortcutGap; // The width of the longest shortcut is added by QMenu itself.
    return {width, std::max(metrics.height() + 2 * topPadding, 26)};
}

void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option) {
    const Tokens& t = tokens(option.palette);
    painter.save();
    painter.fillRect(option.rect, t.surface);
    const bool isOpen = has(&option, QStyle::State_Sunken);
    const bool isTouched = has(&option, QStyle::State_Selected);
    if (isOpen || isTouched)
        box(painter, option.rect.adjusted(0, 3, 0, -3), isOpen ? t.accentTint : t.neutral, QColor(), 4);
    painter.setPen(isOpen || isTouched ? t.text : t.muted);
    if (!has(&option, QStyle::State_Enabled))
        painter.setPen(mixed(t.muted, t.surface, 0.4));
    const int underline = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, &option, nullptr) != 0
                              ? Qt::TextShowMnemonic
                              : Qt::TextHideMnemonic;
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | underline, option.text);
    painter.restore();
}

} // namespace leadwell::kit::stroke
