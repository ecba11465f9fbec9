// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/Connection.h"

namespace leadwell::store {

class SearchIndex;

/// The inbox's questions. All run inside the caller's snapshot on a reader connection.
class LeadListQuery {
public:
    LeadListQuery(Connection& connection, SearchIndex& search) : m_connection(connection), m_search(search) {}

    Result<QList<qint64>> numbers(const domain::LeadFilter& filter, const domain::LeadSort& sort);
    Result<QList<domain::LeadRow>> firstRows(const domain::LeadFilter& filter, const domain::LeadSort& sort, int count);
    Result<QList<domain::LeadRow>> rows(const QList<qint64>& numbers);
    Result<domain::LeadFacets> facets(const domain::LeadFilter& filter);
    Result<domain::InboxCounts> counts(MemberId me, Instant now);
    Result<QStringList> tags();

private:
    struct Where;
    /// Conditions of the filter; with `dimensions` false those that the facets count are left out.
    Result<Where> whereOf(const domain::LeadFilter& filter, bool dimensions);

    Connection& m_connection;
    SearchIndex& m_search;
};

} // namespace leadwell::store
