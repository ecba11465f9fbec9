// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/ShareBar.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace leadwell::kit {

namespace {
constexpr int barWidth = 260;
constexpr int barHeight = 10;
} // namespace

ShareBar::ShareBar(double share, QWidget* parent) : QWidget(parent), m_share(share) {
    setFixedSize(byText(barWidth), byText(barHeight));
}

void ShareBar::paintEvent(QPaintEvent*) {
    const Tokens& colours = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), colours.neutral);
    const QRect part(0, 0, static_cast<int>(std::lround(width() * m_share)), height());
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), part), colours.accent);
}

} // namespace leadwell::kit
