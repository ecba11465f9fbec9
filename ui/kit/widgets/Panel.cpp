// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/Panel.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace leadwell::kit {

HairLine::HairLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void HairLine::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), tokens(this).line);
}

SectionHeading::SectionHeading(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel(text, this))
    , m_note(new PlainLabel(this))
    , m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::small);
    m_text->setLook(PlainLabel::Look::Heading);
    m_note->setLook(PlainLabel::Look::Muted);
    m_note->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->addWidget(m_text);
    m_row->addStretch();
    m_row->addWidget(m_note);
}

void SectionHeading::setText(const QString& text) {
    m_text->setText(text);
}

void SectionHeading::setNote(const QString& text) {
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void SectionHeading::addWidget(QWidget* widget) {
    m_row->addWidget(widget);
}

Panel::Panel(QWidget* parent) : QFrame(parent), m_body(new QVBoxLayout(this)) {
    m_body->setContentsMargins(space::large - 2, space::medium, space::large - 2, space::medium);
    m_body->setSpacing(space::small);
    // Children that fill themselves use the role of their parent.
    setBackgroundRole(QPalette::Base);
}

Panel::Panel(const QString& heading, QWidget* parent) : Panel(parent) {
    m_heading = new SectionHeading(heading, this);
    m_body->addWidget(m_heading);
    setAccessibleName(heading);
}

void Panel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    stroke::box(painter, rect(), t.surface, t.line);
}

Surface::Surface(QWidget* parent) : QWidget(parent) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

} // namespace leadwell::kit
