// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"
#include "core/domain/lead/Lead.h"
#include "core/services/ChangeSet.h"
#include "ui/models/GroupedRows.h"
#include "ui/models/LeadSource.h"
#include "ui/models/ListDiff.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <optional>

namespace leadwell::models {

/// Roles of every lead list.
enum LeadRole {
    ValueRole = Qt::UserRole + 1, ///< the column's value: an enum as int, Instant, MemberId as text, a string
    NumberRole,                   ///< qint64; 0 for a header
    PlaceholderRole,              ///< bool: the row is known by number only and has been asked for
    UnreadRole,                   ///< bool
    HeaderRole,                   ///< bool: not a lead but the header of a group
};

/// The matching leads as a table: all numbers in order, and the rows looked at. Columns are domain::LeadColumn.
///
/// A list that is divided has a row before each group, which is no lead and cannot be selected; the leads of a closed group
/// are no rows. Otherwise rowCount() is the true total. Rows are fetched in blocks of 100 when somebody looks at them and kept
/// for the 32 blocks seen last. A live list is never reset: every change arrives as removed, moved, inserted or rearranged rows,
/// so that selection and current row stay with their leads. Main thread; nothing here waits.
class PagedLeadModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using Words = std::function<QString(const domain::LeadRow&, domain::LeadColumn)>;
    using Heading = std::function<QString(domain::LeadColumn)>;
    using GroupWords = std::function<QString(const domain::LeadGroup&, domain::LeadGrouping)>;

    explicit PagedLeadModel(LeadSource& source, QObject* parent = nullptr);

    /// Words for display, clipboard and screen readers; the model itself only has values.
    void setWords(Words words, Heading heading, GroupWords groupWords = {});
    /// For who hears the list, where other words say it better.
    void setSpokenWords(Words spoken);

    /// Shows what matches; the newest call wins. The present rows stay until the answer is there.
    void show(const domain::LeadFilter& filter, const domain::LeadSort& sort);
    const domain::LeadFilter& filter() const { return m_filter; }
    const domain::LeadSort& sort() const { return m_sort; }
    /// Asks again after an error.
    void retry();
    void onDeskChanged(const services::ChangeSet& changes);

    /// All numbers in order are known (before that: the first rows only).
    bool isComplete() const { return m_isComplete; }
    /// Nothing is being asked.
    bool isSettled() const;
    const std::optional<Error>& error() const { return m_error; }
    /// What was typed when nothing has it, and the list shows the leads with names a mistake away; else empty. As old as the
    /// list is.
    const QString& nearTo() const { return m_nearTo; }

    /// Every lead, also those of closed groups.
    const QList<qint64>& numbers() const { return m_rows.hasGroups() ? m_order.numbers : m_keys; }
    /// 0 for a header.
    qint64 numberAt(int row) const { return std::max<qint64>(0, keyAt(row)); }
    /// What the row is known by while the list changes; 0 when there is no such row.
    qint64 keyAt(int row) const;
    /// -1 when the lead, or the header of this key, is not in the list.
    int rowOf(qint64 key) const;
    /// nullptr while the row is not here; then it is asked for. Valid until the event loop runs again.
    const domain::LeadRow* rowAt(int row) const;

    // Groups: nothing of this while the list is being rearranged.
    bool hasGroups() const { return m_rows.hasGroups(); }
    bool isHeader(int row) const { return GroupedRows::isHeader(keyAt(row)); }
    /// Of the group that the row belongs to; nullptr without groups.
    const GroupedRows::Header* headerOf(int row) const { return m_rows.headerOf(row); }
    int headersIn(int top, int bottom) const { return m_rows.headersIn(top, bottom); }
    QString groupText(const GroupedRows::Header& header) const;
    /// At once, or as soon as the list that is being asked for is here.
    void setClosed(qint64 headerKey, bool isClosed);
    void setAllClosed(bool areClosed);
    /// The first lead of a group, also while it is closed.
    qint64 firstLeadOf(const GroupedRows::Header& header) const { return m_order.numbers.value(header.first); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// Around every change of the list's order or length, so that a view can keep its place.
    void listAboutToChange();
    void listChanged();
    /// isComplete(), isSettled() or error() may be different now.
    void stateChanged();

private:
    struct Request {
        quint64 id = 0;
        QSet<qint64> numbers; ///< those still wanted: a lead that changed meanwhile is asked for again
    };

    void askNumbers();
    void askFirstRows();
    void takeOrder(quint64 generation, const Result<domain::LeadOrder>& order);
    void takeFirstRows(quint64 generation, const Result<QList<domain::LeadRow>>& rows);
    struct Arranged {
        GroupedRows rows;
        ListDiff diff;
    };
    void finishOrder(const domain::LeadOrder& order, const Arranged& arranged, const QString& text);
    void finishAsking();
    void apply(const GroupedRows& rows, const ListDiff& diff);
    void closeOrOpen();
    void applySteps(const QList<ListDiff::Step>& steps);
    void applyLarge(const QList<qint64>& keys, const ListDiff& diff);
    void rearrange(const QList<qint64>& keys);

    void want(int row) const;
    void askWanted();
    QList<qint64> takeWanted();
    void takeRows(quint64 id, const Result<QList<domain::LeadRow>>& rows);
    void keep(const domain::LeadRow& row);
    void announce(const QList<qint64>& numbers);
    qsizetype announceRows(const QSet<qint64>& numbers, qsizetype first, qsizetype end, qsizetype most);
    bool isInFlight(qint64 number) const;
    QVariant valueOf(const domain::LeadRow& row, domain::LeadColumn column) const;

    LeadSource& m_source;
    Words m_words;
    Words m_spoken;
    Heading m_heading;
    GroupWords m_groupWords;
    domain::LeadFilter m_filter;
    domain::LeadSort m_sort;
    QList<qint64> m_keys;      ///< of the rows
    GroupedRows m_rows;        ///< how they are divided, without the keys; ahead of m_keys while those change
    domain::LeadOrder m_order; ///< only of a divided list
    QSet<qint64> m_closed;
    mutable QCache<qint64, domain::LeadRow> m_kept; ///< looking at a row makes it young
    QSet<qint64> m_stale;
    QSet<qint64> m_missing;            ///< asked for and not answered: gone since
    mutable QList<int> m_wantedBlocks; ///< the newest last
    QList<qint64> m_refresh;
    QList<Request> m_requests;
    mutable QTimer m_collect;
    std::optional<Error> m_error;
    quint64 m_generation = 0;
    quint64 m_lastRequest = 0;
    bool m_isAsking = false;
    bool m_askAgain = false;
    bool m_isShown = false; ///< show() was called
    bool m_isComplete = false;
    QString m_nearTo;
    bool m_areFirstRowsOld = false; ///< something changed, or all numbers came, before them
};

} // namespace leadwell::models
