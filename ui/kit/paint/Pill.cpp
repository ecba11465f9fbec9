// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/Pill.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Labels.h"

#include <QPainter>

namespace leadwell::kit {

QColor fillOf(Tone tone, const Tokens& tokens) {
    switch (tone) {
    case Tone::Accent:
        return tokens.accentTint;
    case Tone::Good:
        return tokens.goodTint;
    case Tone::Warning:
        return tokens.warningTint;
    case Tone::Bad:
        return tokens.badTint;
    case Tone::Neutral:
        break;
    }
    return tokens.neutral;
}

QColor wordsOf(Tone tone, const Tokens& tokens) {
    switch (tone) {
    case Tone::Accent:
        return tokens.accent;
    case Tone::Good:
        return tokens.goodText;
    case Tone::Warning:
        return tokens.warningText;
    case Tone::Bad:
        return tokens.badText;
    case Tone::Neutral:
        break;
    }
    return tokens.mutedOnTint;
}

Tone toneOf(domain::Stage stage) {
    using domain::Stage;
    switch (stage) {
    case Stage::New:
        return Tone::Accent;
    case Stage::Interested:
    case Stage::Qualified:
    case Stage::BookingConfirmed:
    case Stage::Won:
        return Tone::Good;
    case Stage::Proposal:
    case Stage::Negotiation:
        return Tone::Warning;
    case Stage::Lost:
    case Stage::Disqualified:
        return Tone::Bad;
    case Stage::Contacted:
    case Stage::Nurturing:
    case Stage::Recycled:
        break;
    }
    return Tone::Neutral;
}

Tone toneOf(domain::Priority priority) {
    switch (priority) {
    case domain::Priority::Urgent:
        return Tone::Bad;
    case domain::Priority::High:
        return Tone::Warning;
    case domain::Priority::Medium:
        return Tone::Accent;
    case domain::Priority::Low:
        break;
    }
    return Tone::Neutral;
}

QFont pillFont(const QFont& font) {
    QFont small = font;
    if (font.pixelSize() > 0)
        small.setPixelSize(std::max(9, font.pixelSize() - 1));
    else
        small.setPointSizeF(std::max(6.5, font.pointSizeF() - 0.75));
    small.setBold(false);
    small.setWeight(QFont::Medium);
    return small;
}

QSize pillSize(const QString& text, const QFont& font) {
    const QFontMetrics metrics(pillFont(font));
    return {metrics.horizontalAdvance(text) + 2 * 7, metrics.height() + 2};
}

int paintPill(QPainter& painter, const QRectF& target, const QString& text, Tone tone, const QFont& font, const Tokens& tokens,
              Qt::LayoutDirection direction) {
    const QSize wanted = pillSize(text, font);
    const double width = std::min<double>(wanted.width(), target.width());
    const double left = direction == Qt::RightToLeft ? target.right() - width : target.left();
    const QRectF pill(left, std::round(target.center().y() - wanted.height() / 2.0), width, wanted.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fillOf(tone, tokens));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setFont(pillFont(font));
    painter.setPen(wordsOf(tone, tokens));
    const QString words =
        width < wanted.width() ? painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(width) - 14) : text;
    painter.drawText(pill, Qt::AlignCenter, words);
    painter.restore();
    return static_cast<int>(width);
}

Pill::Pill(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
}

Pill::Pill(const QString& text, Tone tone, QWidget* parent) : Pill(parent) {
    set(text, tone);
}

void Pill::set(const QString& text, Tone tone) {
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const {
    return pillSize(m_text, font());
}

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPill(painter, rect(), m_text, m_tone, font(), tokens(this), layoutDirection());
}

StagePill::StagePill(domain::Stage stage, QWidget* parent) : Pill(parent) {
    setStage(stage);
}

void StagePill::setStage(domain::Stage stage) {
    set(label(stage), toneOf(stage));
    setAccessibleName(tr("Stage: %1").arg(label(stage)));
}

} // namespace leadwell::kit
