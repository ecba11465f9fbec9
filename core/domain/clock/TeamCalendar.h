// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/clock/WorkingCalendar.h"

namespace leadwell::domain {

/// The calendar of a team as its settings have it.
struct CalendarText {
    QString hours;    ///< as parseBusinessHours() reads it
    QString zone;     ///< "Asia/Kolkata"
    QString holidays; ///< as parseHolidays() reads it
    friend bool operator==(const CalendarText&, const CalendarText&) = default;
};

/// Reads "2026-12-25, 2027-01-26". Errors: Invalid, naming what is no day.
Result<QSet<QDate>> parseHolidays(const QString& text);

/// What cannot be read counts as not there: without hours no moment is working time.
WorkingCalendar calendarOf(const CalendarText& text);

} // namespace leadwell::domain
