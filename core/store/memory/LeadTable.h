// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QHash>

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace leadwell::store {

/// What lists filter, count and order a lead by; 40 bytes.
struct LeadEntry {
    qint64 activityMs = 0;
    qint64 createdMs = 0;
    qint64 dueMs = 0;  ///< 0 = nothing to do
    quint16 owner = 0; ///< LeadTable::ownerAt; 0 = nobody
    domain::Stage stage = domain::Stage::New;
    domain::Channel channel = domain::Channel::Other;
    domain::Heat heat = domain::Heat::Cold;
    domain::Priority priority = domain::Priority::Low;
    domain::Source source = domain::Source::Unknown;
    quint8 score = 0;
    bool isHere = false; ///< false: no lead has this number
    bool isOpen = false;
};

/// All leads with the same four words.
struct LeadCell {
    domain::Channel channel = domain::Channel::Other;
    domain::Heat heat = domain::Heat::Cold;
    domain::Stage stage = domain::Stage::New;
    quint16 owner = 0;
    std::vector<std::uint32_t> members; ///< their numbers, oldest activity first

    int count() const { return static_cast<int>(members.size()); }
};

/// Every lead by its number, the order by newest activity, those that share each combination of channel, heat, stage and
/// owner, and how many were made in each month. Not thread-safe: LeadMemory guards it.
class LeadTable {
public:
    using Number = std::uint32_t;
    static constexpr qint64 numberMax = 0x7FFF'FFFF;
    struct Change {
        Number number = 0;
        LeadEntry entry; ///< isHere false: the lead is gone
    };

    /// The owner's place in the table, made when it is new.
    quint16 ownerPlace(const MemberId& owner);
    /// Not set for nobody.
    MemberId ownerAt(quint16 place) const { return m_owners.at(place); }
    std::optional<quint16> findOwner(const MemberId& owner) const;
    size_t ownerCount() const { return m_owners.size(); }

    void reserve(size_t numbers) {
        m_entries.reserve(numbers);
        m_cellOf.reserve(numbers);
    }
    /// Many at once, each number once; the order is repaired at the end.
    void apply(const std::vector<Change>& changes);

    const LeadEntry& at(Number number) const { return m_entries[number]; }
    /// Its place in cells(); noCell where no lead has the number.
    static constexpr std::uint32_t noCell = ~std::uint32_t(0);
    std::uint32_t cellOf(Number number) const { return m_cellOf[number]; }
    /// One more than the greatest number.
    Number end() const { return static_cast<Number>(m_entries.size()); }
    int count() const { return m_count; }
    /// Oldest activity first, equal times by number: what changes today is at the end, where a change moves little.
    const std::vector<Number>& oldestFirst(bool onlyOpen) const { return onlyOpen ? m_open : m_all; }
    /// In no order; some may have no members any more.
    const std::vector<LeadCell>& cells() const { return m_cells; }
    bool isOlder(Number a, Number b) const;
    /// Leads made in each month, UTC; the key is months since the year 0.
    const std::map<int, int>& madeInMonth() const { return m_months; }

private:
    using Order = std::vector<Number>;
    std::uint32_t cellPlace(const LeadEntry& entry);
    void place(Number number, const LeadEntry& entry);
    void countMonth(const LeadEntry& entry, int by);
    void applyOne(const Change& change);
    void applyMany(const std::vector<Change>& changes);

    std::vector<LeadEntry> m_entries;
    std::vector<std::uint32_t> m_cellOf; ///< beside the entries: lists and counts ask millions of times for this alone
    std::vector<Number> m_all;
    std::vector<Number> m_open;
    std::vector<MemberId> m_owners{MemberId()};
    QHash<MemberId, quint16> m_ownerPlaces;
    std::vector<LeadCell> m_cells;
    std::unordered_map<std::uint64_t, std::uint32_t> m_cellPlaces;
    std::map<int, int> m_months;
    int m_count = 0;
};

} // namespace leadwell::store
