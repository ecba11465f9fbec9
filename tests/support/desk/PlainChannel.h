// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"

namespace leadwell::test {

/// The simplest channel that is a real one: text in, meaning out. A text that starts with "broken" cannot be read,
/// with "throw" throws, with "deadly" ends the program.
class PlainChannel final : public channels::Channel {
public:
    static QString field(const QString& text, const QString& key);
    channels::Description describe() const override;
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override;
    Answer<QString> test(const channels::AccountConfig& account) const override;
    Answer<channels::PollReport> poll(const channels::AccountConfig& account, const channels::Cursor& cursor,
                                      std::shared_ptr<channels::EventSink> sink) const override;
};

} // namespace leadwell::test
