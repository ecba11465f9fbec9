// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/memory/LeadTable.h"

#include <QTimeZone>

#include <unordered_map>

namespace leadwell::store {

/// Days of a time zone by the millisecond: the zone is asked once for each day that occurs.
class DayCalendar {
public:
    explicit DayCalendar(const QTimeZone& zone) : m_zone(zone) {}
    /// Julian day.
    qint64 dayOf(qint64 ms);

private:
    /// A day of UTC meets two days of the zone: the second begins at `secondMs`.
    struct Days {
        qint64 first = 0;
        qint64 secondMs = 0;
        qint64 second = 0;
    };
    QTimeZone m_zone;
    std::unordered_map<qint64, Days> m_days;
};

/// Divides a list into groups, in which the leads keep their order: stages from new to closed, owners by name with nobody
/// before them, heat from the hottest, days from the newest. `ownerRanks` as for orderedNumbers(). O(n).
domain::LeadOrder grouped(const LeadTable& table, const QList<qint64>& numbers, domain::LeadGrouping grouping,
                          const std::vector<int>& ownerRanks, const QTimeZone& zone);

} // namespace leadwell::store
