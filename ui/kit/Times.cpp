// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace leadwell::kit {
namespace {

struct Times {
    Q_DECLARE_TR_FUNCTIONS(Times)
};

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// One unit, rounded down: what a glance needs.
QString coarse(qint64 ms) {
    if (ms < hourMs)
        return Times::tr("%1 min").arg(std::max<qint64>(1, ms / minuteMs));
    if (ms < dayMs)
        return Times::tr("%1 h").arg(ms / hourMs);
    if (ms < 60 * dayMs)
        return Times::tr("%1 d", "days").arg(ms / dayMs);
    if (ms < 365 * dayMs)
        return Times::tr("%1 w", "weeks").arg(ms / (7 * dayMs));
    return Times::tr("%1 y", "years").arg(ms / (365 * dayMs));
}

QString shortCoarse(qint64 ms) {
    return ms < hourMs ? Times::tr("%1 m", "minutes").arg(std::max<qint64>(1, ms / minuteMs)) : coarse(ms);
}

QString twoDigits(qint64 value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dayText(const QDateTime& at, bool withYear) {
    return QLocale().toString(at.date(), withYear ? Times::tr("d MMM yyyy", "date") : Times::tr("d MMM", "date"));
}

} // namespace

QString relativeText(Instant at, Instant now) {
    if (!at.isSet())
        return {};
    const qint64 ms = (now - at).count();
    if (ms > -minuteMs && ms < minuteMs)
        return Times::tr("now");
    return ms >= 0 ? coarse(ms) : Times::tr("in %1").arg(coarse(-ms));
}

QString agoText(Instant at, Instant now, const QTimeZone& zone) {
    if (!at.isSet())
        return {};
    const qint64 ms = (now - at).count();
    if (ms < minuteMs)
        return ms > -minuteMs ? Times::tr("just now") : relativeText(at, now);
    if (ms < 7 * dayMs)
        return Times::tr("%1 ago").arg(coarse(ms));
    const QDateTime then = at.inZone(zone);
    return dayText(then, then.date().year() != now.inZone(zone).date().year());
}

QString exactText(Instant at, const QTimeZone& zone, const QLocale& locale) {
    if (!at.isSet())
        return {};
    const QDateTime then = at.inZone(zone);
    return Times::tr("%1 %2 %3", "long date, time, zone")
        .arg(locale.toString(then.date(), QLocale::LongFormat), then.time().toString(QStringLiteral("HH:mm:ss")),
             then.timeZoneAbbreviation());
}

QString dayTimeText(Instant at, Instant now, const QTimeZone& zone, const QLocale& locale) {
    if (!at.isSet())
        return {};
    const QDateTime then = at.inZone(zone);
    const QDateTime today = now.inZone(zone);
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    if (then.date() == today.date())
        return time;
    return Times::tr("%1 %2", "day, time").arg(dayText(then, then.date().year() != today.date().year()), time);
}

QString durationText(Millis length) {
    const qint64 ms = std::max<qint64>(0, length.count());
    if (ms < minuteMs)
        return Times::tr("%1 s", "seconds").arg(ms / secondMs);
    if (ms < hourMs)
        return Times::tr("%1 m %2 s", "minutes, seconds").arg(ms / minuteMs).arg(ms % minuteMs / secondMs);
    if (ms < dayMs)
        return Times::tr("%1 h %2 m", "hours, minutes").arg(ms / hourMs).arg(twoDigits(ms % hourMs / minuteMs));
    return Times::tr("%1 d %2 h", "days, hours").arg(ms / dayMs).arg(ms % dayMs / hourMs);
}

Countdown countdown(Instant due, Instant now) {
    if (!due.isSet())
        return {};
    const qint64 ms = (due - now).count();
    if (ms <= 0)
        return {Times::tr("%1 late").arg(shortCoarse(-ms)), Urgency::Overdue};
    if (ms < 10 * minuteMs) {
        // Rounded up, so that it never shows 0:00 while there is time left.
        const qint64 seconds = (ms + secondMs - 1) / secondMs;
        return {QStringLiteral("%1:%2").arg(seconds / 60).arg(twoDigits(seconds % 60)),
                ms < 2 * minuteMs ? Urgency::Critical : Urgency::Soon};
    }
    return {shortCoarse(ms), Urgency::Calm};
}

QString fileSizeText(qint64 bytes, const QLocale& locale) {
    if (bytes < 1000)
        return Times::tr("%1 B", "bytes").arg(std::max<qint64>(0, bytes));
    const std::array<QString, 3> units = {Times::tr("%1 kB"), Times::tr("%1 MB"), Times::tr("%1 GB")};
    double size = static_cast<double>(bytes) / 1000.0;
    size_t unit = 0;
    // 999.5 would be printed as 1000.
    while (size >= 999.5 && unit + 1 < units.size()) {
        size /= 1000.0;
        ++unit;
    }
    return units[unit].arg(locale.toString(size, 'f', size < 9.95 && unit > 0 ? 1 : 0));
}

QString countText(qint64 count, const QLocale& locale) {
    return locale.toString(count);
}

} // namespace leadwell::kit
