// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/TeamCalendar.h"

#include "core/domain/lead/WorkspaceSettings.h"

namespace leadwell::domain {

Result<QSet<QDate>> parseHolidays(const QString& text) {
    QSet<QDate> days;
    for (const QString& part : QString(text).replace(u';', u',').split(u',', Qt::SkipEmptyParts)) {
        const QString word = part.trimmed();
        if (word.isEmpty())
            continue;
        const QDate day = QDate::fromString(word, Qt::ISODate);
        if (!day.isValid())
            return Error{ErrorKind::Invalid,
                         QStringLiteral("“%1” is not a day. Write holidays for example as “2026-12-25, 2027-01-26”.").arg(word),
                         {}};
        days.insert(day);
    }
    return days;
}

WorkingCalendar calendarOf(const CalendarText& text) {
    constexpr int daysOfWeek = 7;
    const auto week = parseBusinessHours(text.hours);
    const auto holidays = parseHolidays(text.holidays);
    return {week ? *week : QList<WorkingCalendar::Intervals>(daysOfWeek), QTimeZone(text.zone.toUtf8()),
            holidays ? *holidays : QSet<QDate>()};
}

} // namespace leadwell::domain
