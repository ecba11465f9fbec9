// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TriageModel.h"

#include "core/base/Log.h"

#include <algorithm>

namespace leadwell::models {
namespace {

using services::TriageEntry;
using services::TriageQueue;

constexpr qsizetype pageRows = 50;
constexpr int rowsAhead = 50;

} // namespace

TriageModel::TriageModel(services::TriageService& triage, QObject* parent) : QAbstractListModel(parent), m_triage(triage) {
    askQueue();
}

void TriageModel::show(domain::TriageStatus status) {
    if (status == m_status)
        return;
    m_status = status;
    m_isLoaded = false;
    m_queue.numbers.clear();
    outdate(); // What is suggested is read only for what waits.
    showNumbers();
    askQueue();
    Q_EMIT stateChanged();
}

void TriageModel::refresh() {
    outdate();
    askQueue();
    askEntries();
}

bool TriageModel::isSettled() const {
    const bool isAsking = m_queueAnswer.isAsking() || m_entriesAnswer.isAsking();
    return !isAsking && (m_error || (m_leaving.isEmpty() && wanted().isEmpty()));
}

TriageQueue TriageModel::figures() const {
    TriageQueue queue = m_queue;
    if (m_status == domain::TriageStatus::Pending)
        queue.pending = static_cast<int>(m_isLoaded ? m_numbers.size() : m_queue.pending);
    return queue;
}

qint64 TriageModel::numberAt(int row) const {
    return row >= 0 && row < m_numbers.size() ? m_numbers.at(row) : 0;
}

const TriageEntry* TriageModel::entryAt(int row) const {
    return entryOf(numberAt(row));
}

const TriageEntry* TriageModel::entryOf(qint64 number) const {
    const auto known = m_known.constFind(number);
    return known != m_known.cend() && known->isThere ? &known->entry : nullptr;
}

bool TriageModel::isFresh(qint64 number) const {
    const bool isWriting = std::any_of(m_leaving.cbegin(), m_leaving.cend(), [](quint64 write) { return write == 0; });
    const auto known = m_known.constFind(number);
    return !isWriting && known != m_known.cend() && known->isThere && known->version >= m_decided;
}

int TriageModel::sureCount(double confidence) const {
    int count = 0;
    for (const qint64 number : m_numbers) {
        const auto known = m_known.constFind(number);
        count += known != m_known.cend() && known->isThere && known->entry.suggestion.confidence >= confidence &&
                 known->entry.suggestion.kind != domain::TriageSuggestion::Kind::Wait &&
                 known->entry.suggestion.kind != domain::TriageSuggestion::Kind::Merge;
    }
    return count;
}

bool TriageModel::isAllRead() const {
    return m_isLoaded &&
           std::all_of(m_numbers.cbegin(), m_numbers.cend(), [this](qint64 number) { return m_known.contains(number); });
}

void TriageModel::look(int first, int last) {
    m_first = first;
    m_last = last;
    if (!wanted().isEmpty())
        askEntries();
}

// Asking ---------------------------------------------------------------------------------------------------------------

void TriageModel::outdate() {
    ++m_version;
}

void TriageModel::askQueue() {
    m_queueAnswer.ask(
        [this] {
            m_queueKnows = m_writes;
            m_queueOf = m_status;
            return m_triage.queue(m_status);
        },
        [this](const Result<TriageQueue>& queue) { takeQueue(queue); });
}

void TriageModel::takeQueue(const Result<TriageQueue>& queue) {
    if (m_queueOf != m_status)
        return; // The one that shows is asked for already.
    m_error.reset();
    if (queue) {
        m_queue = *queue;
        m_isLoaded = true;
        m_leaving.removeIf([this](const auto& one) { return one.value() != 0 && one.value() <= m_queueKnows; });
        showNumbers();
        if (m_known.size() > m_numbers.size() + 4 * pageRows) {
            const QSet<qint64> shown(m_numbers.cbegin(), m_numbers.cend());
            m_known.removeIf([&shown](const auto& one) { return !shown.contains(one.key()); });
        }
        askEntries();
    } else {
        m_error = queue.error();
        qCWarning(logUi) << "Triage could not be read:" << m_error->detail;
    }
    Q_EMIT stateChanged();
}

/// What shows comes first, by itself; then a page of what comes after it.
QList<qint64> TriageModel::wanted() const {
    QList<qint64> numbers;
    const auto choose = [&](qsizetype first, qsizetype last) {
        for (qsizetype row = std::max<qsizetype>(0, first); row <= last && row < m_numbers.size() && numbers.size() < pageRows;
             ++row) {
            const auto known = m_known.constFind(m_numbers.at(row));
            if (known == m_known.cend() || known->version != m_version)
                numbers.append(m_numbers.at(row));
        }
    };
    choose(m_first, m_last);
    if (numbers.isEmpty())
        choose(m_last + 1, m_last + rowsAhead);
    return numbers;
}

void TriageModel::askEntries() {
    if (wanted().isEmpty())
        return;
    m_entriesAnswer.ask(
        [this] {
            m_asked = wanted();
            m_askedVersion = m_version;
            return m_asked.isEmpty() ? answered<QList<TriageEntry>>(QList<TriageEntry>()) : m_triage.entries(m_asked);
        },
        [this](const Result<QList<TriageEntry>>& entries) { takeEntries(entries); });
}

void TriageModel::takeEntries(const Result<QList<TriageEntry>>& entries) {
    if (!entries) {
        m_error = entries.error();
        qCWarning(logUi) << "What waits in triage could not be read:" << m_error->detail;
        Q_EMIT stateChanged();
        return;
    }
    for (const qint64 number : std::as_const(m_asked))
        m_known[number].version = m_askedVersion; // Also those that are no longer in triage.
    int first = static_cast<int>(m_numbers.size());
    int last = -1;
    for (const TriageEntry& entry : *entries) {
        Known& known = m_known[entry.lead.number];
        known.entry = entry;
        known.isThere = true;
        const int row = rowOf(entry.lead.number);
        first = row < 0 ? first : std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first), index(last));
    askEntries();
    Q_EMIT entriesRead();
    Q_EMIT stateChanged();
}

