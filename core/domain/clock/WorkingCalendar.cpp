// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/WorkingCalendar.h"

#include <QDateTime>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qint64 msAMinute = 60'000;
constexpr qint64 msADay = 24 * 60 * msAMinute;
constexpr int daysAWeek = 7;
constexpr qint64 longestMs = 3'653 * msADay;

template<class Range, class From, class To>
void join(QList<Range>& ranges, From from, To to) {
    std::sort(ranges.begin(), ranges.end(), [&](const Range& a, const Range& b) { return from(a) < from(b); });
    QList<Range> joined;
    for (const Range& range : std::as_const(ranges)) {
        if (!(from(range) < to(range)))
            continue;
        if (!joined.isEmpty() && from(range) <= to(joined.last()))
            to(joined.last()) = std::max(to(joined.last()), to(range));
        else
            joined.append(range);
    }
    ranges = joined;
}

qint64 dayNumber(qint64 localMs) {
    return localMs >= 0 ? localMs / msADay : -((-localMs + msADay - 1) / msADay);
}

QDate dateOf(qint64 day) {
    return QDate(1970, 1, 1).addDays(day);
}

qint64 offsetAt(const QTimeZone& zone, qint64 utcMs) {
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC))) * 1'000;
}

} // namespace

WorkingCalendar::WorkingCalendar(const QList<Intervals>& week, QTimeZone zone, QSet<QDate> holidays, QList<Leave> leave)
    : m_week(week)
    , m_zone(std::move(zone))
    , m_holidays(std::move(holidays))
    , m_leave(std::move(leave)) {
    m_week.resize(daysAWeek);
    for (Intervals& day : m_week)
        join(
            day, [](auto& one) -> auto& { return one.first; }, [](auto& one) -> auto& { return one.second; });
    join(
        m_leave, [](auto& one) -> auto& { return one.from; }, [](auto& one) -> auto& { return one.to; });
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

template<class Visit>
bool WorkingCalendar::withoutLeave(Piece piece, Visit visit) const {
    auto leave = std::lower_bound(m_leave.cbegin(), m_leave.cend(), piece.from,
                                  [](const Leave& one, qint64 at) { return one.to.ms() <= at; });
    for (; leave != m_leave.cend() && leave->from.ms() < piece.to; ++leave) {
        if (piece.from < leave->from.ms() && !visit(piece.from, leave->from.ms()))
            return false;
        piece.from = leave->to.ms();
    }
    return piece.from >= piece.to || visit(piece.from, piece.to);
}

template<class Visit>
bool WorkingCalendar::eachOfDay(const QDate& day, qint64 offsetMs, const Piece& among, Visit visit) const {
    if (m_holidays.contains(day))
        return true;
    const qint64 midnight = QDate(1970, 1, 1).daysTo(day) * msADay - offsetMs;
    for (const auto& [from, to] : m_week.at(day.dayOfWeek() - 1)) {
        const Piece piece{std::max(among.from, midnight + from * msAMinute), std::min(among.to, midnight + to * msAMinute)};
        if (piece.from < piece.to && !withoutLeave(piece, visit))
            return false;
    }
    return true;
}

/// Piece by piece of time in which the zone's offset stays the same.
template<class Visit>
void WorkingCalendar::each(qint64 from, qint64 to, Visit visit) const {
    while (from < to) {
        const qint64 offset = offsetAt(m_zone, from);
        const auto next = m_zone.hasTransitions() ? m_zone.nextTransition(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC))
                                                  : QTimeZone::OffsetData();
        const qint64 change = next.atUtc.isValid() ? next.atUtc.toMSecsSinceEpoch() : to;
        const Piece steady{from, change > from ? std::min(to, change) : to};
        for (qint64 day = dayNumber(steady.from + offset); day <= dayNumber(steady.to - 1 + offset); ++day) {
            if (!eachOfDay(dateOf(day), offset, steady, visit))
                return;
        }
        from = steady.to;
    }
}

bool WorkingCalendar::isWorking(Instant at) const {
    bool isIt = false;
    each(at.ms(), at.ms() + 1, [&isIt](qint64, qint64) {
        isIt = true;
        return false;
    });
    return isIt;
}

Millis WorkingCalendar::between(Instant from, Instant to) const {
    qint64 sum = 0;
    each(from.ms(), std::min(to.ms(), from.ms() + longestMs), [&sum](qint64 begin, qint64 end) {
        sum += end - begin;
        return true;
    });
    return Millis(sum);
}

std::optional<Instant> WorkingCalendar::after(Instant from, Millis working) const {
    qint64 left = working.count();
    if (left <= 0)
        return from;
    std::optional<Instant> there;
    each(from.ms(), from.ms() + longestMs, [&](qint64 begin, qint64 end) {
        if (end - begin >= left) {
            there = Instant::fromMs(begin + left);
            return false;
        }
        left -= end - begin;
        return true;
    });
    return there;
}

std::optional<Instant> WorkingCalendar::endOfDay(Instant from) const {
    const auto dayOf = [this](qint64 ms) { return dayNumber(ms + offsetAt(m_zone, ms)); };
    std::optional<Instant> last;
    each(from.ms(), from.ms() + longestMs, [&](qint64 begin, qint64 end) {
        if (last && dayOf(last->ms() - 1) != dayOf(begin))
            return false;
        last = Instant::fromMs(end);
        return true;
    });
    return last;
}

} // namespace leadwell::domain
