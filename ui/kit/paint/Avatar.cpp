// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/paint/Avatar.h"

#include "ui/kit/Tokens.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace leadwell::kit {
namespace {

/// The first character as a reader counts: a letter with its marks.
QString firstCharacter(const QString& word) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? word.left(end).toUpper() : QString();
}

} // namespace

QString initialsOf(const QString& name) {
    static const QRegularExpression gap(QStringLiteral("[\\s._-]+"));
    QStringList letters;
    const QStringList words = name.split(gap, Qt::SkipEmptyParts);
    for (const QString& word : words) {
        if (word.at(0).isLetterOrNumber() || word.at(0).isSurrogate())
            letters << firstCharacter(word);
    }
    if (letters.isEmpty())
        return QStringLiteral("?");
    return letters.size() == 1 ? letters.first() : QString(letters.first() + letters.last());
}

QList<QColor> memberColors() {
    return {QColor(0x5A6A92), QColor(0x3553C9), QColor(0x0F7B6C), QColor(0x157148), QColor(0x8A5506), QColor(0xB3402A),
            QColor(0xA82A62), QColor(0x7A45B5), QColor(0x0A66A2), QColor(0x5B6B2F), QColor(0x8A3B3B), QColor(0x4B5563)};
}

void paintAvatar(QPainter& painter, const QRectF& target, const QString& initials, const QColor& color) {
    const double side = std::min(target.width(), target.height());
    const QRectF disc(target.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    const QColor fill = color.isValid() ? color : memberColors().constFirst();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawEllipse(disc);
    QFont font = painter.font();
    font.setBold(false);
    font.setWeight(QFont::Medium);
    font.setPixelSize(std::max(7, static_cast<int>(side * (initials.size() > 1 ? 0.42 : 0.5))));
    painter.setFont(font);
    painter.setPen(readableOn(fill));
    painter.drawText(disc, Qt::AlignCenter, initials);
    painter.restore();
}

Avatar::Avatar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setMember(const QString& name, const QColor& color) {
    m_initials = initialsOf(name);
    m_color = color;
    setAccessibleName(name);
    update();
}

void Avatar::setSide(int pixels) {
    m_side = pixels;
    updateGeometry();
}

void Avatar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintAvatar(painter, rect(), m_initials, m_color);
}

} // namespace leadwell::kit
