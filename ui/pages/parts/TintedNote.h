// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/paint/Pill.h"

#include <QFrame>

class QHBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// Words on a tint with round corners.
class TintedNote final : public QFrame {
    Q_OBJECT
public:
    explicit TintedNote(kit::Tone tone, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const;
    /// What a search found, as (from, length).
    void setMarks(const QList<std::pair<int, int>>& marks);
    /// Beside the words, at their end.
    void addAside(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyColor();

    kit::Tone m_tone;
    QHBoxLayout* m_row;
    kit::PlainLabel* m_words;
};

} // namespace leadwell::pages
