// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace leadwell::kit {

/// A menu whose checkable entries can be ticked one after the other: it closes by Escape, a click outside, or
/// an entry that cannot be ticked. Ctrl or Alt with Up and Down asks for the entry's move to another place.
class StayOpenMenu : public QMenu {
    Q_OBJECT
public:
    using QMenu::QMenu;

Q_SIGNALS:
    /// `by` is -1 or 1. Only for entries that can be ticked.
    void moveWanted(QAction* action, int by);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool tick(QAction* action);
    bool move(const QKeyEvent& event);
};

} // namespace leadwell::kit
