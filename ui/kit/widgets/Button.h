// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/style/ButtonLook.h"

#include <QAction>
#include <QPointer>
#include <QPushButton>

namespace leadwell::kit {

/// A push button of the house: flat, bordered, with the key of its command printed on it.
class Button : public QPushButton {
    Q_OBJECT
public:
    explicit Button(QWidget* parent = nullptr);
    explicit Button(const QString& text, QWidget* parent = nullptr);

    void setRole(ButtonRole role);
    /// What is printed on the cap; for buttons without an action. Empty: no cap.
    void setKeyCap(const QString& text);
    /// Follows the action's text, enabled state, tool tip and key, and triggers it. `text` replaces the
    /// action's.
    void setAction(QAction* action, const QString& text = {});
    QAction* action() const { return m_action; }
    /// Puts an icon of ours before the words; a button without words takes its accessible name from the tool
    /// tip.
    void setIconName(const QString& name);
    QSize sizeHint() const override;

protected:
    /// Return presses it, as Space does.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void followAction();

    QPointer<QAction> m_action;
    QString m_ownText;
};

} // namespace leadwell::kit
