// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QString>
#include <QTime>
#include <QTimeZone>

namespace leadwell::domain {

/// When something comes again: by the clock on the wall, so that ten in the morning stays ten in the morning when the clocks
/// are changed.
struct Recurrence {
    enum class Unit : quint8 { None, Day, Week, Month, Year };
    static constexpr int everyMax = 99;

    Unit unit = Unit::None;
    int every = 1;       ///< units, 1 to everyMax
    quint8 weekdays = 0; ///< Week: bit 0 is Monday; at least one
    int day = 0;         ///< Month, Year: 1 to 31; the last one of a month that has fewer
    int month = 0;       ///< Year: 1 to 12
    QTime at;            ///< valid when there is a unit

    bool isSet() const { return unit != Unit::None; }
    friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

/// As people type it: "every day", "every mon and thu at 9", "weekdays", "every 2 weeks", "monthly", "every month on 31",
/// "every year on 25 nov", "har somvar". What is not said (the day, the hour) is that of `first`. Empty, "never" and "once": it
/// does not come again. Errors: Invalid, with examples.
Result<Recurrence> recurrenceFromText(const QString& text, Instant first, const QTimeZone& zone);
/// In one way only: "every 2 weeks on Mon, Thu at 09:00"; it reads back as it was. Empty for what does not come again.
QString recurrenceText(const Recurrence& recurrence);

/// The first time after both `last` and `now`: what was missed is not made up for. Intervals are counted from `last`. Not set
/// for what does not come again.
Instant occurrenceAfter(const Recurrence& recurrence, Instant last, Instant now, const QTimeZone& zone);

/// The first time of all, later than `now`: the next one that its days and its hour name.
Instant firstOccurrence(Recurrence recurrence, Instant now, const QTimeZone& zone);

} // namespace leadwell::domain
