// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/ListFrame.h"

#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/Skeleton.h"

#include <QStackedLayout>
#include <QVBoxLayout>

namespace leadwell::pages {

namespace {

QVBoxLayout* plainColumn(QWidget* of) {
    auto* column = new QVBoxLayout(of);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

ListFrame::ListFrame(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_header(new kit::PageHeader(title, this))
    , m_banner(new kit::Banner(this))
    , m_area(new kit::Surface(this))
    , m_listPlace(new kit::Surface(m_area))
    , m_states(new QStackedLayout(m_area))
    , m_empty(new kit::EmptyState(m_area))
    , m_skeleton(new kit::Skeleton(m_area)) {
    m_banner->hide();
    plainColumn(m_listPlace);
    for (QWidget* state : {static_cast<QWidget*>(new kit::Surface(m_area)), m_listPlace, static_cast<QWidget*>(m_skeleton),
                           static_cast<QWidget*>(m_empty)})
        m_states->addWidget(state);
    auto* column = plainColumn(this);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    column->addWidget(m_area, 1);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (m_isWaiting)
            m_states->setCurrentWidget(m_skeleton);
    });
    connect(m_banner, &kit::Banner::actionClicked, this, &ListFrame::retryWanted);
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] {
        if (m_hasFailed)
            Q_EMIT retryWanted();
        else
            Q_EMIT actionWanted();
    });
}

void ListFrame::setList(QWidget* list) {
    m_list = list;
    static_cast<QVBoxLayout*>(m_listPlace->layout())->insertWidget(0, list, 1);
}

void ListFrame::addBelow(QWidget* widget) {
    m_listPlace->layout()->addWidget(widget);
}

void ListFrame::addOther(QWidget* other) {
    m_states->addWidget(other);
}

void ListFrame::show(const State& state, const Words& empty, const QString& failed) {
    m_hasFailed = state.error.has_value();
    m_banner->setVisible(m_hasFailed && state.hasRows);
    if (m_hasFailed && state.hasRows)
        m_banner->say(kit::Tone::Bad, tr("The list could not be brought up to date: %1").arg(state.error->sentence),
                      tr("Try again"), false);
    m_isWaiting = !state.other && !state.hasRows && !state.isLoaded && !m_hasFailed;
    if (m_isWaiting) {
        m_skeleton->start();
        return;
    }
    m_skeleton->stop();
    if (state.other)
        m_states->setCurrentWidget(state.other);
    else if (state.hasRows)
        showList();
    else
        sayEmpty(state, empty, failed);
}

/// Who works by keyboard goes on in the list that comes.
void ListFrame::showList() {
    const bool hasKeyboard = !showsList() && isVisible() && !kit::takesText(focusWidget());
    m_states->setCurrentWidget(m_listPlace);
    if (hasKeyboard && window()->isActiveWindow() && !m_header->tabs()->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason);
}

void ListFrame::sayEmpty(const State& state, const Words& empty, const QString& failed) {
    m_empty->setAction(m_hasFailed ? tr("Try again") : empty.action);
    if (m_hasFailed)
        m_empty->setWords(QStringLiteral("warning"), failed, state.error->sentence);
    else
        m_empty->setWords(empty.icon, empty.title, empty.sentence);
    m_states->setCurrentWidget(m_empty);
}

bool ListFrame::showsList() const {
    return m_states->currentWidget() == m_listPlace;
}

QWidget* ListFrame::shown() const {
    return showsList() ? m_list : m_states->currentWidget();
}

} // namespace leadwell::pages
