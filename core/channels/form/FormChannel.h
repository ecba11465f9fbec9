// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"

#include <memory>

namespace leadwell::channels::form {

/// Enquiries as JSON. Has no account and fetches nothing: events are handed in by whoever received them.
class FormChannel final : public Channel {
public:
    FormChannel();
    Description describe() const override;
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override;
    QString externalIdOf(const QByteArray& bytes) const override;
    Answer<QString> test(const AccountConfig& account) const override;
    Answer<PollReport> poll(const AccountConfig& account, const Cursor& cursor, std::shared_ptr<EventSink> sink) const override;
};

/// For the registry.
std::unique_ptr<Channel> create();

} // namespace leadwell::channels::form
