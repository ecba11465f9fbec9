// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/PagedLeadModel.h"

#include "core/base/Log.h"
#include "core/domain/person/Phone.h"

#include <algorithm>

namespace leadwell::models {
namespace {

constexpr int blockRows = 100;
constexpr int keptRows = 32 * blockRows;
constexpr int firstRowsCount = 60;
constexpr qsizetype numbersPerRequest = 512;
constexpr qsizetype wantedBlocksMax = 5;
constexpr qsizetype requestsMax = 2;
/// Shorter lists are compared at once; longer ones on another thread.
constexpr qsizetype compareHereMax = 2'000;

} // namespace

PagedLeadModel::PagedLeadModel(LeadSource& source, QObject* parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_kept(keptRows) {
    m_collect.setSingleShot(true);
    m_collect.setInterval(0);
    connect(&m_collect, &QTimer::timeout, this, &PagedLeadModel::askWanted);
}

void PagedLeadModel::setWords(Words words, Heading heading, GroupWords groupWords) {
    m_words = std::move(words);
    m_heading = std::move(heading);
    m_groupWords = std::move(groupWords);
}

void PagedLeadModel::setSpokenWords(Words spoken) {
    m_spoken = std::move(spoken);
}

void PagedLeadModel::show(const domain::LeadFilter& filter, const domain::LeadSort& sort) {
    if (m_isShown && filter == m_filter && sort == m_sort && !m_error)
        return;
    m_filter = filter;
    m_sort = sort;
    m_error.reset();
    ++m_generation;
    if (!m_isShown && sort.grouping == domain::LeadGrouping::None)
        askFirstRows();
    m_isShown = true;
    askNumbers();
}

void PagedLeadModel::retry() {
    m_error.reset();
    m_missing.clear();
    askNumbers();
    m_collect.start();
}

bool PagedLeadModel::isSettled() const {
    return !m_isAsking && m_requests.isEmpty() && m_wantedBlocks.isEmpty() && m_refresh.isEmpty();
}

// The order ------------------------------------------------------------------------------------------------------------

void PagedLeadModel::askNumbers() {
    if (m_isAsking) {
        m_askAgain = true;
        return;
    }
    m_isAsking = true;
    Q_EMIT stateChanged();
    m_source.order(m_filter, m_sort).then(this, [this, generation = m_generation](const Result<domain::LeadOrder>& order) {
        takeOrder(generation, order);
    });
}

void PagedLeadModel::askFirstRows() {
    m_source.firstRows(m_filter, m_sort, firstRowsCount)
        .then(this,
              [this, generation = m_generation](const Result<QList<domain::LeadRow>>& rows) { takeFirstRows(generation, rows); });
}

void PagedLeadModel::takeFirstRows(quint64 generation, const Result<QList<domain::LeadRow>>& rows) {
    if (generation != m_generation || !rows || m_areFirstRowsOld)
        return;
    QList<qint64> numbers;
    for (const domain::LeadRow& row : *rows) {
        keep(row);
        numbers.append(row.number);
    }
    apply(GroupedRows({numbers, {}}, domain::LeadGrouping::None, {}), diffLists(m_keys, numbers));
}

void PagedLeadModel::takeOrder(quint64 generation, const Result<domain::LeadOrder>& order) {
    if (generation != m_generation) {
        finishAsking();
        return;
    }
    if (!order) {
        m_error = order.error();
        qCWarning(logUi) << "The list of leads could not be read:" << m_error->detail;
        finishAsking();
        return;
    }
    m_areFirstRowsOld = true;
    m_missing.clear();
    const auto arrange = [before = m_keys, after = *order, grouping = m_sort.grouping, closed = m_closed]() -> Arranged {
        GroupedRows rows(after, grouping, closed);
        ListDiff diff = diffLists(before, rows.keys());
        return {std::move(rows), std::move(diff)};
    };
    if (std::max(m_keys.size(), order->numbers.size()) <= compareHereMax || m_keys.isEmpty()) {
        finishOrder(*order, arrange(), m_filter.text);
        return;
    }
    inBackground(arrange).then(
        this, [this, after = *order, text = m_filter.text](const Arranged& arranged) { finishOrder(after, arranged, text); });
}

void PagedLeadModel::finishOrder(const domain::LeadOrder& order, const Arranged& arranged, const QString& text) {
    m_isComplete = true;
    m_nearTo = order.isNear ? text : QString();
    m_order = arranged.rows.hasGroups() ? order : domain::LeadOrder();
    const bool haveGroupsChanged =
        !std::equal(arranged.rows.headers().cbegin(), arranged.rows.headers().cend(), m_rows.headers().cbegin(),
                    m_rows.headers().cend(), [](const auto& a, const auto& b) { return a.group == b.group; });
    m_rows = arranged.rows;
    m_rows.dropKeys();
    apply(arranged.rows, arranged.diff);
    if (haveGroupsChanged && !m_keys.isEmpty()) // Another count in a header that stayed where it was.
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    finishAsking();
}

void PagedLeadModel::finishAsking() {
    m_isAsking = false;
    if (std::exchange(m_askAgain, false))
        askNumbers();
    else
        Q_EMIT stateChanged();
}

void PagedLeadModel::apply(const GroupedRows& rows, const ListDiff& diff) {
    if (diff.isEmpty())
        return;
    Q_EMIT listAboutToChange();
    m_wantedBlocks.clear(); // Rows are somewhere else now; whoever still looks asks again.
    if (diff.isLarge)
        applyLarge(rows.keys(), diff);
    else
        applySteps(diff.steps);
    Q_EMIT listChanged();
}

void PagedLeadModel::applySteps(const QList<ListDiff::Step>& steps) {
    using Kind = ListDiff::Step::Kind;
    for (const ListDiff::Step& step : steps) {
        const int first = static_cast<int>(step.first);
        const int last = static_cast<int>(step.first + step.count - 1);
        if (step.kind == Kind::Remove) {
            beginRemoveRows({}, first, last);
            m_keys.remove(step.first, step.count);
            endRemoveRows();
        } else if (step.kind == Kind::Insert) {
            beginInsertRows({}, first, last);
            m_keys = m_keys.first(step.first) + step.added + m_keys.sliced(step.first);
            endInsertRows();
        } else {
            // Qt names the row before which the moved one lands, counted while it is still in its old place.
            const int target = static_cast<int>(step.target > step.first ? step.target + 1 : step.target);
            beginMoveRows({}, first, first, {}, target);
            m_keys.move(step.first, step.target);
            endMoveRows();
        }
    }
}

void PagedLeadModel::applyLarge(const QList<qint64>& keys, const ListDiff& diff) {
    rearrange(diff.kept + diff.gone);
    if (!diff.gone.isEmpty()) {
        beginRemoveRows({}, static_cast<int>(diff.kept.size()), static_cast<int>(m_keys.size()) - 1);
        m_keys = diff.kept;
        endRemoveRows();
    }
    if (!diff.added.isEmpty()) {
        const qsizetype last = m_keys.size() + diff.added.size() - 1;
        beginInsertRows({}, static_cast<int>(m_keys.size()), static_cast<int>(last));
        m_keys += diff.added;
        endInsertRows();
    }
    rearrange(keys);
}

/// The same keys in another order: whoever holds on to a row goes where its lead goes.
void PagedLeadModel::rearrange(const QList<qint64>& keys) {
    if (keys == m_keys)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    QHash<qint64, int> places;
    for (const QModelIndex& index : held)
        places.insert(m_keys.at(index.row()), -1);
    for (qsizetype row = 0; row < keys.size() && !places.isEmpty(); ++row) {
        const auto place = places.find(keys.at(row));
        if (place != places.end())
            *place = static_cast<int>(row);
    }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex& index : held)
        moved.append(createIndex(places.value(m_keys.at(index.row())), index.column()));
    m_keys = keys;
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// Groups ---------------------------------------------------------------------------------------------------------------

QString PagedLeadModel::groupText(const GroupedRows::Header& header) const {
    return m_groupWords ? m_groupWords(header.group, m_sort.grouping) : QString::number(header.group.key);
}

void PagedLeadModel::setClosed(qint64 headerKey, bool isClosed) {
    if (isClosed == m_closed.contains(headerKey))
        return;
    if (isClosed)
        m_closed.insert(headerKey);
    else
        m_closed.remove(headerKey);
    closeOrOpen();
}

void PagedLeadModel::setAllClosed(bool areClosed) {
    m_closed.clear();
    for (const GroupedRows::Header& header : m_rows.headers()) {
        if (areClosed)
            m_closed.insert(header.key);
    }
    closeOrOpen();
}

/// No question: the order is known, and a closed group is one step.
void PagedLeadModel::closeOrOpen() {
    if (m_isAsking) {
        m_askAgain = true; // What is on its way was arranged with the former ones closed.
        return;
    }
    const GroupedRows rows(m_order, m_sort.grouping, m_closed);
    const ListDiff diff = diffLists(m_keys, rows.keys());
    m_rows = rows;
    m_rows.dropKeys();
    apply(rows, diff);
    if (!m_keys.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

// Rows -----------------------------------------------------------------------------------------------------------------

void PagedLeadModel::onDeskChanged(const services::ChangeSet& changes) {
    if (!m_isShown || (!changes.bulk && changes.leads.isEmpty() && !changes.leadsAppearedOrWent))
        return;
    m_areFirstRowsOld = true;
    if (changes.bulk) {
        const QList<qint64> kept = m_kept.keys();
        m_stale = QSet<qint64>(kept.cbegin(), kept.cend());
        for (Request& request : m_requests)
            request.numbers.clear();
        if (!m_keys.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    for (const qint64 number : changes.leads) {
        m_missing.remove(number);
        for (Request& request : m_requests)
            request.numbers.remove(number);
        if (m_kept.contains(number)) {
            m_stale.insert(number);
            m_refresh.append(number);
        }
    }
    if (!m_refresh.isEmpty())
        m_collect.start();
    askNumbers();
}

void PagedLeadModel::want(int row) const {
    const int block = row / blockRows;
    if (!m_wantedBlocks.isEmpty() && m_wantedBlocks.last() == block)
        return;
    m_wantedBlocks.removeOne(block);
    m_wantedBlocks.append(block);
    while (m_wantedBlocks.size() > wantedBlocksMax)
        m_wantedBlocks.removeFirst(); // Scrolled past; asked for again when somebody looks.
    if (!m_collect.isActive())
        m_collect.start();
}

void PagedLeadModel::askWanted() {
    if (m_requests.size() >= requestsMax)
        return; // The next answer starts it again.
    const QList<qint64> numbers = takeWanted();
    if (numbers.isEmpty()) {
        if (isSettled())
            Q_EMIT stateChanged();
        return;
    }
    const quint64 id = ++m_lastRequest;
    m_requests.append({id, QSet<qint64>(numbers.cbegin(), numbers.cend())});
    m_source.rows(numbers).then(this, [this, id](const Result<QList<domain::LeadRow>>& rows) { takeRows(id, rows); });
}

QList<qint64> PagedLeadModel::takeWanted() {
    QList<qint64> numbers;
    QSet<qint64> chosen;
    const auto choose = [&](qint64 number) {
        const bool isHere = m_kept.contains(number) && !m_stale.contains(number);
        if (isHere || m_missing.contains(number) || isInFlight(number) || chosen.contains(number))
            return;
        chosen.insert(number);
        numbers.append(number);
    };
    while (!m_refresh.isEmpty() && numbers.size() < numbersPerRequest)
        choose(m_refresh.takeFirst());
    while (!m_wantedBlocks.isEmpty() && numbers.size() + blockRows <= numbersPerRequest) {
        const qsizetype first = static_cast<qsizetype>(m_wantedBlocks.takeLast()) * blockRows;
        const qsizetype end = std::min<qsizetype>(first + blockRows, m_keys.size());
        for (qsizetype row = first; row < end; ++row) {
            if (!GroupedRows::isHeader(m_keys.at(row)))
                choose(m_keys.at(row));
        }
    }
    return numbers;
}

void PagedLeadModel::takeRows(quint64 id, const Result<QList<domain::LeadRow>>& rows) {
    const auto request = std::find_if(m_requests.begin(), m_requests.end(), [id](const Request& r) { return r.id == id; });
    QSet<qint64> open = request->numbers;
    m_requests.erase(request);
    if (!rows) {
        m_error = rows.error();
        qCWarning(logUi) << "Rows of the list could not be read:" << m_error->detail;
        Q_EMIT stateChanged();
        return;
    }
    QList<qint64> arrived;
    for (const domain::LeadRow& row : *rows) {
        if (!open.remove(row.number))
            continue; // Changed after it was read; it is being asked for again.
        keep(row);
        arrived.append(row.number);
    }
    m_missing.unite(open);
    announce(arrived);
    if (!m_refresh.isEmpty() || !m_wantedBlocks.isEmpty())
        m_collect.start();
    else
        Q_EMIT stateChanged();
}

void PagedLeadModel::keep(const domain::LeadRow& row) {
    m_stale.remove(row.number);
    m_kept.insert(row.number, new domain::LeadRow(row));
}

/// One dataChanged per run of neighbouring rows; says how many of the numbers were among these rows.
qsizetype PagedLeadModel::announceRows(const QSet<qint64>& numbers, qsizetype first, qsizetype end, qsizetype most) {
    qsizetype announced = 0;
    for (qsizetype row = first; row < end && announced < most; ++row) {
        if (!numbers.contains(m_keys.at(row)))
            continue;
        const qsizetype from = row;
        while (row < end && numbers.contains(m_keys.at(row)))
            ++row;
        announced += row - from;
        Q_EMIT dataChanged(index(static_cast<int>(from), 0), index(static_cast<int>(row) - 1, columnCount() - 1));
    }
    return announced;
}

/// Rows arrive together that stand together: near the first of them the others are found without looking at a million.
void PagedLeadModel::announce(const QList<qint64>& numbers) {
    if (numbers.isEmpty())
        return;
    const QSet<qint64> wanted(numbers.cbegin(), numbers.cend());
    constexpr qsizetype near = 4 * blockRows;
    const qsizetype place = std::max<qsizetype>(0, m_keys.indexOf(numbers.first()));
    const qsizetype first = std::max<qsizetype>(0, place - near);
    const qsizetype end = std::min(m_keys.size(), place + near);
    qsizetype left = wanted.size() - announceRows(wanted, first, end, wanted.size());
    left -= announceRows(wanted, 0, first, left);
    announceRows(wanted, end, m_keys.size(), left);
}

bool PagedLeadModel::isInFlight(qint64 number) const {
    return std::any_of(m_requests.cbegin(), m_requests.cend(),
                       [number](const Request& request) { return request.numbers.contains(number); });
}

// The table ------------------------------------------------------------------------------------------------------------

qint64 PagedLeadModel::keyAt(int row) const {
    return row >= 0 && row < m_keys.size() ? m_keys.at(row) : 0;
}

int PagedLeadModel::rowOf(qint64 key) const {
    return static_cast<int>(m_keys.indexOf(key));
}

const domain::LeadRow* PagedLeadModel::rowAt(int row) const {
    if (row < 0 || row >= m_keys.size())
        return nullptr;
    const qint64 number = m_keys.at(row);
    if (GroupedRows::isHeader(number))
        return nullptr;
    const domain::LeadRow* known = m_kept.object(number);
    if ((!known || m_stale.contains(number)) && !m_missing.contains(number) && !isInFlight(number))
        want(row);
    return known;
}

int PagedLeadModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int PagedLeadModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : domain::leadColumnCount;
}

QVariant PagedLeadModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == NumberRole)
        return numberAt(index.row());
    const bool isWords = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (role == HeaderRole)
        return isHeader(index.row());
    if (isHeader(index.row())) {
        // Once for the whole row: every cell of it is the same header.
        const GroupedRows::Header* header = m_rows.findHeader(keyAt(index.row()));
        return header && isWords ? QVariant(groupText(*header)) : QVariant();
    }
    if (!isWords && role != ValueRole && role != PlaceholderRole && role != UnreadRole)
        return {};
    const domain::LeadRow* row = rowAt(index.row());
    if (role == PlaceholderRole)
        return row == nullptr;
    if (!row)
        return {};
    if (role == UnreadRole)
        return row->isUnread;
    const auto column = static_cast<domain::LeadColumn>(index.column());
    if (!isWords)
        return valueOf(*row, column);
    const Words& words = role == Qt::AccessibleTextRole && m_spoken ? m_spoken : m_words;
    return words ? QVariant(words(*row, column)) : QVariant();
}

QVariant PagedLeadModel::valueOf(const domain::LeadRow& row, domain::LeadColumn column) const {
    using domain::LeadColumn;
    switch (column) {
    case LeadColumn::Channel:
        return static_cast<int>(row.channel);
    case LeadColumn::Customer:
        return row.customer;
    case LeadColumn::Latest:
        return row.preview;
    case LeadColumn::Heat:
        return static_cast<int>(row.heat);
    case LeadColumn::RespondIn:
        return QVariant::fromValue(row.nextDueAt);
    case LeadColumn::Status:
        return static_cast<int>(row.stage);
    case LeadColumn::Owner:
        return row.ownerId.text();
    case LeadColumn::Activity:
        return QVariant::fromValue(row.lastActivityAt);
    case LeadColumn::Contact:
        return domain::formatPhone(row.contact);
    case LeadColumn::Company:
        return row.company;
    case LeadColumn::Product:
        return row.product;
    case LeadColumn::Source:
        return static_cast<int>(row.source);
    case LeadColumn::City:
        return row.city;
    case LeadColumn::Tags:
        return row.tags;
    case LeadColumn::Created:
        return QVariant::fromValue(row.createdAt);
    case LeadColumn::Number:
        return row.number;
    case LeadColumn::Priority:
        return static_cast<int>(row.priority);
    }
    return {};
}

Qt::ItemFlags PagedLeadModel::flags(const QModelIndex& index) const {
    return isHeader(index.row()) ? Qt::ItemFlags(Qt::ItemIsEnabled) : QAbstractTableModel::flags(index);
}

QVariant PagedLeadModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool isColumn = orientation == Qt::Horizontal && section >= 0 && section < columnCount();
    if (!isColumn || role != Qt::DisplayRole || !m_heading)
        return {};
    return m_heading(static_cast<domain::LeadColumn>(section));
}

QHash<int, QByteArray> PagedLeadModel::roleNames() const {
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert(ValueRole, QByteArrayLiteral("value"));
    names.insert(NumberRole, QByteArrayLiteral("number"));
    names.insert(PlaceholderRole, QByteArrayLiteral("placeholder"));
    names.insert(UnreadRole, QByteArrayLiteral("unread"));
    names.insert(HeaderRole, QByteArrayLiteral("header"));
    return names;
}

void PagedLeadModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= domain::leadColumnCount)
        return;
    show(m_filter, {static_cast<domain::LeadColumn>(column), order == Qt::DescendingOrder, m_sort.grouping});
}

} // namespace leadwell::models
