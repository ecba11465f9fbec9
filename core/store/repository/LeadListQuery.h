// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/Connection.h"
#include "core/store/memory/LeadMemory.h"

#include <vector>

namespace leadwell::store {

class LeadMatch;

/// The inbox's questions, asked on a reader's thread. Which leads, how many and in which order comes from memory; the rows
/// themselves come from the file.
class LeadListQuery {
public:
    /// `now`: for what a person types about time ("last:7d").
    LeadListQuery(Connection& connection, LeadMemory& memory, Instant now)
        : m_connection(connection)
        , m_memory(memory)
        , m_now(now) {}

    /// Where nothing has the words that were typed, this and all below is about what a mistake in them leaves.
    Result<QList<qint64>> numbers(const domain::LeadFilter& filter, const domain::LeadSort& sort);
    /// The same with its groups.
    Result<domain::LeadOrder> order(const domain::LeadFilter& filter, const domain::LeadSort& sort);
    /// Its first numbers.
    Result<domain::LeadOrder> first(const domain::LeadFilter& filter, const domain::LeadSort& sort, int count);
    Result<QList<domain::LeadRow>> firstRows(const domain::LeadFilter& filter, const domain::LeadSort& sort, int count);
    Result<QList<domain::LeadRow>> rows(const QList<qint64>& numbers);
    /// The newest leads with every word in what memory has of them: names, contacts, cities … Conditions and messages do not
    /// count; whoever types a name wants to know at once.
    Result<QList<domain::LeadRow>> namedLike(const QString& text, int count);
    Result<domain::LeadFacets> facets(const domain::LeadFilter& filter);
    Result<domain::InboxCounts> counts(MemberId me);
    /// By name.
    Result<QStringList> tags();
    /// Every tag in use by name, with the leads of the filter that carry it; the filter's own conditions about tags do not count.
    Result<QList<domain::TagCount>> tagCounts(const domain::LeadFilter& filter);

private:
    /// The first rows before the memory is built, by the indexes of the file. Not with a search text, tags or groups.
    Result<QList<domain::LeadRow>> firstRowsOfFile(const domain::LeadFilter& filter, const domain::LeadSort& sort, int count);
    /// With the conditions typed into its text applied.
    Result<domain::LeadFilter> readTyped(const domain::LeadFilter& filter);
    Result<domain::LeadOrder> find(const domain::LeadFilter& filter, const domain::LeadSort& sort, int limit);
    /// The leads of one match.
    Result<domain::LeadOrder> find(const LeadMemory::View& view, LeadMatch& match, const domain::LeadSort& sort, int limit);
    /// In the order of their columns; not divided.
    Result<QList<qint64>> ordered(const LeadMemory::View& view, const LeadMatch& match, const domain::LeadSort& sort,
                                  const std::vector<int>& ownerRanks, int limit);

    Connection& m_connection;
    LeadMemory& m_memory;
    Instant m_now;
};

} // namespace leadwell::store
