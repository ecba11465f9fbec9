// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QColor>
#include <QIcon>
#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

/// The colour of a channel's tile, the same in both themes.
QColor channelColor(domain::Channel channel);

/// The little coloured square with a letter or glyph by which a channel is known.
void paintChannelTile(QPainter& painter, const QRectF& target, domain::Channel channel);

QIcon channelIcon(domain::Channel channel);

/// A tile as a widget; named after the channel for screen readers.
class ChannelTile final : public QWidget {
    Q_OBJECT
public:
    explicit ChannelTile(domain::Channel channel, QWidget* parent = nullptr);
    void setChannel(domain::Channel channel);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    domain::Channel m_channel;
};

} // namespace leadwell::kit
