// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/channels/Channel.h"
#include "core/channels/indiamart/PullAnswer.h"
#include "core/channels/indiamart/PullPlan.h"
#include "core/channels/indiamart/PullSettings.h"
#include "core/net/HttpThread.h"

namespace leadwell::channels::indiamart {

/// IndiaMART allows one call in five minutes; counted here from the end of one call to the beginning of the next.
inline constexpr Millis pullEvery{310'000};

/// One pull of one account: at most one call, for one window. On a channel's own thread.
class Puller {
public:
    Puller(const Clock& clock, net::HttpThread& http, EventSink& sink, net::ShouldStop shouldStop);

    Result<PollReport> run(const AccountConfig& account, const Cursor& cursor);

    /// The key under which the cursor is saved.
    static QString cursorKey() { return QStringLiteral("pull"); }

private:
    Result<PollReport> tooEarly(Millis wait) const;
    Result<PullAnswer> call(const PullStep& step);
    Result<PollReport> takeIn(const PullAnswer& answer, const PullStep& step);
    Result<void> accept(const QList<QByteArray>& rows, PollReport& report);
    Result<PollReport> fail(const PullAnswer& answer);
    Result<void> noteFailure(PullAnswer::Verdict verdict);
    Result<void> save();
    void stayAway(Millis wait);
    Instant periodFrom() const;
    Instant indianNow() const { return m_clock.now() + m_cursor.skew; }
    QString bucket() const { return QStringLiteral("indiamart/") + m_settings.keyMark(); }

    const Clock& m_clock;
    net::HttpThread& m_http;
    EventSink& m_sink;
    const net::ShouldStop m_shouldStop;
    QString m_account;
    PullSettings m_settings;
    PullCursor m_cursor;
    std::optional<Instant> m_serverNow; ///< IndiaMART's clock when it answered
};

} // namespace leadwell::channels::indiamart
