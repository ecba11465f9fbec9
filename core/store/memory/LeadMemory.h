// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/Connection.h"
#include "core/store/memory/LeadTable.h"
#include "core/store/memory/SearchText.h"
#include "core/store/memory/TagMarks.h"
#include "core/store/memory/TextOrder.h"
#include "core/store/search/TextSearch.h"

#include <QSet>

#include <atomic>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace leadwell::store {

/// What the lists need of every lead, in memory: built by the first question, kept current by the numbers of changed leads,
/// which are read again before the next one. About 270 bytes a lead. Thread-safe.
class LeadMemory {
    /// By each of the columns somebody ordered a list by, the last one last.
    using Orders = std::vector<std::pair<domain::LeadColumn, TextOrder>>;
    struct Contents {
        LeadTable table;
        SearchText text;
        TagMarks tags;
        TextSearch written;
        Orders orders;
    };

public:
    /// A look at the memory, which stays as it is until the view goes.
    class View {
    public:
        const LeadTable& table() const { return m_contents.table; }
        const SearchText& text() const { return m_contents.text; }
        const TagMarks& tags() const { return m_contents.tags; }
        /// Notes, messages and calls; these are in the file.
        const TextSearch& written() const { return m_contents.written; }
        /// All leads by what the column says; nullptr where prepareOrder() was not asked, or too much changed since.
        const TextOrder* order(domain::LeadColumn column) const;

    private:
        friend class LeadMemory;
        View(const Contents& contents, std::shared_mutex& mutex) : m_contents(contents), m_lock(mutex) {}
        const Contents& m_contents;
        std::shared_lock<std::shared_mutex> m_lock;
    };

    /// Called before a commit, on the writer thread: what it will change, nothing where that may be everything. A question can
    /// see the commit before the notice of it comes.
    void noteComing(const std::optional<QSet<qint64>>& numbers);
    /// Called after a commit, on the writer thread; never waits for a question.
    void noteChanged(const QSet<qint64>& numbers);
    void noteEverythingChanged();

    /// Nothing has to be built first: view() answers in milliseconds.
    bool isReady() const { return m_isReady; }
    /// Not older than the newest commit that was noted. When there is something to catch up with, the connection's snapshot
    /// begins anew: one that began before the notice would not hold it.
    Result<View> view(Connection& connection);

    /// Reads what the column says of every lead, unless that is known: a tenth of a second for fifty thousand leads. Questions
    /// by others are answered meanwhile. Not for who holds a view.
    Result<void> prepareOrder(Connection& connection, domain::LeadColumn column);
    bool hasOrder(domain::LeadColumn column) const { return (m_orders >> static_cast<int>(column) & 1) != 0; }

    /// Reads every lead from the file and answers sentences about what the memory says differently. For verify.
    Result<QStringList> check(Connection& connection);

private:
    Result<void> catchUp(Connection& connection);
    static Result<Contents> readAll(Connection& connection);
    Result<void> build(Connection& connection);
    Result<void> readAgain(Connection& connection, const QSet<qint64>& numbers);
    std::optional<QSet<qint64>> seenBeforeNoticed();
    Orders refreshedOrders(Connection& connection, QSet<qint64> numbers);
    void takeOrders(Orders orders);
    Result<QStringList> checkOrders(Connection& connection) const;

    std::mutex m_noticeMutex;
    QSet<qint64> m_changed;
    QSet<qint64> m_coming; ///< of a commit whose notices have not all come
    bool m_isEverythingComing = false;
    bool m_isStale = true;
    std::atomic<bool> m_isReady{false};

    std::mutex m_catchUpMutex; ///< one question catches up, the others wait for it
    std::shared_mutex m_contentsMutex;
    Contents m_contents;

    std::mutex m_orderMutex;          ///< one order is made at a time; taken before m_catchUpMutex
    std::atomic<quint32> m_orders{0}; ///< a bit a column
    /// With m_catchUpMutex. What changed while an order is made; nothing while none is, or where everything may have changed.
    std::optional<QSet<qint64>> m_missed;
};

} // namespace leadwell::store
