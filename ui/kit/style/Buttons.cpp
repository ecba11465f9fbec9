// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Icons.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/style/ButtonLook.h"
#include "ui/kit/style/Paint.h"

#include <QApplication>
#include <QStyleOption>
#include <QWidget>

namespace leadwell::kit::stroke {
namespace {

constexpr int sidePadding = 12;
constexpr int topPadding = 6;
constexpr int gap = 6;
constexpr int menuArrowWidth = 10;

struct Look {
    QColor fill;
    QColor border;
    QColor words;
};

Look restingLook(ButtonRole role, const Tokens& t) {
    switch (role) {
    case ButtonRole::Primary:
        return {t.accent, t.accent, t.onAccent};
    case ButtonRole::Danger:
        return {t.surface, t.line, t.badText};
    case ButtonRole::Quiet:
        return {QColor(), QColor(), t.text};
    case ButtonRole::Link:
        return {QColor(), QColor(), t.accent};
    case ButtonRole::Normal:
        break;
    }
    return {t.surface, t.line, t.text};
}

Look lookOf(const QStyleOption& option, ButtonRole role, const Tokens& t) {
    Look look = restingLook(role, t);
    const bool isFilled = role == ButtonRole::Primary;
    if (!has(&option, QStyle::State_Enabled)) {
        look.words = mixed(t.muted, t.surface, 0.4);
        if (isFilled)
            look = {t.neutral, t.line, look.words};
        return look;
    }
    if (role == ButtonRole::Link)
        return look;
    const bool isDown = has(&option, QStyle::State_Sunken) || has(&option, QStyle::State_On);
    const bool isTouched = has(&option, QStyle::State_MouseOver);
    if (isFilled && (isDown || isTouched))
        look.fill = look.border = mixed(t.accent, t.text, isDown ? 0.22 : 0.1);
    else if (isDown || isTouched)
        look.fill = isDown ? t.line : t.neutral;
    return look;
}

int iconWidth(const QStyleOptionButton& option) {
    return option.icon.isNull() ? 0 : option.iconSize.width() + (option.text.isEmpty() ? 0 : gap);
}

int tailWidth(const QStyleOptionButton& option, const QString& cap, const QFont& font) {
    int width = 0;
    if (option.features.testFlag(QStyleOptionButton::HasMenu))
        width += gap + menuArrowWidth;
    if (!cap.isEmpty())
        width += gap + keyCapSize(cap, font).width();
    return width;
}

QFont fontOf(const QWidget* widget) {
    return widget ? widget->font() : QApplication::font();
}

void buttonIcon(QPainter& painter, const QStyleOptionButton& option, const QRect& column, const QColor& color) {
    const QSize size = option.iconSize;
    const QRect logical(column.left(), column.center().y() - size.height() / 2 + 1, size.width(), size.height());
    const QRect where = QStyle::visualRect(option.direction, column, logical);
    if (const QString own = icons::nameOf(option.icon); !own.isEmpty())
        icons::paint(painter, where, own, color);
    else
        option.icon.paint(&painter, where, Qt::AlignCenter,
                          has(&option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
}

int mnemonicFlag(const QStyleOption& option, const QWidget* widget) {
    const bool isShown = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) != 0;
    return isShown ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
}

} // namespace

void buttonPanel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    const ButtonRole role = buttonRoleOf(widget);
    const Look look = lookOf(option, role, t);
    if (look.fill.isValid() || look.border.isValid())
        box(painter, option.rect, look.fill, look.border);
    if (!showsFocus(&option))
        return;
    if (role == ButtonRole::Primary)
        focusRing(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), t.onAccent, radius - 2);
    else
        focusRing(painter, option.rect, t.accent);
}

void buttonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget) {
    const Tokens& t = tokens(option.palette);
    const ButtonRole role = buttonRoleOf(widget);
    const Look look = lookOf(option, role, t);
    const QString cap = keyCapOf(widget);
    const QFont font = fontOf(widget);
    const QRect& r = option.rect;
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int tail = tailWidth(option, cap, font);
    const int total = iconWidth(option) + textWidth + tail;
    const int room = r.width() - (role == ButtonRole::Link ? 0 : space::small);
    const int shown = std::max(0, std::min(textWidth, room - iconWidth(option) - tail));
    int x = role == ButtonRole::Link ? r.left() : r.left() + (r.width() - std::min(total, room)) / 2;
    const auto place = [&](int width) {
        const QRect logical(x, r.top(), width, r.height());
        x += width;
        return QStyle::visualRect(option.direction, r, logical);
    };
    painter.save();
    if (!option.icon.isNull())
        buttonIcon(painter, option, place(iconWidth(option)), look.words);
    painter.setPen(look.words);
    const bool isCut = shown < textWidth;
    painter.drawText(place(shown + 1), Qt::AlignVCenter | Qt::AlignHCenter | mnemonicFlag(option, widget),
                     isCut ? option.fontMetrics.elidedText(option.text, Qt::ElideRight, shown, Qt::TextShowMnemonic)
                           : option.text);
    x += gap - 1;
    if (option.features.testFlag(QStyleOptionButton::HasMenu)) {
        chevron(painter, place(menuArrowWidth), Qt::DownArrow, look.words);
        x += gap;
    }
    if (!cap.isEmpty()) {
        const bool isEnabled = has(&option, QStyle::State_Enabled);
        painter.setOpacity(isEnabled ? 1.0 : 0.5);
        paintKeyCap(painter, place(keyCapSize(cap, font).width()), cap, font, t,
                    role == ButtonRole::Primary && isEnabled ? KeyCapGround::Accent : KeyCapGround::Surface);
    }
    painter.restore();
}

QSize buttonSize(const QStyleOptionButton& option, const QWidget* widget) {
    const QString cap = keyCapOf(widget);
    const QFont font = fontOf(widget);
    const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text);
    const int sides = buttonRoleOf(widget) == ButtonRole::Link ? 2 : 2 * sidePadding;
    const int width = iconWidth(option) + text.width() + tailWidth(option, cap, font) + sides;
    const int height = std::max(option.fontMetrics.height(), option.icon.isNull() ? 0 : option.iconSize.height()) +
                       (buttonRoleOf(widget) == ButtonRole::Link ? 4 : 2 * topPadding);
    // A button with nothing but an icon is a square.
    return {option.text.isEmpty() ? std::max(height, iconWidth(option) + 2 * topPadding) : width, height};
}

void checkBox(QPainter& painter, const QStyleOption& option, bool isRound) {
    const Tokens& t = tokens(option.palette);
    const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isOn = has(&option, QStyle::State_On);
    const bool isHalf = has(&option, QStyle::State_NoChange);
    const bool isEnabled = has(&option, QStyle::State_Enabled);
    const QColor fill = !isEnabled ? t.neutral : (isOn || isHalf) ? t.accent : t.surface;
    // The empty box needs 3:1 against the surface, more than a hairline has.
    const QColor border = !isEnabled                              ? t.line
                          : (isOn || isHalf)                      ? t.accent
                          : has(&option, QStyle::State_MouseOver) ? t.text
                                                                  : t.muted;
    const QColor mark = isEnabled ? t.onAccent : t.muted;
    box(painter, option.rect, fill, border, isRound ? rect.width() / 2 : 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isRound && isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(rect.center(), rect.width() * 0.2, rect.width() * 0.2);
    } else if (isHalf) {
        painter.setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(rect.left() + 4, rect.center().y()), QPointF(rect.right() - 4, rect.center().y()));
    } else if (isOn) {
        painter.setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const double s = rect.width();
        painter.drawPolyline(
            QPolygonF({rect.topLeft() + QPointF(0.25 * s, 0.53 * s), rect.topLeft() + QPointF(0.43 * s, 0.71 * s),
                       rect.topLeft() + QPointF(0.76 * s, 0.31 * s)}));
    }
    painter.restore();
}

} // namespace leadwell::kit::stroke
