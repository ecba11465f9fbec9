// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/KeyCap.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/paint/Pill.h"

#include <QPainter>
#include <QRegularExpression>

namespace leadwell::kit {

QString keyText(const QKeySequence& sequence) {
    if (sequence == QKeySequence(Qt::Key_Up))
        return QStringLiteral("↑");
    if (sequence == QKeySequence(Qt::Key_Down))
        return QStringLiteral("↓");
    QString text = sequence.toString(QKeySequence::NativeText);
    text.replace(QStringLiteral("Return"), QStringLiteral("⏎"));
    text.replace(QStringLiteral("Enter"), QStringLiteral("⏎"));
    text.replace(QStringLiteral(", "), QStringLiteral(" "));
#ifndef Q_OS_MACOS
    // "Ctrl+K" reads "Ctrl K" on a cap; the key plus stays a plus.
    static const QRegularExpression join(QStringLiteral("\\+(?=.)"));
    text.replace(join, QStringLiteral(" "));
#endif
    return text.simplified();
}

QSize keyCapSize(const QString& text, const QFont& font) {
    const QFontMetrics metrics(pillFont(font));
    return {std::max(metrics.height(), metrics.horizontalAdvance(text) + 10), metrics.height()};
}

int paintKeyCap(QPainter& painter, const QRectF& target, const QString& text, const QFont& font, const Tokens& tokens,
                KeyCapGround ground) {
    const QSize size = keyCapSize(text, font);
    const QRectF cap(target.left() + 0.5, std::round(target.center().y() - size.height() / 2.0) + 0.5, size.width() - 1,
                     size.height() - 1);
    const bool onAccent = ground == KeyCapGround::Accent;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(onAccent ? tokens.onAccent : tokens.line, 1));
    painter.setBrush(onAccent ? tokens.onAccent : tokens.surface);
    painter.drawRoundedRect(cap, 3, 3);
    painter.setFont(pillFont(font));
    painter.setPen(onAccent ? tokens.accent : tokens.muted);
    painter.drawText(cap, Qt::AlignCenter, text);
    painter.restore();
    return size.width();
}

KeyCap::KeyCap(const QKeySequence& sequence, QWidget* parent) : QWidget(parent), m_text(keyText(sequence)) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::StaticText);
    setAccessibleName(sequence.toString(QKeySequence::NativeText));
}

QSize KeyCap::sizeHint() const {
    return keyCapSize(m_text, font());
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyCap(painter, rect(), m_text, font(), tokens(this));
}

} // namespace leadwell::kit
