// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/DashboardFigures.h"

#include <QDate>

#include <algorithm>
#include <vector>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 dayCount = 60'000; ///< to the year 2134

/// Counted by day first: there are a thousand days where there are a million leads.
QMap<QString, int> countByMonth(const store::LeadTable& table) {
    std::vector<int> byDay(static_cast<size_t>(dayCount));
    for (store::LeadTable::Number number = 0; number < table.end(); ++number) {
        if (table.at(number).isHere)
            ++byDay[static_cast<size_t>(std::clamp<qint64>(table.at(number).createdMs / dayMs, 0, dayCount - 1))];
    }
    QMap<QString, int> byMonth;
    for (size_t day = 0; day < byDay.size(); ++day) {
        if (byDay[day] == 0)
            continue;
        const QDate date = QDate(1970, 1, 1).addDays(static_cast<qint64>(day));
        byMonth[date.toString(QStringLiteral("yyyy-MM"))] += byDay[day];
    }
    return byMonth;
}

} // namespace

Dashboard dashboardOf(const store::LeadTable& table) {
    Dashboard dashboard;
    const auto add = [](Dashboard::Part& part, const store::LeadCell& cell) {
        part.leads += cell.count;
        part.won += cell.stage == Stage::Won ? cell.count : 0;
    };
    for (const store::LeadCell& cell : table.cells()) {
        dashboard.byStage[cell.stage] += cell.count;
        add(dashboard.byChannel[cell.channel], cell);
        add(dashboard.byOwner[table.ownerAt(cell.owner)], cell);
    }
    dashboard.byMonth = countByMonth(table);
    return dashboard;
}

} // namespace leadwell::services
