// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace leadwell::kit {

/// How many of something there were day by day, as it was and as it would be: a filled area and a line over it. Told apart by
/// more than colour; its name says the highest of both.
class LoadChart final : public QWidget {
    Q_OBJECT
public:
    struct Series {
        QString title;
        QList<int> was;     ///< one for each day
        QList<int> wouldBe; ///< the same days
        int top = 0;        ///< what the upper edge stands for; charts side by side share it
        QString from;       ///< the first and the last day, in words
        QString to;
    };

    explicit LoadChart(QWidget* parent = nullptr);
    void setSeries(const Series& series);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Series m_series;
};

} // namespace leadwell::kit
