// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/PageHeader.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PillTabs.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr int tabsWidthMin = 160;

} // namespace

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : Surface(parent)
    , m_title(new PlainLabel(title, this))
    , m_tabs(new PillTabs(this))
    , m_note(new PlainLabel(this))
    , m_afterTabs(new QHBoxLayout)
    , m_endPlace(new QWidget(this))
    , m_end(new QHBoxLayout(m_endPlace))
    , m_grid(new QGridLayout(this)) {
    m_title->setLook(PlainLabel::Look::Title);
    m_note->setLook(PlainLabel::Look::Muted);
    m_note->setElided(true);
    m_note->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_afterTabs->setSpacing(space::small);
    m_end->setContentsMargins(0, 0, 0, 0);
    m_end->setSpacing(space::small);
    m_grid->setContentsMargins(space::large, space::small + 1, space::large, space::small + 2);
    m_grid->setSpacing(space::small);
    m_grid->setColumnStretch(3, 1);
    m_grid->addWidget(m_title, 0, 0);
    m_grid->addWidget(m_tabs, 0, 1);
    m_grid->addLayout(m_afterTabs, 0, 2);
    m_grid->addWidget(m_note, 0, 3);
    m_grid->addWidget(m_endPlace, 0, 4);
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

QSize PageHeader::minimumSizeHint() const {
    const int first = m_title->minimumSizeHint().width() + m_tabs->minimumSizeHint().width() +
                      m_afterTabs->minimumSize().width() + m_note->minimumSizeHint().width() + 4 * space::small;
    return {std::max(first, m_endPlace->minimumSizeHint().width()) + 2 * space::large, Surface::minimumSizeHint().height()};
}

void PageHeader::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    arrange();
}

bool PageHeader::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return Surface::event(event);
}

/// Tabs can be scrolled through, but not when next to nothing of them is left.
void PageHeader::arrange() {
    const int tabs = std::min(m_tabs->sizeHint().width(), byText(tabsWidthMin));
    const int wanted = m_title->sizeHint().width() + tabs + m_afterTabs->sizeHint().width() + m_endPlace->sizeHint().width() +
                       4 * space::small + 2 * space::large;
    const bool needsTwo = m_end->count() > 0 && wanted > width();
    if (needsTwo == m_hasTwoLines)
        return;
    m_hasTwoLines = needsTwo;
    m_grid->removeWidget(m_endPlace);
    if (needsTwo)
        m_grid->addWidget(m_endPlace, 1, 0, 1, 5, Qt::AlignTrailing);
    else
        m_grid->addWidget(m_endPlace, 0, 4);
}

void PageHeader::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), tokens(this).line);
}

} // namespace leadwell::kit
