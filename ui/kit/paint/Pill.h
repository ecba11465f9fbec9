// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "ui/kit/Tokens.h"

#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

/// The meaning of a tinted background; what it says is always in the word, too.
enum class Tone : quint8 { Neutral, Accent, Good, Warning, Bad };

QColor fillOf(Tone tone, const Tokens& tokens);
QColor wordsOf(Tone tone, const Tokens& tokens);

Tone toneOf(domain::Stage stage);
Tone toneOf(domain::Priority priority);

/// The font and size of a pill in a text of `font`: one step smaller.
QFont pillFont(const QFont& font);
QSize pillSize(const QString& text, const QFont& font);

/// Paints the pill at the leading edge of `target`, centred in its height, elided when too wide. `font` is
/// that of the text around. Returns the width it took.
int paintPill(QPainter& painter, const QRectF& target, const QString& text, Tone tone, const QFont& font, const Tokens& tokens,
              Qt::LayoutDirection direction = Qt::LeftToRight);

/// A small tinted label: a stage, a priority, "2 interested".
class Pill : public QWidget {
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);
    Pill(const QString& text, Tone tone, QWidget* parent = nullptr);
    void set(const QString& text, Tone tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

class StagePill final : public Pill {
    Q_OBJECT
public:
    explicit StagePill(domain::Stage stage, QWidget* parent = nullptr);
    void setStage(domain::Stage stage);
};

} // namespace leadwell::kit
