// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/paint/Pill.h"

#include <QAbstractButton>

class QPainter;
class QPointF;

namespace leadwell::kit {

QColor dotColor(Tone tone, const Tokens& tokens);
/// A dot of 8 px; different tones differ in shape, too: warning is a ring with a core, bad a square on its
/// corner.
void paintStatusDot(QPainter& painter, const QPointF& centre, Tone tone, const Tokens& tokens);

/// One dot and a short sentence, as in the status bar. With isClickable it is a flat button that takes the
/// focus.
class StatusDot final : public QAbstractButton {
    Q_OBJECT
public:
    explicit StatusDot(QWidget* parent = nullptr);
    void set(Tone tone, const QString& sentence);
    void setClickable(bool isClickable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
};

} // namespace leadwell::kit
