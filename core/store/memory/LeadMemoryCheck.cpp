// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadMemory.h"

#include "core/domain/lead/Lead.h"

#include <map>

namespace leadwell::store {

namespace {

constexpr qsizetype problemsMax = 20;

bool agree(const LeadTable& a, const LeadTable& b, LeadTable::Number number) {
    static const LeadEntry nobody;
    const LeadEntry& left = number < a.end() ? a.at(number) : nobody;
    const LeadEntry& right = number < b.end() ? b.at(number) : nobody;
    if (!left.isHere || !right.isHere)
        return left.isHere == right.isHere;
    return left.activityMs == right.activityMs && left.createdMs == right.createdMs && left.dueMs == right.dueMs &&
           a.ownerAt(left.owner) == b.ownerAt(right.owner) && left.stage == right.stage && left.channel == right.channel &&
           left.heat == right.heat && left.priority == right.priority && left.source == right.source &&
           left.score == right.score && left.isOpen == right.isOpen;
}

QByteArray cellKey(qint64 channel, qint64 heat, qint64 stage, const QByteArray& owner) {
    const char words[] = {static_cast<char>(channel), static_cast<char>(heat), static_cast<char>(stage)};
    return QByteArray(words, sizeof words) + owner;
}

/// Leads by their four words; the owner by id, because tables number owners as they meet them.
std::map<QByteArray, std::vector<LeadTable::Number>> cellsOf(const LeadTable& table) {
    std::map<QByteArray, std::vector<LeadTable::Number>> cells;
    for (const LeadCell& cell : table.cells()) {
        if (cell.members.empty())
            continue;
        cells[cellKey(qint64(cell.channel), qint64(cell.heat), qint64(cell.stage), table.ownerAt(cell.owner).bytes())] =
            cell.members;
    }
    return cells;
}

/// Leads by tag, without the tags that nobody carries any more.
std::map<QString, Marks> carriersOf(const TagMarks& tags) {
    std::map<QString, Marks> carriers;
    for (const TagMarks::Tag& tag : tags.all()) {
        Marks leads = tag.leads;
        while (!leads.empty() && leads.back() == 0)
            leads.pop_back();
        if (!leads.empty())
            carriers[tag.name] = std::move(leads);
    }
    return carriers;
}

/// What the file itself counts, so that reading it wrongly the same way twice is found, too.
Result<bool> countsAgree(Connection& connection, const LeadTable& table) {
    std::map<QByteArray, size_t> counted;
    LW_CHECK(connection.each(QStringLiteral("SELECT channel, heat, stage, owner_id, count(*) FROM lead WHERE shown_in IS NULL "
                                            "GROUP BY channel, heat, stage, owner_id"),
                             {}, [&](const Record& r) {
                                 counted[cellKey(r.integer(0), r.integer(1), r.integer(2), r.id<MemberId>(3).bytes())] =
                                     static_cast<size_t>(r.integer(4));
                             }));
    std::map<QByteArray, size_t> kept;
    for (const auto& [key, members] : cellsOf(table))
        kept[key] = members.size();
    return counted == kept;
}

} // namespace

Result<QStringList> LeadMemory::check(Connection& connection) {
    const std::scoped_lock onlyOne(m_catchUpMutex);
    LW_CHECK(catchUp(connection));
    LW_TRY(const Contents fresh, readAll(connection));
    QSet<qint64> newer; // Committed after the memory caught up and before the file was read.
    {
        const std::scoped_lock lock(m_noticeMutex);
        if (m_isStale)
            return QStringList();
        newer = m_changed;
    }
    QStringList problems;
    const LeadTable& kept = m_contents.table;
    for (LeadTable::Number number = 0; number < std::max(kept.end(), fresh.table.end()); ++number) {
        if (newer.contains(number) || problems.size() >= problemsMax)
            continue;
        const bool hasSameText = m_contents.text.document(number) == fresh.text.document(number) &&
                                 m_contents.text.names(number) == fresh.text.names(number);
        if (!agree(kept, fresh.table, number) || !hasSameText)
            problems.append(
                QStringLiteral("The lists remember %1 otherwise than the file has it.").arg(domain::leadNumberText(number)));
    }
    if (!newer.isEmpty())
        return problems;
    if (kept.oldestFirst(false) != fresh.table.oldestFirst(false) || kept.oldestFirst(true) != fresh.table.oldestFirst(true))
        problems.append(QStringLiteral("The lists' order by activity is not that of the file."));
    LW_TRY(const bool isCountedRight, countsAgree(connection, kept));
    if (!isCountedRight || kept.count() != fresh.table.count() || kept.madeInMonth() != fresh.table.madeInMonth() ||
        cellsOf(kept) != cellsOf(fresh.table))
        problems.append(QStringLiteral("The counts beside the filters are not those of a full count."));
    if (carriersOf(m_contents.tags) != carriersOf(fresh.tags))
        problems.append(QStringLiteral("The leads by tag are not those of the file."));
    LW_TRY(const QStringList orders, checkOrders(connection));
    return problems + orders;
}

} // namespace leadwell::store
