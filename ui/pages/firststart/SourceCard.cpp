// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/firststart/SourceCard.h"

#include "ui/kit/Icons.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int cardWidth = 200;
constexpr int cardHeight = 118;
constexpr int tileSide = 22;
constexpr int tileRounding = 4;
constexpr int iconInset = 4;

} // namespace

SourceCard::SourceCard(const Words& words, QWidget* parent) : QAbstractButton(parent), m_icon(words.icon), m_color(words.color) {
    setText(words.name);
    setAccessibleName(words.name);
    setAccessibleDescription(words.sentence);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setMinimumWidth(cardWidth);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    kit::followText(this, [this] {
        setMaximumWidth(kit::byText(cardWidth));
        setFixedHeight(kit::byText(cardHeight));
    });
    auto* name = new kit::PlainLabel(words.name, this);
    name->setLook(kit::PlainLabel::Look::Strong);
    auto* sentence = new kit::PlainLabel(words.sentence, this);
    sentence->setLook(kit::PlainLabel::Look::Muted);
    sentence->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::large + tileSide + kit::space::small, kit::space::large,
                               kit::space::small);
    column->setSpacing(kit::space::tight / 2);
    for (kit::PlainLabel* label : {name, sentence}) {
        label->setForegroundRole(QPalette::WindowText); // Else that of the button, which no look colours.
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
    column->addStretch();
}

void SourceCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const kit::Tokens& t = kit::tokens(this);
    const bool isLit = underMouse() || isDown();
    kit::stroke::box(painter, rect(), isDown() ? t.accentTint : t.surface, isLit ? t.accent : t.line);
    const QRect tile =
        QStyle::visualRect(layoutDirection(), rect(), QRect(kit::space::large, kit::space::large, tileSide, tileSide));
    kit::stroke::box(painter, tile, m_color, m_color, tileRounding);
    kit::icons::paint(painter, tile.adjusted(iconInset, iconInset, -iconInset, -iconInset), m_icon, kit::readableOn(m_color));
    if (hasFocus())
        kit::stroke::focusRing(painter, rect(), t.accent);
}

void SourceCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace leadwell::pages
