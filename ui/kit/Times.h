// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QString>

class QLocale;
class QTimeZone;

/// Times, amounts of time and sizes as people read them, translated. "Now" always comes from the caller.
namespace leadwell::kit {

/// "now", "2 min", "3 h", "5 d", "7 w", "2 y"; the same words for the future ("in 2 min"). Empty when `at` is
/// not set.
QString relativeText(Instant at, Instant now);

/// "2 min ago", "3 Nov": what a timeline says. Older than six days: the day, with the year when it is another
/// one.
QString agoText(Instant at, Instant now, const QTimeZone& zone);

/// The exact moment for tool tips: "Friday, 20 November 2026 14:45:00 IST". Empty when not set.
QString exactText(Instant at, const QTimeZone& zone, const QLocale& locale);

/// Time of day and day for lists: "14:45" today, "3 Nov 14:45" else.
QString dayTimeText(Instant at, Instant now, const QTimeZone& zone, const QLocale& locale);

/// "6 m 12 s", "2 h 05 m", "3 d 4 h", "0 s". Negative lengths count as 0.
QString durationText(Millis length);

enum class Urgency : quint8 { Calm, Soon, Critical, Overdue };

/// How long until `due`: "0:42", "4:10", "12 m", "1 h", "3 d", or "5 m late". Empty text when `due` is not
/// set.
struct Countdown {
    QString text;
    Urgency urgency = Urgency::Calm;
};
Countdown countdown(Instant due, Instant now);

/// "812 B", "14 kB", "2.4 MB" in powers of 1000, with the language's decimal sign.
QString fileSizeText(qint64 bytes, const QLocale& locale);

/// A number with the language's grouping: 41,207 in en, 1,84,000 in en_IN.
QString countText(qint64 count, const QLocale& locale);

} // namespace leadwell::kit
