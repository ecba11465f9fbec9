// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/Skeleton.h"

#include "ui/kit/Tokens.h"

#include <QPainter>
#include <QTimer>

#include <array>
#include <chrono>

namespace leadwell::kit {
namespace {

constexpr std::chrono::milliseconds patience{150};

} // namespace

Skeleton::Skeleton(QWidget* parent) : QWidget(parent), m_delay(new QTimer(this)) {
    m_delay->setSingleShot(true);
    m_delay->setInterval(patience);
    setAccessibleName(tr("Loading"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(m_delay, &QTimer::timeout, this, &Skeleton::due);
}

void Skeleton::start() {
    m_delay->start();
}

void Skeleton::stop() {
    m_delay->stop();
}

void Skeleton::paintEvent(QPaintEvent*) {
    // Widths repeat, so that it looks like text and never moves.
    constexpr std::array<int, 5> widths = {62, 48, 71, 55, 40};
    QPainter painter(this);
    const Tokens& t = tokens(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.neutral);
    const int room = width() - 64;
    for (int row = 0; row * rowHeight < height(); ++row) {
        const int top = row * rowHeight;
        const int share = widths[static_cast<size_t>(row) % widths.size()];
        painter.drawRoundedRect(QRectF(12, top + 15, 18, 18), 4, 4);
        painter.drawRoundedRect(QRectF(48, top + 11, room * share / 200.0, 10), 3, 3);
        painter.drawRoundedRect(QRectF(48, top + 28, room * share / 120.0, 8), 3, 3);
        painter.fillRect(QRect(0, top + rowHeight - 1, width(), 1), t.faintLine);
    }
}

} // namespace leadwell::kit
