// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/PageHeader.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PillTabs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::kit {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : Surface(parent)
    , m_title(new PlainLabel(title, this))
    , m_tabs(new PillTabs(this))
    , m_note(new PlainLabel(this))
    , m_afterTabs(new QHBoxLayout)
    , m_end(new QHBoxLayout) {
    m_title->setLook(PlainLabel::Look::Title);
    m_note->setLook(PlainLabel::Look::Muted);
    m_note->setElided(true);
    m_note->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_afterTabs->setSpacing(space::small);
    m_end->setSpacing(space::small);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small + 1, space::large, space::small + 2);
    row->setSpacing(space::small);
    row->addWidget(m_title);
    row->addWidget(m_tabs);
    row->addLayout(m_afterTabs);
    row->addWidget(m_note, 1);
    row->addLayout(m_end);
    m_tabs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void PageHeader::setNote(const QString& text) {
    m_note->setText(text);
}

void PageHeader::addAfterTabs(QWidget* widget) {
    m_afterTabs->addWidget(widget);
}

Button* PageHeader::addAction(QAction* action, bool isPrimary) {
    auto* button = new Button(this);
    button->setAction(action);
    if (isPrimary)
        button->setRole(ButtonRole::Primary);
    m_end->addWidget(button);
    return button;
}

void PageHeader::addAtEnd(QWidget* widget) {
    m_end->addWidget(widget);
}

void PageHeader::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), tokens(this).line);
}

} // namespace leadwell::kit
