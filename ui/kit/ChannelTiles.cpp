// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/ChannelTiles.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"

#include <QIconEngine>
#include <QPainter>

namespace leadwell::kit {
namespace {

using domain::Channel;

/// A tile shows a few letters, or an icon when it has none.
struct Face {
    QRgb color;
    QString letters;
    QString icon;
};

Face faceOf(Channel channel) {
    switch (channel) {
    case Channel::WhatsApp:
        return {0x1FA855, QStringLiteral("W"), {}};
    case Channel::Email:
        return {0x5B6CE0, QStringLiteral("@"), {}};
    case Channel::IndiaMart:
        return {0xB3261E, QStringLiteral("iM"), {}};
    case Channel::JustDial:
        return {0xE8710A, QStringLiteral("JD"), {}};
    case Channel::Gem:
        return {0x0F7B8A, QStringLiteral("Ge"), {}};
    case Channel::Phone:
        return {0x6D5BA8, {}, QStringLiteral("phone")};
    case Channel::Facebook:
        return {0x2D6BDB, QStringLiteral("f"), {}};
    case Channel::Instagram:
        return {0xC13584, {}, QStringLiteral("camera")};
    case Channel::PersonalVisit:
        return {0x7A5C3E, {}, QStringLiteral("visit")};
    case Channel::Manual:
        return {0x56627A, {}, QStringLiteral("edit")};
    case Channel::LinkedIn:
        return {0x0A66C2, QStringLiteral("in"), {}};
    case Channel::WebChat:
        return {0x2A9D8F, {}, QStringLiteral("chat")};
    case Channel::WebForm:
        return {0x3B7F4F, {}, QStringLiteral("globe")};
    case Channel::Sms:
        return {0x8A5A00, {}, QStringLiteral("message")};
    case Channel::QuickLink:
        return {0x9B3FB5, {}, QStringLiteral("link")};
    case Channel::Other:
        break;
    }
    return {0x667085, {}, QStringLiteral("more")};
}

class TileEngine final : public QIconEngine {
public:
    explicit TileEngine(Channel channel) : m_channel(channel) {}

    QIconEngine* clone() const override { return new TileEngine(m_channel); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.5);
        paintChannelTile(*painter, rect, m_channel);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    Channel m_channel;
};

} // namespace

QColor channelColor(Channel channel) {
    return QColor(faceOf(channel).color);
}

void paintChannelTile(QPainter& painter, const QRectF& target, Channel channel) {
    const Face face = faceOf(channel);
    const double side = std::min(target.width(), target.height());
    const QRectF tile(target.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(face.color));
    painter.drawRoundedRect(tile, side * 0.22, side * 0.22);
    if (face.letters.isEmpty()) {
        const double inset = side * 0.17;
        icons::paint(painter, tile.adjusted(inset, inset, -inset, -inset), face.icon, Qt::white);
    } else {
        QFont font = painter.font();
        font.setPixelSize(std::max(6, static_cast<int>(side * (face.letters.size() > 1 ? 0.52 : 0.6))));
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(Qt::white);
        painter.drawText(tile, Qt::AlignCenter, face.letters);
    }
    painter.restore();
}

QIcon channelIcon(Channel channel) {
    return QIcon(new TileEngine(channel));
}

ChannelTile::ChannelTile(Channel channel, QWidget* parent) : QWidget(parent), m_channel(channel) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleRole(this, QAccessible::Graphic);
    setChannel(channel);
}

void ChannelTile::setChannel(Channel channel) {
    m_channel = channel;
    setAccessibleName(label(channel));
    setToolTip(label(channel));
    update();
}

QSize ChannelTile::sizeHint() const {
    return {channelTileSize, channelTileSize};
}

void ChannelTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChannelTile(painter, rect(), m_channel);
}

} // namespace leadwell::kit
