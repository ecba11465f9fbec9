// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/BusyBar.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/paint/ScoreBar.h"

#include <QPainter>
#include <QTimer>

namespace leadwell::kit {
namespace {

constexpr int stepMs = 40;
constexpr int phases = 60;

} // namespace

BusyBar::BusyBar(QWidget* parent) : QWidget(parent), m_step(new QTimer(this)) {
    setFixedHeight(3);
    setAccessibleName(tr("Working"));
    m_step->setInterval(stepMs);
    connect(m_step, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % phases;
        update();
    });
    hide();
}

void BusyBar::setProgress(qint64 done, qint64 total) {
    m_done = done;
    m_total = total;
    setAccessibleDescription(total > 0 ? tr("%1 of %2").arg(done).arg(total) : QString());
    setBusy(true);
    update();
}

void BusyBar::setBusy(bool isBusy) {
    setVisible(isBusy);
    if (isVisible() && isWandering())
        m_step->start();
    else
        m_step->stop();
}

void BusyBar::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (isWandering())
        m_step->start();
}

void BusyBar::hideEvent(QHideEvent* event) {
    m_step->stop();
    QWidget::hideEvent(event);
}

void BusyBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    if (!isWandering()) {
        paintBar(painter, rect(), static_cast<double>(m_done) / static_cast<double>(m_total), t.accent, t, layoutDirection());
        return;
    }
    painter.fillRect(rect(), t.neutral);
    const double piece = width() * 0.25;
    const double at = (width() + piece) * m_phase / phases - piece;
    painter.fillRect(QRectF(at, 0, piece, height()), t.accent);
}

} // namespace leadwell::kit
