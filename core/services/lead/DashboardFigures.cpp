// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/DashboardFigures.h"

#include <array>
#include <vector>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr int monthsAYear = 12;

QString monthName(int month) {
    return QStringLiteral("%1-%2").arg(month / monthsAYear, 4, 10, QChar(u'0')).arg(month % monthsAYear + 1, 2, 10, QChar(u'0'));
}

} // namespace

Dashboard dashboardOf(const store::LeadTable& table) {
    Dashboard dashboard;
    // Counted by place first: there are thousands of cells, and a map's look-up costs more than the sum.
    std::vector<Dashboard::Part> byOwner(table.ownerCount());
    std::array<Dashboard::Part, channelCount> byChannel{};
    std::array<int, stageCount> byStage{};
    for (const store::LeadCell& cell : table.cells()) {
        const int leads = cell.count();
        const int won = cell.stage == Stage::Won ? leads : 0;
        byStage.at(static_cast<size_t>(cell.stage)) += leads;
        byChannel.at(static_cast<size_t>(cell.channel)) += {leads, won};
        byOwner.at(cell.owner) += {leads, won};
    }
    for (size_t stage = 0; stage < byStage.size(); ++stage) {
        if (byStage[stage] > 0)
            dashboard.byStage.insert(static_cast<Stage>(stage), byStage[stage]);
    }
    for (size_t channel = 0; channel < byChannel.size(); ++channel) {
        if (byChannel[channel].leads > 0)
            dashboard.byChannel.insert(static_cast<Channel>(channel), byChannel[channel]);
    }
    for (size_t owner = 0; owner < byOwner.size(); ++owner) {
        if (byOwner[owner].leads > 0)
            dashboard.byOwner.insert(table.ownerAt(static_cast<quint16>(owner)), byOwner[owner]);
    }
    for (const auto& [month, leads] : table.madeInMonth())
        dashboard.byMonth.insert(monthName(month), leads);
    return dashboard;
}

} // namespace leadwell::services
