// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/StatusDot.h"

#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace leadwell::kit {
namespace {

constexpr int dotSide = 8;
constexpr int gap = 6;
constexpr int padding = 4;

} // namespace

QColor dotColor(Tone tone, const Tokens& tokens) {
    switch (tone) {
    case Tone::Accent:
        return tokens.accent;
    case Tone::Good:
        return tokens.good;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Bad:
        return tokens.bad;
    case Tone::Neutral:
        break;
    }
    return tokens.muted;
}

void paintStatusDot(QPainter& painter, const QPointF& centre, Tone tone, const Tokens& tokens) {
    const QColor color = dotColor(tone, tokens);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (tone == Tone::Bad) {
        painter.translate(centre);
        painter.rotate(45);
        painter.drawRoundedRect(QRectF(-3.2, -3.2, 6.4, 6.4), 1, 1);
    } else if (tone == Tone::Warning) {
        painter.drawEllipse(centre, 1.6, 1.6);
        painter.setPen(QPen(color, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, 3.5, 3.5);
    } else {
        painter.drawEllipse(centre, 3.6, 3.6);
    }
    painter.restore();
}

StatusDot::StatusDot(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setClickable(false);
}

void StatusDot::set(Tone tone, const QString& sentence) {
    m_tone = tone;
    // An ampersand of the data is not a mnemonic: the text is painted by ourselves and set without one.
    setText(sentence);
    setShortcut({});
    setAccessibleName(sentence);
    setToolTip(plainToolTip(sentence));
    updateGeometry();
    update();
}

void StatusDot::setClickable(bool isClickable) {
    setFocusPolicy(isClickable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(isClickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

QSize StatusDot::sizeHint() const {
    return {2 * padding + dotSide + gap + fontMetrics().horizontalAdvance(text()), fontMetrics().height() + 4};
}

QSize StatusDot::minimumSizeHint() const {
    return {2 * padding + dotSide, fontMetrics().height() + 4};
}

void StatusDot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double middle = mirrored ? width() - padding - dotSide / 2.0 : padding + dotSide / 2.0;
    paintStatusDot(painter, QPointF(middle, height() / 2.0), m_tone, t);
    const int taken = padding + dotSide + gap;
    const QRect words = mirrored ? rect().adjusted(padding, 0, -taken, 0) : rect().adjusted(taken, 0, -padding, 0);
    painter.setPen(underMouse() && focusPolicy() != Qt::NoFocus ? t.text : t.muted);
    painter.drawText(words, static_cast<int>(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                     stroke::fitted(fontMetrics(), text(), words.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

} // namespace leadwell::kit
