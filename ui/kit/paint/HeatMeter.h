// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "ui/kit/Tokens.h"

#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

inline constexpr QSize heatMeterSize(26, 12);

/// Five rising bars, as many lit as the heat has steps (cold 1 … on fire 5): readable without colour. Starts
/// at the left edge of `target` (right edge in right-to-left), centred in its height.
void paintHeatMeter(QPainter& painter, const QRectF& target, domain::Heat heat, const Tokens& tokens,
                    Qt::LayoutDirection direction = Qt::LeftToRight);

/// The bars with the word behind them: "On fire · 92 · grade A".
class HeatMeter final : public QWidget {
    Q_OBJECT
public:
    explicit HeatMeter(QWidget* parent = nullptr);
    /// `rest` is put behind the word, " · " between them.
    void setHeat(domain::Heat heat, const QString& rest = {});
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return heatMeterSize; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont boldFont() const;

    domain::Heat m_heat = domain::Heat::Cold;
    QString m_text;
};

} // namespace leadwell::kit
