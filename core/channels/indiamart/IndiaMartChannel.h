// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/Channel.h"
#include "core/net/Background.h"
#include "core/net/HttpThread.h"

#include <memory>

namespace leadwell::channels::indiamart {

/// Enquiries of IndiaMART's Lead Manager, by its Pull API v2; reads what its Push API posts as well. See README.md
/// beside this file for what is asked when.
class IndiaMartChannel final : public Channel {
public:
    IndiaMartChannel(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random);

    Description describe() const override;
    Result<domain::ParsedEvent> parse(const domain::RawEvent& event) const override;
    QString externalIdOf(const QByteArray& bytes) const override;
    QByteArray contentOf(const QByteArray& bytes) const override;
    /// Each enquiry of a pull's answer or a push's body.
    Result<QList<QByteArray>> split(const QByteArray& bytes) const override;
    /// Looks at the form only: every call counts, so the first pull is the test.
    Answer<QString> test(const AccountConfig& account) const override;
    /// At most one call, for one window.
    Answer<PollReport> poll(const AccountConfig& account, const Cursor& cursor, std::shared_ptr<EventSink> sink) const override;

private:
    std::shared_ptr<const Clock> m_clock;
    mutable net::HttpThread m_http;
    mutable net::Background m_background; // goes first: its work uses what stands above
};

/// For the registry.
std::unique_ptr<Channel> create();

} // namespace leadwell::channels::indiamart
