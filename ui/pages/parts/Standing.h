// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Candidate.h"

#include <QWidget>

namespace leadwell::kit {
struct Tokens;
}

namespace leadwell::pages {

/// "free", "at capacity": whether somebody can be given a lead now, and why not; translated.
QString standingWords(domain::Hindrance hindrance);

/// How full somebody is: 0 to 1, more is full; 0 where nothing limits them.
double loadOf(const domain::Candidate& one);
/// The colour of a bar that full. The numbers beside it say the same.
QColor loadColour(double part, const kit::Tokens& tokens);

/// A thin bar of it.
class LoadBar final : public QWidget {
    Q_OBJECT
public:
    static constexpr int height = 6;

    explicit LoadBar(QWidget* parent);
    void set(double part);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_part = 0;
};

} // namespace leadwell::pages
