// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/channels/Channel.h"
#include "core/net/Background.h"

#include <memory>

namespace leadwell::channels::email {

/// Mailboxes by IMAP. See README.md beside this file for what is stored under which id and where a sync goes
/// on.
class EmailChannel final : public Channel {
public:
    explicit EmailChannel(std::shared_ptr<const Clock> clock);

    Description describe() const override;
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override;
    QString externalIdOf(const QByteArray& bytes) const override;
    Result<QByteArray> attachment(const domain::RawEvent& event, int part) const override;
    Answer<QString> test(const AccountConfig& account) const override;
    Answer<PollReport> poll(const AccountConfig& account, const Cursor& cursor, std::shared_ptr<EventSink> sink) const override;

private:
    std::shared_ptr<const Clock> m_clock;
    mutable net::Background m_background;
};

/// For the registry.
std::unique_ptr<Channel> create();

} // namespace leadwell::channels::email
