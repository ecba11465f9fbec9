// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadGrouper.h"

#include <QDateTime>

#include <algorithm>

namespace leadwell::store {

using namespace domain;

namespace {

constexpr qint64 dayMs = 86'400'000;

/// What a lead's group is known by; smaller comes first.
class Ranker {
public:
    Ranker(const LeadTable& table, LeadGrouping grouping, const std::vector<int>& ownerRanks, const QTimeZone& zone)
        : m_table(table)
        , m_grouping(grouping)
        , m_calendar(zone) {
        // Two people of the same name are two groups.
        for (quint16 place = 0; place < ownerRanks.size(); ++place)
            m_places.push_back(place);
        std::sort(m_places.begin(), m_places.end(), [&ownerRanks](quint16 a, quint16 b) {
            return ownerRanks[a] != ownerRanks[b] ? ownerRanks[a] < ownerRanks[b] : a < b;
        });
        m_ownerOrder.resize(m_places.size());
        for (size_t order = 0; order < m_places.size(); ++order)
            m_ownerOrder[m_places[order]] = static_cast<qint64>(order);
    }

    qint64 rankOf(const LeadEntry& entry) {
        switch (m_grouping) {
        case LeadGrouping::Stage:
            return qint64(entry.stage);
        case LeadGrouping::Owner:
            return m_ownerOrder[entry.owner];
        case LeadGrouping::Heat:
            return -qint64(entry.heat);
        case LeadGrouping::Day:
            return -m_calendar.dayOf(entry.activityMs);
        case LeadGrouping::None:
            break;
        }
        return 0;
    }

    LeadGroup groupOf(qint64 rank, int count) const {
        LeadGroup group;
        group.count = count;
        if (m_grouping == LeadGrouping::Owner)
            group.owner = m_table.ownerAt(m_places[static_cast<size_t>(rank)]);
        else
            group.key = m_grouping == LeadGrouping::Stage ? rank : -rank;
        return group;
    }

private:
    const LeadTable& m_table;
    LeadGrouping m_grouping;
    DayCalendar m_calendar;
    std::vector<quint16> m_places; ///< in the order of their groups
    std::vector<qint64> m_ownerOrder;
};

struct Bucket {
    qint64 rank = 0;
    int count = 0;
    qsizetype next = 0; ///< where its next lead goes
};

} // namespace

qint64 DayCalendar::dayOf(qint64 ms) {
    const qint64 utcDay = ms >= 0 ? ms / dayMs : (ms - dayMs + 1) / dayMs;
    auto known = m_days.find(utcDay);
    if (known == m_days.end()) {
        Days days;
        const QDate first = QDateTime::fromMSecsSinceEpoch(utcDay * dayMs, m_zone).date();
        days.first = first.toJulianDay();
        days.secondMs = first.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch();
        days.second = QDateTime::fromMSecsSinceEpoch(days.secondMs, m_zone).date().toJulianDay();
        known = m_days.emplace(utcDay, days).first;
    }
    return ms < known->second.secondMs ? known->second.first : known->second.second;
}

LeadOrder grouped(const LeadTable& table, const QList<qint64>& numbers, LeadGrouping grouping, const std::vector<int>& ownerRanks,
                  const QTimeZone& zone) {
    Ranker ranker(table, grouping, ownerRanks, zone);
    std::vector<Bucket> buckets;
    std::unordered_map<qint64, std::uint32_t> bucketOfRank;
    std::vector<std::uint32_t> bucketOfLead;
    bucketOfLead.reserve(static_cast<size_t>(numbers.size()));
    for (const qint64 number : numbers) {
        const qint64 rank = ranker.rankOf(table.at(static_cast<LeadTable::Number>(number)));
        // Neighbours are often of the same group.
        const bool isSame = !bucketOfLead.empty() && buckets[bucketOfLead.back()].rank == rank;
        std::uint32_t place = isSame ? bucketOfLead.back() : 0;
        if (!isSame) {
            const auto [known, isNew] = bucketOfRank.emplace(rank, static_cast<std::uint32_t>(buckets.size()));
            if (isNew)
                buckets.push_back({rank, 0, 0});
            place = known->second;
        }
        ++buckets[place].count;
        bucketOfLead.push_back(place);
    }

    std::vector<std::uint32_t> order(buckets.size());
    for (std::uint32_t place = 0; place < order.size(); ++place)
        order[place] = place;
    std::sort(order.begin(), order.end(),
              [&buckets](std::uint32_t a, std::uint32_t b) { return buckets[a].rank < buckets[b].rank; });
    LeadOrder result;
    qsizetype next = 0;
    for (const std::uint32_t place : order) {
        buckets[place].next = next;
        next += buckets[place].count;
        result.groups.append(ranker.groupOf(buckets[place].rank, buckets[place].count));
    }
    result.numbers.resize(numbers.size());
    for (qsizetype i = 0; i < numbers.size(); ++i)
        result.numbers[buckets[bucketOfLead[static_cast<size_t>(i)]].next++] = numbers.at(i);
    return result;
}

} // namespace leadwell::store
