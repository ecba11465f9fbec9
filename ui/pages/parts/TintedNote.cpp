// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/TintedNote.h"

#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::pages {

using kit::PlainLabel;

TintedNote::TintedNote(kit::Tone tone, QWidget* parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_row(new QHBoxLayout(this))
    , m_words(new PlainLabel(this)) {
    m_row->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    m_row->setSpacing(kit::space::tight);
    m_words->setWordWrap(true);
    m_words->setSelectable(true);
    m_words->setFocusPolicy(Qt::NoFocus);
    m_words->setHeightKept(true);
    m_row->addWidget(m_words, 1);
    applyColor();
}

void TintedNote::addAside(QWidget* widget) {
    m_row->addWidget(widget, 0, Qt::AlignBottom);
}

void TintedNote::setText(const QString& text) {
    m_words->setText(text);
    setVisible(!text.isEmpty());
}

QString TintedNote::text() const {
    return m_words->text();
}

void TintedNote::setMarks(const QList<std::pair<int, int>>& marks) {
    m_words->setMarks(marks);
}

void TintedNote::applyColor() {
    QPalette words = m_words->palette();
    const QColor color = kit::wordsOf(m_tone, kit::tokens(this));
    words.setColor(QPalette::WindowText, color);
    words.setColor(QPalette::Text, color);
    m_words->setPalette(words);
    m_words->setFont(kit::pillFont(font()));
}

void TintedNote::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    kit::stroke::box(painter, rect(), kit::fillOf(m_tone, kit::tokens(this)), QColor());
}

void TintedNote::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColor();
}

} // namespace leadwell::pages
