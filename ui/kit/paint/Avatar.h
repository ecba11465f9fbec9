// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

inline constexpr int avatarSize = 20;

/// "KS" for "Karan Shah", "म" for "मीरा", "?" for an empty name: at most two letters, whole characters of any
/// script.
QString initialsOf(const QString& name);

/// Colours offered for people of the team; white words are readable on each.
QList<QColor> memberColors();

/// Initials in a disc. An invalid colour is replaced by the house's grey blue; the letters are dark or white,
/// whichever can be read.
void paintAvatar(QPainter& painter, const QRectF& target, const QString& initials, const QColor& color);

class Avatar final : public QWidget {
    Q_OBJECT
public:
    explicit Avatar(QWidget* parent = nullptr);
    void setMember(const QString& name, const QColor& color);
    void setSide(int pixels);
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_initials;
    QColor m_color;
    int m_side = avatarSize;
};

} // namespace leadwell::kit