// What is being done ---------------------------------------------------------------------------------------------------

void TriageModel::leave(const QList<qint64>& numbers) {
    for (const qint64 number : numbers)
        m_leaving.insert(number, 0);
    showNumbers();
    Q_EMIT stateChanged();
}

void TriageModel::comeBack(const QList<qint64>& numbers) {
    for (const qint64 number : numbers)
        m_leaving.remove(number);
    showNumbers();
    decided();
    Q_EMIT stateChanged();
}

void TriageModel::settle(const QList<qint64>& numbers) {
    ++m_writes;
    for (const qint64 number : numbers)
        m_leaving.insert(number, m_writes);
    decided();
}

void TriageModel::decided() {
    m_decided = m_version + 1; // refresh() makes it so.
    refresh();
}

// The list -------------------------------------------------------------------------------------------------------------

void TriageModel::showNumbers() {
    QList<qint64> numbers = m_queue.numbers;
    if (!m_leaving.isEmpty())
        numbers.removeIf([this](qint64 number) { return m_leaving.contains(number); });
    const ListDiff diff = diffLists(m_numbers, numbers);
    if (diff.isEmpty())
        return;
    Q_EMIT listAboutToChange();
    if (diff.isLarge) {
        rearrange(diff.kept + diff.gone);
        apply({{ListDiff::Step::Kind::Remove, diff.kept.size(), diff.gone.size()},
               {ListDiff::Step::Kind::Insert, diff.kept.size(), diff.added.size(), 0, diff.added}});
        rearrange(numbers);
    } else {
        apply(diff.steps);
    }
    Q_EMIT listChanged();
}

void TriageModel::apply(const QList<ListDiff::Step>& steps) {
    using Kind = ListDiff::Step::Kind;
    for (const ListDiff::Step& step : steps) {
        const int first = static_cast<int>(step.first);
        const int last = static_cast<int>(step.first + step.count - 1);
        if (step.count == 0)
            continue;
        if (step.kind == Kind::Remove) {
            beginRemoveRows({}, first, last);
            m_numbers.remove(step.first, step.count);
            endRemoveRows();
        } else if (step.kind == Kind::Insert) {
            beginInsertRows({}, first, last);
            m_numbers = m_numbers.first(step.first) + step.added + m_numbers.sliced(step.first);
            endInsertRows();
        } else {
            // Qt names the row before which the moved one lands, counted while it is still in its old place.
            beginMoveRows({}, first, first, {}, static_cast<int>(step.target > step.first ? step.target + 1 : step.target));
            m_numbers.move(step.first, step.target);
            endMoveRows();
        }
    }
}

/// The same numbers in another order: whoever holds on to a row goes where its lead goes.
void TriageModel::rearrange(const QList<qint64>& numbers) {
    if (numbers == m_numbers)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex& index : held)
        moved.append(createIndex(static_cast<int>(numbers.indexOf(m_numbers.at(index.row()))), 0));
    m_numbers = numbers;
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int TriageModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

QVariant TriageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == NumberRole)
        return numberAt(index.row());
    const TriageEntry* entry = entryAt(index.row());
    if (role == Qt::AccessibleTextRole && entry && m_words)
        return m_words(*entry);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return entry ? entry->lead.customer : domain::leadNumberText(numberAt(index.row()));
    return {};
}

} // namespace leadwell::models
