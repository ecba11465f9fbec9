// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace leadwell::files {

/// Which of the two small numbers of "03/04/2026" is the day.
enum class DateOrder : quint8 { DayFirst, MonthFirst };

/// What a column of dates says about that order.
struct DateOrderFacts {
    DateOrder order = DateOrder::DayFirst;
    int dayFirstOnly = 0;   ///< values that can only be day first (14/03/2026)
    int monthFirstOnly = 0; ///< values that can only be month first
    int unclear = 0;        ///< values that can be both
    bool isCertain() const { return (dayFirstOnly > 0) != (monthFirstOnly > 0) || unclear == 0; }
};
DateOrderFacts sniffDateOrder(const QStringList& values, DateOrder whenUnclear = DateOrder::DayFirst);

/// Reads dates and times as lists hold them: ISO 8601, 14-11-26, 11/14/2026 9:30 PM, 14 Nov 2026, "Nov 14th,
/// 2026", Sat, 14 Nov 2026 10:00:00 +0530, 20261114, seconds or milliseconds since 1970, spreadsheet day
/// numbers, month names of nine languages, digits of any script. A time without zone is taken in `zone`; a
/// date without time is its midnight there. A value that contradicts the order of its column is read the only
/// way it can be.
class DateReader {
public:
    explicit DateReader(const QTimeZone& zone, DateOrder order = DateOrder::DayFirst) : m_zone(zone), m_order(order) {}

    /// Years 1900–2199. Errors: Invalid (“31/02/2026” is not a date).
    Result<Instant> read(const QString& text) const;

private:
    QTimeZone m_zone;
    DateOrder m_order;
};

} // namespace leadwell::files
