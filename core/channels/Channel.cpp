// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/Channel.h"

namespace leadwell::channels {

QString Channel::externalIdOf(const QByteArray&) const {
    return {};
}

QByteArray Channel::contentOf(const QByteArray&) const {
    return {};
}

Result<QList<QByteArray>> Channel::split(const QByteArray& bytes) const {
    return QList<QByteArray>{bytes};
}

Result<QByteArray> Channel::attachment(const domain::RawEvent&, int part) const {
    return Error{ErrorKind::NotFound, QStringLiteral("This event has no attachments."), QString::number(part)};
}

Registry::Registry(std::vector<std::unique_ptr<Channel>> channels) : m_channels(std::move(channels)) {}

const Channel* Registry::find(const QString& id) const {
    for (const auto& channel : m_channels) {
        if (channel->describe().id == id)
            return channel.get();
    }
    return nullptr;
}

QList<const Channel*> Registry::all() const {
    QList<const Channel*> channels;
    for (const auto& channel : m_channels)
        channels.append(channel.get());
    return channels;
}

} // namespace leadwell::channels
