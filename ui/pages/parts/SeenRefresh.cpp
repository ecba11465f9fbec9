// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/SeenRefresh.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace leadwell::pages {

SeenRefresh::SeenRefresh(QWidget* widget, std::function<void()> refresh)
    : QObject(widget)
    , m_widget(widget)
    , m_refresh(std::move(refresh)) {
    widget->installEventFilter(this);
}

void SeenRefresh::ask() {
    m_isDue = !m_widget->isVisible();
    if (!m_isDue)
        m_refresh();
}

bool SeenRefresh::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show && std::exchange(m_isDue, false))
        m_refresh();
    return QObject::eventFilter(watched, event);
}

} // namespace leadwell::pages
