// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadTable.h"

#include <algorithm>

namespace leadwell::store {

namespace {

constexpr size_t ownersMax = 65'535;
constexpr size_t fewChanges = 64;

std::uint64_t cellKey(const LeadEntry& entry) {
    return std::uint64_t(entry.channel) << 32 | std::uint64_t(entry.heat) << 24 | std::uint64_t(entry.stage) << 16 |
           entry.owner;
}

} // namespace

quint16 LeadTable::ownerPlace(const MemberId& owner) {
    if (!owner.isSet())
        return 0;
    const auto known = m_ownerPlaces.constFind(owner);
    if (known != m_ownerPlaces.constEnd())
        return *known;
    if (m_owners.size() >= ownersMax)
        return 0;
    const auto place = static_cast<quint16>(m_owners.size());
    m_owners.push_back(owner);
    m_ownerPlaces.insert(owner, place);
    return place;
}

std::optional<quint16> LeadTable::findOwner(const MemberId& owner) const {
    if (!owner.isSet())
        return 0;
    const auto known = m_ownerPlaces.constFind(owner);
    return known == m_ownerPlaces.constEnd() ? std::nullopt : std::optional(*known);
}

void LeadTable::countCell(const LeadEntry& entry, int by) {
    m_cells[cellKey(entry)] += by;
}

void LeadTable::place(Number number, const LeadEntry& entry) {
    if (number >= m_entries.size())
        m_entries.resize(number + 1);
    LeadEntry& kept = m_entries[number];
    if (kept.isHere) {
        countCell(kept, -1);
        --m_count;
    }
    kept = entry;
    if (entry.isHere) {
        countCell(entry, 1);
        ++m_count;
    }
}

bool LeadTable::isOlder(Number a, Number b) const {
    const qint64 left = m_entries[a].activityMs;
    const qint64 right = m_entries[b].activityMs;
    return left != right ? left < right : a < b;
}

void LeadTable::apply(const std::vector<Change>& changes) {
    if (changes.size() <= fewChanges) {
        for (const Change& change : changes)
            applyOne(change);
        return;
    }
    for (const Change& change : changes)
        place(change.number, change.entry);
    repair(m_all, changes, false);
    repair(m_open, changes, true);
}

void LeadTable::applyOne(const Change& change) {
    const auto older = [this](Number a, Number b) { return isOlder(a, b); };
    const auto takeOut = [&](std::vector<Number>& order) {
        order.erase(std::lower_bound(order.begin(), order.end(), change.number, older));
    };
    const auto putIn = [&](std::vector<Number>& order) {
        order.insert(std::lower_bound(order.begin(), order.end(), change.number, older), change.number);
    };
    const LeadEntry before = change.number < end() ? m_entries[change.number] : LeadEntry();
    if (before.isHere)
        takeOut(m_all);
    if (before.isHere && before.isOpen)
        takeOut(m_open);
    place(change.number, change.entry);
    if (change.entry.isHere)
        putIn(m_all);
    if (change.entry.isHere && change.entry.isOpen)
        putIn(m_open);
}

/// Takes the changed ones out, whose place is no longer known, and merges them in again in their order.
void LeadTable::repair(std::vector<Number>& order, const std::vector<Change>& changes, bool onlyOpen) {
    std::vector<bool> isChanged(m_entries.size());
    std::vector<Number> changed;
    changed.reserve(changes.size());
    for (const Change& change : changes) {
        isChanged[change.number] = true;
        if (change.entry.isHere && (!onlyOpen || change.entry.isOpen))
            changed.push_back(change.number);
    }
    const auto older = [this](Number a, Number b) { return isOlder(a, b); };
    std::erase_if(order, [&](Number number) { return isChanged[number]; });
    std::sort(changed.begin(), changed.end(), older);
    const auto middle = static_cast<std::ptrdiff_t>(order.size());
    order.insert(order.end(), changed.begin(), changed.end());
    std::inplace_merge(order.begin(), order.begin() + middle, order.end(), older);
}

std::vector<LeadCell> LeadTable::cells() const {
    std::vector<LeadCell> cells;
    cells.reserve(m_cells.size());
    for (const auto& [key, count] : m_cells) {
        if (count > 0)
            cells.push_back({static_cast<domain::Channel>(key >> 32), static_cast<domain::Heat>(key >> 24 & 0xFF),
                             static_cast<domain::Stage>(key >> 16 & 0xFF), static_cast<quint16>(key & 0xFFFF), count});
    }
    return cells;
}

} // namespace leadwell::store
