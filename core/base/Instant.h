// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <compare>

class QTimeZone;
class QDateTime;

namespace leadwell {

using Millis = std::chrono::milliseconds;

/// A point in time: milliseconds since 1970-01-01 UTC. 0 means "not set" where a field says so.
class Instant {
public:
    constexpr Instant() = default;
    static constexpr Instant fromMs(qint64 ms) {
        Instant i;
        i.m_ms = ms;
        return i;
    }
    constexpr qint64 ms() const { return m_ms; }
    constexpr bool isSet() const { return m_ms != 0; }

    /// ISO 8601 in UTC with milliseconds, "2026-11-20T09:15:00.000Z"; empty when not set.
    QString toIso() const;
    QDateTime inZone(const QTimeZone& zone) const;

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant at, Millis d) { return fromMs(at.m_ms + d.count()); }
    friend constexpr Instant operator-(Instant at, Millis d) { return fromMs(at.m_ms - d.count()); }
    friend constexpr Millis operator-(Instant a, Instant b) { return Millis(a.m_ms - b.m_ms); }

private:
    qint64 m_ms = 0;
};

} // namespace leadwell

Q_DECLARE_METATYPE(leadwell::Instant)
