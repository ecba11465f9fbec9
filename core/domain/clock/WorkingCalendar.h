// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QDate>
#include <QList>
#include <QPair>
#include <QSet>
#include <QTimeZone>

#include <optional>

namespace leadwell::domain {

/// When somebody works: several intervals on each day of the week by the clocks of a zone, no holidays, and not while on leave.
/// A moment is working time when the zone's clocks show such a time at it; so an hour that the clocks show twice counts twice,
/// and one that they leave out does not count. Source: spec mission §2.7. Pure, any thread; some microseconds for a month.
class WorkingCalendar {
public:
    /// Minutes of the day, [from, to); 1,440 is midnight at its end.
    using Intervals = QList<QPair<int, int>>;
    struct Leave {
        Instant from;
        Instant to; ///< exclusive
        friend bool operator==(const Leave&, const Leave&) = default;
    };

    /// `week`: Monday first, as parseBusinessHours() gives it; what overlaps counts once.
    WorkingCalendar(const QList<Intervals>& week, QTimeZone zone, QSet<QDate> holidays = {}, QList<Leave> leave = {});

    bool isWorking(Instant at) const;
    /// Working time from one moment to a later one; 0 where it is not later.
    Millis between(Instant from, Instant to) const;
    /// The first moment by which so much working time has gone since `from`; `from` itself for none. Nothing where that takes
    /// more than ten years: a calendar without working hours never gets there.
    std::optional<Instant> after(Instant from, Millis working) const;
    /// When work ends on the first day that still has some after `from`, by the zone's clocks. Nothing as for after().
    std::optional<Instant> endOfDay(Instant from) const;

private:
    struct Piece {
        qint64 from = 0;
        qint64 to = 0;
    };
    /// Calls visit(from, to) for each piece of working time in [from, to), in order, until it answers false.
    template<class Visit>
    void each(qint64 from, qint64 to, Visit visit) const;
    template<class Visit>
    bool eachOfDay(const QDate& day, qint64 offsetMs, const Piece& among, Visit visit) const;
    template<class Visit>
    bool withoutLeave(Piece piece, Visit visit) const;

    QList<Intervals> m_week; ///< each day in order, nothing overlaps
    QTimeZone m_zone;
    QSet<QDate> m_holidays;
    QList<Leave> m_leave; ///< in order, nothing overlaps
};

} // namespace leadwell::domain
