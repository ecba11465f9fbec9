// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/GroupedRows.h"

#include <algorithm>

namespace leadwell::models {
namespace {

constexpr int idBytes = 5;

/// The random end of an owner's id says who it is; a collision of forty bits would only join two headers' memory of being
/// closed.
qint64 keyOf(const domain::LeadGroup& group, domain::LeadGrouping grouping) {
    qint64 value = group.key;
    const QByteArray id = group.owner.bytes();
    for (const char byte : id.last(std::min<qsizetype>(idBytes, id.size())))
        value = value << 8 | static_cast<unsigned char>(byte);
    return -((qint64(grouping) << 48) + value + 1);
}

} // namespace

GroupedRows::GroupedRows(const domain::LeadOrder& order, domain::LeadGrouping grouping, const QSet<qint64>& closed) {
    if (order.groups.isEmpty()) {
        m_keys = order.numbers;
        return;
    }
    m_keys.reserve(order.numbers.size() + order.groups.size());
    qsizetype first = 0;
    for (const domain::LeadGroup& group : order.groups) {
        Header header{keyOf(group, grouping), group, static_cast<int>(m_keys.size()), first, false};
        header.isClosed = closed.contains(header.key);
        m_places.insert(header.key, m_headers.size());
        m_headers.append(header);
        m_keys.append(header.key);
        if (!header.isClosed)
            m_keys.append(order.numbers.mid(first, group.count));
        first += group.count;
    }
}

const GroupedRows::Header* GroupedRows::headerOf(int row) const {
    const auto after = std::upper_bound(m_headers.cbegin(), m_headers.cend(), row,
                                        [](int wanted, const Header& header) { return wanted < header.row; });
    return after == m_headers.cbegin() ? nullptr : &*std::prev(after);
}

const GroupedRows::Header* GroupedRows::findHeader(qint64 key) const {
    const auto place = m_places.constFind(key);
    return place == m_places.constEnd() ? nullptr : &m_headers.at(*place);
}

int GroupedRows::headersIn(int top, int bottom) const {
    const auto from = std::lower_bound(m_headers.cbegin(), m_headers.cend(), top,
                                       [](const Header& header, int row) { return header.row < row; });
    const auto to = std::upper_bound(m_headers.cbegin(), m_headers.cend(), bottom,
                                     [](int row, const Header& header) { return row < header.row; });
    return static_cast<int>(std::max<std::ptrdiff_t>(0, to - from));
}

} // namespace leadwell::models
