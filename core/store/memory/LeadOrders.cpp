// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The orders by text of LeadMemory: made when somebody asks, kept current by the leads that change.

#include "core/store/memory/LeadMemory.h"

#include "core/base/Log.h"
#include "core/store/memory/OrderText.h"
#include "core/store/memory/TextColumns.h"

#include <algorithm>
#include <utility>

namespace leadwell::store {

using domain::LeadColumn;

namespace {

constexpr size_t ordersKept = 3;
constexpr qsizetype changesMax = 20'000; ///< more are read anew with all others

Result<TextOrder> readOrder(Connection& connection, LeadColumn column) {
    TextOrder::Builder builder;
    const QString sql = QStringLiteral("SELECT l.number, ") + textColumnSql(column) + textColumnFrom(column);
    LW_CHECK(connection.each(sql, {}, [&builder](const Record& record) {
        const qint64 number = record.integer(0);
        if (number > 0 && number <= LeadTable::numberMax)
            builder.add(static_cast<LeadTable::Number>(number), orderText(record.text(1)));
    }));
    return std::move(builder).sorted();
}

TextOrder::TextOf textsOf(Connection& connection, LeadColumn column) {
    const QString sql =
        QStringLiteral("SELECT ") + textColumnSql(column) + textColumnFrom(column) + QStringLiteral(" WHERE l.number = ?");
    return [&connection, sql](TextOrder::Number number) {
        return connection.first(sql, {qint64(number)}, [](const Record& record) { return orderText(record.text(0)); });
    };
}

std::vector<TextOrder::Number> inRange(const QSet<qint64>& numbers) {
    std::vector<TextOrder::Number> all;
    for (const qint64 number : numbers) {
        if (number > 0 && number <= LeadTable::numberMax)
            all.push_back(static_cast<TextOrder::Number>(number));
    }
    return all;
}

} // namespace

const TextOrder* LeadMemory::View::order(LeadColumn column) const {
    const auto order = std::find_if(m_contents.orders.cbegin(), m_contents.orders.cend(),
                                    [column](const auto& one) { return one.first == column; });
    return order == m_contents.orders.cend() ? nullptr : &order->second;
}

Result<void> LeadMemory::prepareOrder(Connection& connection, LeadColumn column) {
    if (hasOrder(column))
        return {};
    const std::scoped_lock oneAtATime(m_orderMutex);
    if (hasOrder(column))
        return {};
    {
        const std::scoped_lock onlyOne(m_catchUpMutex);
        LW_CHECK(catchUp(connection));
        LW_CHECK(connection.renewSnapshot()); // Not older than what the memory knows: what it knew already is not missed.
        m_missed.emplace();
    }
    auto order = readOrder(connection, column);
    const std::scoped_lock onlyOne(m_catchUpMutex);
    if (order) {
        if (const auto caughtUp = catchUp(connection); !caughtUp)
            order = caughtUp.error();
    }
    const auto missed = std::exchange(m_missed, std::nullopt);
    if (!order)
        return order.error();
    if (!missed)
        return {};                        // The memory was made anew meanwhile; the next question begins anew too.
    LW_CHECK(connection.renewSnapshot()); // Others may have caught up: what they read is not in a snapshot from before.
    const auto seen = seenBeforeNoticed();
    if (!seen)
        return {};
    LW_CHECK(order->refresh(inRange(QSet<qint64>(*missed).unite(*seen)), textsOf(connection, column)));
    Orders orders = m_contents.orders;
    orders.emplace_back(column, *std::move(order));
    if (orders.size() > ordersKept)
        orders.erase(orders.begin());
    const std::unique_lock lock(m_contentsMutex);
    takeOrders(std::move(orders));
    return {};
}

/// With m_catchUpMutex held, before anything else of the memory changes. The snapshot may be newer than the last notice, and a
/// lead whose new text it shows already must not lie at its old place when others find theirs beside it.
LeadMemory::Orders LeadMemory::refreshedOrders(Connection& connection, QSet<qint64> numbers) {
    const auto seen = seenBeforeNoticed();
    if (m_contents.orders.empty() || !seen || numbers.unite(*seen).size() > changesMax)
        return {};
    const std::vector<TextOrder::Number> changed = inRange(numbers);
    Orders orders = m_contents.orders;
    for (auto& [column, order] : orders) {
        if (const auto done = order.refresh(changed, textsOf(connection, column)); !done) {
            qCWarning(logStore) << "An order of the lists is made anew:" << done.error().detail;
            return {};
        }
    }
    return orders;
}

/// With m_contentsMutex held for writing.
void LeadMemory::takeOrders(Orders orders) {
    quint32 columns = 0;
    for (const auto& [column, order] : orders)
        columns |= quint32(1) << static_cast<int>(column);
    m_contents.orders = std::move(orders);
    m_orders = columns;
}

Result<QStringList> LeadMemory::checkOrders(Connection& connection) const {
    QStringList problems;
    for (const auto& [column, order] : m_contents.orders) {
        LW_TRY(const TextOrder fresh, readOrder(connection, column));
        if (fresh != order)
            problems.append(
                QStringLiteral("A list's order from A to Z is not that of the file (column %1).").arg(static_cast<int>(column)));
    }
    return problems;
}

} // namespace leadwell::store
