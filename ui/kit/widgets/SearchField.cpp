// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/SearchField.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/KeyCap.h"

#include <QToolButton>
#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace leadwell::kit {

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
    , m_glass(addAction(QIcon(), QLineEdit::LeadingPosition)) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    for (QToolButton* inner : findChildren<QToolButton*>()) // Qt gives them no name.
        inner->setAccessibleName(inner->defaultAction() == m_glass ? placeholder : tr("Clear"));
    applyIcon();
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
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
}

void SearchField::applyIcon() {
    m_glass->setIcon(
        QIcon(icons::tinted(QStringLiteral("search"), tokens(this).muted, iconSize, devicePixelRatioF())));
}

void SearchField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyIcon();
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
    if (!showsCap())
        return;
    QPainter painter(this);
    const QSize size = keyCapSize(m_keyCap, font());
    const QRect logical(width() - size.width() - space::small, 0, size.width(), height());
    paintKeyCap(painter, QStyle::visualRect(layoutDirection(), rect(), logical), m_keyCap, font(),
                tokens(this));
}

} // namespace leadwell::kit
