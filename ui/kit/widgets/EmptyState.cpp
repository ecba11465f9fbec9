// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/EmptyState.h"

#include "ui/kit/Icons.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr int pictureSide = 56;
constexpr int glyphSide = 28;
constexpr int wordsWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_picture(new QWidget(this))
    , m_title(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_action(new Button(this))
    , m_link(new Button(this)) {
    m_picture->setFixedSize(pictureSide, pictureSide);
    m_title->setLook(PlainLabel::Look::Title);
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setLook(PlainLabel::Look::Muted);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_action->setRole(ButtonRole::Primary);
    m_link->setRole(ButtonRole::Link);
    m_action->hide();
    m_link->hide();
    connect(m_action, &QAbstractButton::clicked, this, &EmptyState::actionClicked);
    connect(m_link, &QAbstractButton::clicked, this, &EmptyState::linkClicked);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::small);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(space::small);
    column->addWidget(m_title);
    // A row of its own instead of an alignment: an aligned label is given too few lines.
    auto* words = new QHBoxLayout;
    words->addStretch();
    words->addWidget(m_sentence);
    words->addStretch();
    column->addLayout(words);
    column->addSpacing(space::small);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addWidget(m_link, 0, Qt::AlignHCenter);
    column->addStretch(3);
    followText(this, [this] { fit(); });
}

void EmptyState::setWords(const QString& iconName, const QString& title, const QString& sentence) {
    m_icon = iconName;
    m_title->setText(title);
    m_sentence->setText(sentence);
    fit();
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    update();
}

void EmptyState::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    fit();
}

void EmptyState::setLink(const QString& text) {
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
    fit();
}

/// A wrapped sentence in the middle gets its height from us: layouts that centre do not ask for it.
void EmptyState::fit() {
    const int room = std::clamp(width() - 2 * space::large, 120, byText(wordsWidth));
    m_sentence->setFixedWidth(room);
    m_sentence->setMinimumHeight(0);                     // A label never answers less than its minimum.
    const bool isPlaced = testAttribute(Qt::WA_Resized); // Else it would be as high as in the narrowest place.
    m_sentence->setMinimumHeight(isPlaced ? std::max(0, m_sentence->heightForWidth(room)) : 0);
    // In a low place the words and what can be done come before the picture.
    int words = m_title->sizeHint().height() + m_sentence->minimumHeight();
    for (const Button* button : {m_action, m_link})
        words += button->isHidden() ? 0 : button->sizeHint().height();
    constexpr int gaps = 8;
    m_picture->setVisible(!isPlaced || height() >= words + pictureSide + gaps * space::small);
}

void EmptyState::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    if (m_picture->isHidden())
        return;
    const QRectF disc = m_picture->geometry();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentTint);
    painter.drawEllipse(disc);
    const double inset = (pictureSide - glyphSide) / 2.0;
    icons::paint(painter, disc.adjusted(inset, inset, -inset, -inset), m_icon, t.accent);
}

} // namespace leadwell::kit
