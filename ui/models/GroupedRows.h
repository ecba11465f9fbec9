// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace leadwell::models {

/// A list of leads as the rows of a view: a header before each group, and no leads where a group is closed. A value; made on
/// any thread, in O(n) when there are groups.
///
/// A row is known by its key: a lead's number, or a negative one for a header, which stays the same while the group has leads.
class GroupedRows {
public:
    struct Header {
        qint64 key = 0;
        domain::LeadGroup group;
        int row = 0;
        qsizetype first = 0; ///< its first lead's place in the whole order
        bool isClosed = false;
    };

    GroupedRows() = default;
    /// `closed`: the keys of headers.
    GroupedRows(const domain::LeadOrder& order, domain::LeadGrouping grouping, const QSet<qint64>& closed);

    const QList<qint64>& keys() const { return m_keys; }
    /// Once they are kept elsewhere.
    void dropKeys() { m_keys = {}; }
    const QList<Header>& headers() const { return m_headers; }
    bool hasGroups() const { return !m_headers.isEmpty(); }
    /// The group that the row belongs to, also the header's own; nullptr without groups.
    const Header* headerOf(int row) const;
    const Header* findHeader(qint64 key) const;
    /// How many headers stand in these rows, both ends included.
    int headersIn(int top, int bottom) const;

    static bool isHeader(qint64 key) { return key < 0; }

private:
    QList<qint64> m_keys;
    QList<Header> m_headers; ///< by row
    QHash<qint64, qsizetype> m_places;
};

} // namespace leadwell::models
