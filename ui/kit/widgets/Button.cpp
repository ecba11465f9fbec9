// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/Button.h"

#include "ui/kit/Icons.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/text/Mnemonics.h"

#include <QAction>
#include <QKeyEvent>
#include <QStyleOptionButton>

namespace leadwell::kit {

Button::Button(QWidget* parent) : QPushButton(parent) {
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

Button::Button(const QString& text, QWidget* parent) : Button(parent) {
    setText(text);
}

void Button::setRole(ButtonRole role) {
    setProperty(buttonRoleProperty, static_cast<int>(role));
    if (role == ButtonRole::Link)
        setCursor(Qt::PointingHandCursor);
    updateGeometry();
    update();
}

void Button::setKeyCap(const QString& text) {
    setProperty(keyCapProperty, text);
    updateGeometry();
    update();
}

void Button::setAction(QAction* action, const QString& text) {
    if (m_action) {
        m_action->disconnect(this);
        disconnect(m_action);
    }
    m_action = action;
    m_ownText = text;
    if (!action)
        return;
    connect(action, &QAction::changed, this, &Button::followAction);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    followAction();
}

void Button::followAction() {
    setText(m_ownText.isEmpty() ? buttonText(withoutMnemonic(m_action->text())) : m_ownText);
    setEnabled(m_action->isEnabled());
    setToolTip(m_action->toolTip());
    setKeyCap(keyText(m_action->shortcut()));
}

QSize Button::sizeHint() const {
    // QPushButton remembers its size and does not know of caps and roles.
    QStyleOptionButton option;
    initStyleOption(&option);
    const QSize words = option.fontMetrics.size(Qt::TextShowMnemonic, text());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, words, this);
}

/// Qt leaves Return to the default button of a dialog; on a page nothing would happen at all.
void Button::keyPressEvent(QKeyEvent* event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!isReturn || !isPlain || event->isAutoRepeat()) {
        QPushButton::keyPressEvent(event);
        return;
    }
    event->accept();
    click();
}

void Button::setIconName(const QString& name) {
    setIcon(name.isEmpty() ? QIcon() : icons::icon(name));
    if (text().isEmpty() && accessibleName().isEmpty())
        setAccessibleName(toolTip());
}

} // namespace leadwell::kit
