// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/StayOpenMenu.h"

#include <QAction>
#include <QKeyEvent>
#include <QMouseEvent>

namespace leadwell::kit {

bool StayOpenMenu::tick(QAction* action) {
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    update();
    return true;
}

bool StayOpenMenu::move(const QKeyEvent& event) {
    const bool isUp = event.key() == Qt::Key_Up;
    const bool isHeld = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (!isHeld || (!isUp && event.key() != Qt::Key_Down) || !activeAction() || !activeAction()->isCheckable())
        return false;
    Q_EMIT moveWanted(activeAction(), isUp ? -1 : 1);
    return true;
}

void StayOpenMenu::mouseReleaseEvent(QMouseEvent* event) {
    if (!tick(actionAt(event->position().toPoint())))
        QMenu::mouseReleaseEvent(event);
}

void StayOpenMenu::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    // Qt closes a menu as soon as Alt goes down.
    if (key == Qt::Key_Alt || move(*event))
        return;
    if ((key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter) && tick(activeAction()))
        return;
    QMenu::keyPressEvent(event);
}

} // namespace leadwell::kit
