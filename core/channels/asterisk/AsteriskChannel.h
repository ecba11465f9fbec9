// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/Channel.h"
#include "core/channels/Telephony.h"

#include <memory>

namespace leadwell::channels::asterisk {

class LinkThread;

/// Calls of an Asterisk telephone system, by its Manager Interface. See README.md beside this file.
class AsteriskChannel final : public Channel, private Telephony {
public:
    AsteriskChannel(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random);
    ~AsteriskChannel() override;

    Description describe() const override;
    /// One call: events of the manager, as they were told or as a file of theirs.
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override;
    QString externalIdOf(const QByteArray& bytes) const override;
    Answer<QString> test(const AccountConfig& account) const override;
    /// Nothing is fetched: what happens is told while it does.
    Answer<PollReport> poll(const AccountConfig& account, const Cursor& cursor, std::shared_ptr<EventSink> sink) const override;
    const Telephony* telephony() const override { return this; }

private:
    Result<std::unique_ptr<PhoneLine>> listen(const AccountConfig& account,
                                              std::shared_ptr<CallListener> listener) const override;

    std::shared_ptr<LinkThread> m_thread; ///< lives as long as a line of it
};

/// For the registry.
std::unique_ptr<Channel> create();

} // namespace leadwell::channels::asterisk
