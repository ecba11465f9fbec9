// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QTimer;

namespace leadwell::kit {

/// A thin bar at the upper edge of a page: how far, or a wandering piece when nobody knows how far.
class BusyBar final : public QWidget {
    Q_OBJECT
public:
    explicit BusyBar(QWidget* parent = nullptr);
    /// `total` 0: unknown. Shows the bar.
    void setProgress(qint64 done, qint64 total);
    void setBusy(bool isBusy);
    QSize sizeHint() const override { return {100, 3}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    bool isWandering() const { return m_total <= 0; }

    QTimer* m_step;
    qint64 m_done = 0;
    qint64 m_total = 0;
    int m_phase = 0;
};

} // namespace leadwell::kit
