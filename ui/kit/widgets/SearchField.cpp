// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/SearchField.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/KeyCap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace leadwell::kit {
namespace {

constexpr int glassRoom = iconSize + space::tight;

} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    setAccessibleDescription(tr("Escape clears it."));
    for (QToolButton* cross : findChildren<QToolButton*>()) // It does what Escape does.
        hideFromScreenReaders(cross);
    makeRoom();
    connect(this, &QLineEdit::textChanged, this, &SearchField::searchChanged);
    connect(this, &QLineEdit::textChanged, this, &SearchField::makeRoom);
}

void SearchField::setKeyCap(const QString& text) {
    m_keyCap = text;
    makeRoom();
    update();
}

bool SearchField::showsCap() const {
    return !m_keyCap.isEmpty() && text().isEmpty();
}

void SearchField::makeRoom() {
    const int room = showsCap() ? keyCapSize(m_keyCap, font()).width() : 0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? room : glassRoom, 0, mirrored ? glassRoom : room, 0);
}

void SearchField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        makeRoom();
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT resultsWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect glass(space::small, (height() - iconSize) / 2, iconSize, iconSize);
    icons::paint(painter, QStyle::visualRect(layoutDirection(), rect(), glass), QStringLiteral("search"), tokens(this).muted);
    if (!showsCap())
        return;
    const QSize size = keyCapSize(m_keyCap, font());
    const QRect logical(width() - size.width() - space::small, 0, size.width(), height());
    paintKeyCap(painter, QStyle::visualRect(layoutDirection(), rect(), logical), m_keyCap, font(), tokens(this));
}

} // namespace leadwell::kit
