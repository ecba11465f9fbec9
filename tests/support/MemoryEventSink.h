// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "tests/support/FakeClock.h"

#include <QMutex>
#include <QSet>

#include <functional>
#include <optional>

namespace leadwell::test {

/// Takes events as the store would: (channel, account, externalId) once. Thread-safe; reads after the poll is
/// done.
class MemoryEventSink final : public channels::EventSink {
public:
    Result<bool> accept(domain::RawEvent event) override {
        const QMutexLocker lock(&m_mutex);
        if (onAccept)
            onAccept(static_cast<int>(m_offered));
        ++m_offered;
        const QString key = event.account + QLatin1Char('\n') + event.externalId;
        if (m_known.contains(key))
            return false;
        m_known.insert(key);
        events.append(std::move(event));
        return true;
    }
    Result<void> saveCursor(const QString& key, const QString& value) override {
        const QMutexLocker lock(&m_mutex);
        cursor.insert(key, value);
        ++savedCursors;
        return {};
    }
    bool isCancelled() const override { return m_cancelled; }
    void progress(const QString&, int, int) override {}
    net::RateLimiter& limiter() override { return m_limiter; }
    void nextCallIn(Millis wait) override { nextCall = wait; }

    void cancel() { m_cancelled = true; }
    void reopen() { m_cancelled = false; }

    QList<domain::RawEvent> events; ///< in the order they came
    channels::Cursor cursor;
    int savedCursors = 0;
    std::optional<Millis> nextCall;    ///< as told last
    FakeClock clock;                   ///< of the limiter
    std::function<void(int)> onAccept; ///< called with the number of events offered before

private:
    /// Forgets with the sink.
    struct Memory final : net::RateMemory {
        std::optional<net::BucketState> load(const QString& key) override {
            const auto found = states.constFind(key);
            return found == states.cend() ? std::nullopt : std::optional(*found);
        }
        void save(const QString& key, const net::BucketState& state) override { states.insert(key, state); }
        QHash<QString, net::BucketState> states;
    };

    Memory m_memory;
    net::RateLimiter m_limiter{clock, m_memory};
    QMutex m_mutex;
    QSet<QString> m_known;
    qint64 m_offered = 0;
    std::atomic_bool m_cancelled = false;
};

} // namespace leadwell::test
