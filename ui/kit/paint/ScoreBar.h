// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Pill.h"

#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

/// A bar filled from the leading edge to `part` (0…1, clamped).
void paintBar(QPainter& painter, const QRectF& target, double part, const QColor& fill, const Tokens& tokens,
              Qt::LayoutDirection direction = Qt::LeftToRight);

/// One row "Behavioural ▬▬▬▬ 19/25". Rows of one column share `labelWidth` so that the bars align.
class ScoreBar final : public QWidget {
    Q_OBJECT
public:
    explicit ScoreBar(QWidget* parent = nullptr);
    void setScore(const QString& label, int points, int most);
    /// Any other bar: the share, the words at its end, and its colour.
    void setShare(const QString& label, double part, const QString& value, Tone tone);
    void setLabelWidth(int pixels);
    void setValueWidth(int pixels);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_label;
    QString m_value;
    double m_part = 0;
    Tone m_tone = Tone::Accent;
    int m_labelWidth = 0;
    int m_valueWidth = 0;
};

} // namespace leadwell::kit
