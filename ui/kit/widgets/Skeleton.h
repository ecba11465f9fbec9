// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QTimer;

namespace leadwell::kit {

/// Grey bars where rows will be. start() shows it only after 150 ms, so that a quick answer never flickers.
class Skeleton final : public QWidget {
    Q_OBJECT
public:
    explicit Skeleton(QWidget* parent = nullptr);
    void start();
    void stop();

Q_SIGNALS:
    /// The wait is long enough to be seen: the place should now show this widget.
    void due();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer* m_delay;
};

} // namespace leadwell::kit
