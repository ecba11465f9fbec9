// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadTable.h"

#include <algorithm>
#include <chrono>

namespace leadwell::store {

namespace {

constexpr size_t ownersMax = 65'535;
constexpr size_t fewChanges = 64;

std::uint64_t cellKey(const LeadEntry& entry) {
    return std::uint64_t(entry.channel) << 32 | std::uint64_t(entry.heat) << 24 | std::uint64_t(entry.stage) << 16 | entry.owner;
}

constexpr int monthsAYear = 12;
constexpr qint64 farFutureMs = 5'000'000'000'000; ///< the year 2128; a file can say anything

int monthOf(qint64 ms) {
    const std::chrono::milliseconds sinceEpoch(std::clamp<qint64>(ms, 0, farFutureMs));
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(sinceEpoch));
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) * monthsAYear + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
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

std::uint32_t LeadTable::cellPlace(const LeadEntry& entry) {
    const auto [known, isNew] = m_cellPlaces.try_emplace(cellKey(entry), static_cast<std::uint32_t>(m_cells.size()));
    if (isNew)
        m_cells.push_back({entry.channel, entry.heat, entry.stage, entry.owner, {}});
    return known->second;
}

void LeadTable::countMonth(const LeadEntry& entry, int by) {
    const auto month = m_months.try_emplace(monthOf(entry.createdMs), 0).first;
    month->second += by;
    if (month->second == 0)
        m_months.erase(month);
}

void LeadTable::place(Number number, const LeadEntry& entry) {
    if (number >= m_entries.size()) {
        m_entries.resize(number + 1);
        m_cellOf.resize(number + 1, noCell);
    }
    LeadEntry& kept = m_entries[number];
    if (kept.isHere) {
        countMonth(kept, -1);
        --m_count;
    }
    kept = entry;
    m_cellOf[number] = entry.isHere ? cellPlace(entry) : noCell;
    if (entry.isHere) {
        countMonth(entry, 1);
        ++m_count;
    }
}

bool LeadTable::isOlder(Number a, Number b) const {
    const qint64 left = m_entries[a].activityMs;
    const qint64 right = m_entries[b].activityMs;
    return left != right ? left < right : a < b;
}

void LeadTable::apply(const std::vector<Change>& changes) {
    if (changes.size() > fewChanges)
        return applyMany(changes);
    for (const Change& change : changes)
        applyOne(change);
}

void LeadTable::applyOne(const Change& change) {
    const auto older = [this](Number a, Number b) { return isOlder(a, b); };
    const auto takeOut = [&](Order& order) { order.erase(std::lower_bound(order.begin(), order.end(), change.number, older)); };
    const auto putIn = [&](Order& order) {
        order.insert(std::lower_bound(order.begin(), order.end(), change.number, older), change.number);
    };
    const LeadEntry before = change.number < end() ? m_entries[change.number] : LeadEntry();
    if (before.isHere) {
        takeOut(m_all);
        takeOut(m_cells[m_cellOf[change.number]].members);
        if (before.isOpen)
            takeOut(m_open);
    }
    place(change.number, change.entry);
    if (change.entry.isHere) {
        putIn(m_all);
        putIn(m_cells[m_cellOf[change.number]].members);
        if (change.entry.isOpen)
            putIn(m_open);
    }
}

/// Takes the changed ones out of every order they were in, where their place is no longer known, and merges them in again.
void LeadTable::applyMany(const std::vector<Change>& changes) {
    const auto older = [this](Number a, Number b) { return isOlder(a, b); };
    std::vector<bool> isChanged(m_entries.size());
    std::vector<std::uint32_t> touched;
    Order changed;
    changed.reserve(changes.size());
    for (const Change& change : changes) {
        if (change.number < end() && m_entries[change.number].isHere) {
            isChanged[change.number] = true;
            touched.push_back(m_cellOf[change.number]);
        }
        if (change.entry.isHere)
            changed.push_back(change.number);
    }
    const auto clear = [&](Order& order) {
        std::erase_if(order, [&](Number number) { return number < isChanged.size() && isChanged[number]; });
    };
    clear(m_all);
    clear(m_open);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::uint32_t cell : touched)
        clear(m_cells[cell].members);

    for (const Change& change : changes)
        place(change.number, change.entry);
    std::sort(changed.begin(), changed.end(), older);
    const auto merge = [&](Order& order, size_t kept) {
        std::inplace_merge(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(), older);
    };
    const size_t all = m_all.size();
    const size_t open = m_open.size();
    std::unordered_map<std::uint32_t, size_t> keptInCell;
    m_all.insert(m_all.end(), changed.begin(), changed.end());
    for (const Number number : changed) {
        if (m_entries[number].isOpen)
            m_open.push_back(number);
        const std::uint32_t cell = m_cellOf[number];
        keptInCell.try_emplace(cell, m_cells[cell].members.size());
        m_cells[cell].members.push_back(number);
    }
    merge(m_all, all);
    merge(m_open, open);
    for (const auto& [cell, kept] : keptInCell)
        merge(m_cells[cell].members, kept);
}

} // namespace leadwell::store
