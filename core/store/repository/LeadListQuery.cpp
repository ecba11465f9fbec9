// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/LeadListQuery.h"

#include "core/domain/lead/TypedFilter.h"
#include "core/domain/person/Phone.h"
#include "core/store/memory/LeadGrouper.h"
#include "core/store/memory/LeadMatch.h"
#include "core/store/memory/OrderText.h"
#include "core/store/memory/TextColumns.h"
#include "core/store/memory/TextOrder.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::store {

using namespace domain;

namespace {

/// SQL conditions and their bound values; nothing a person typed ever becomes SQL text.
struct Where {
    QStringList conditions;
    QList<Value> values;

    void add(const QString& condition, const QList<Value>& bound = {}) {
        conditions.append(condition);
        values.append(bound);
    }
    void addIn(const QString& column, const QList<Value>& bound) {
        add(column + QStringLiteral(" IN (") + QStringList(bound.size(), QStringLiteral("?")).join(u',') + u')', bound);
    }
    template<class Word>
    void addWords(const QString& column, const QList<Word>& words) {
        QList<Value> bound;
        for (const Word word : words)
            bound.append(qint64(word));
        if (!bound.isEmpty())
            addIn(column, bound);
    }
    QString sql() const {
        return conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    }
};

constexpr qsizetype rowsPerQuestion = 512;

void addStages(Where& where, const LeadFilter& filter) {
    if (!filter.stages.isEmpty() || filter.group != LeadFilter::Group::Open)
        where.add(QStringLiteral("l.shown_in IS NULL")); // An open one stands by itself.
    if (!filter.stages.isEmpty())
        return where.addWords(QStringLiteral("l.stage"), filter.stages);
    if (filter.group == LeadFilter::Group::Open)
        where.add(QStringLiteral("l.is_open = 1"));
    else if (filter.group == LeadFilter::Group::Closed)
        where.add(QStringLiteral("l.is_open = 0"));
}

void addOwners(Where& where, const LeadFilter& filter) {
    if (filter.owners.isEmpty()) {
        if (filter.unassigned)
            where.add(QStringLiteral("l.owner_id IS NULL"));
        return;
    }
    QList<Value> ids;
    for (const MemberId& owner : filter.owners)
        ids.append(owner.bytes());
    const QString list = QStringLiteral("l.owner_id IN (") + QStringList(ids.size(), QStringLiteral("?")).join(u',') + u')';
    where.add(filter.unassigned ? QStringLiteral("(l.owner_id IS NULL OR ") + list + u')' : list, ids);
}

void addTimes(Where& where, const LeadFilter& filter) {
    if (filter.activityFrom.isSet())
        where.add(QStringLiteral("l.last_activity_ms >= ?"), {filter.activityFrom.ms()});
    if (filter.activityTo.isSet())
        where.add(QStringLiteral("l.last_activity_ms < ?"), {filter.activityTo.ms()});
    if (filter.createdFrom.isSet())
        where.add(QStringLiteral("l.created_ms >= ?"), {filter.createdFrom.ms()});
    if (filter.createdTo.isSet())
        where.add(QStringLiteral("l.created_ms < ?"), {filter.createdTo.ms()});
    if (filter.overdueAt.isSet())
        where.add(QStringLiteral("l.is_open = 1 AND l.next_due_ms > 0 AND l.next_due_ms < ?"), {filter.overdueAt.ms()});
}

/// Constant text for each column; what a person clicks never becomes SQL.
QString orderOf(const LeadSort& sort) {
    static const QHash<LeadColumn, QString> expressions{
        {LeadColumn::Channel, QStringLiteral("l.channel")},
        {LeadColumn::Heat, QStringLiteral("l.heat {} , l.score")},
        {LeadColumn::RespondIn, QStringLiteral("(l.next_due_ms = 0) , l.next_due_ms")},
        {LeadColumn::Status, QStringLiteral("l.stage")},
        {LeadColumn::Owner, QStringLiteral("(SELECT m.name FROM member m WHERE m.id = l.owner_id) COLLATE lists")},
        {LeadColumn::Activity, QStringLiteral("l.last_activity_ms")},
        {LeadColumn::Source, QStringLiteral("l.source")},
        {LeadColumn::Created, QStringLiteral("l.created_ms")},
        {LeadColumn::Number, QStringLiteral("l.number")},
        {LeadColumn::Priority, QStringLiteral("l.priority")},
    };
    const QString direction = sort.descending ? QStringLiteral("DESC") : QStringLiteral("ASC");
    QString expression = isOrderedByText(sort.column) ? textColumnSql(sort.column) + QStringLiteral(" COLLATE lists")
                                                      : expressions.value(sort.column);
    expression.replace(QStringLiteral("{}"), direction);
    return QStringLiteral(" ORDER BY %1 %2, l.number DESC").arg(expression, direction);
}

const QString rowSql =
    QStringLiteral("SELECT l.number, l.id, coalesce(p.face_name, p.name), coalesce(p.face_company, p.company), "
                   "(SELECT i.value FROM identity i WHERE i.person_id = p.id ORDER BY i.kind, i.created_ms, i.id LIMIT 1), "
                   "l.channel, l.preview, l.heat, l.score, l.priority, l.next_due_ms, l.stage, l.owner_id, l.last_activity_ms, "
                   "l.created_ms, l.source, l.product, coalesce(p.face_city, p.city), "
                   "(SELECT group_concat(t.tag, char(31)) FROM lead_tag t WHERE t.lead_id = l.id), l.is_unread, l.is_repeat "
                   "FROM lead l JOIN person p ON p.id = l.person_id");

LeadRow fromRow(const Record& record) {
    LeadRow row;
    row.number = record.integer(0);
    row.id = record.id<LeadId>(1);
    row.company = record.text(3);
    row.contact = record.text(4);
    row.channel = record.word<Channel>(5);
    row.preview = record.text(6);
    row.heat = record.word<Heat>(7);
    row.score = static_cast<int>(record.integer(8));
    row.priority = record.word<Priority>(9);
    row.nextDueAt = record.instant(10);
    row.stage = record.word<Stage>(11);
    row.ownerId = record.id<MemberId>(12);
    row.lastActivityAt = record.instant(13);
    row.createdAt = record.instant(14);
    row.source = record.word<Source>(15);
    row.product = record.text(16);
    row.city = record.text(17);
    row.tags = record.text(18).split(QChar(31), Qt::SkipEmptyParts);
    row.isUnread = record.integer(19) != 0;
    row.isRepeat = record.integer(20) != 0;
    row.customer = record.text(2);
    if (row.customer.isEmpty())
        row.customer = row.company;
    if (row.customer.isEmpty())
        row.customer = formatPhone(row.contact);
    if (row.customer.isEmpty())
        row.customer = leadNumberText(row.number);
    if (row.customer == row.company)
        row.company.clear();
    return row;
}

Where whereOf(const LeadFilter& filter) {
    Where where;
    addStages(where, filter);
    addOwners(where, filter);
    where.addWords(QStringLiteral("l.channel"), filter.channels);
    where.addWords(QStringLiteral("l.heat"), filter.heats);
    where.addWords(QStringLiteral("l.source"), filter.sources);
    addTimes(where, filter);
    return where;
}

/// A choice that nothing fits is counted as what it would show: leads with a mistake in their words.
LeadFacets filledUp(LeadFacets exact, const LeadFacets& looser) {
    const auto fill = [](auto& counts, const auto& others) {
        for (qsizetype i = 0; i < counts.size(); ++i)
            counts[i] = counts.at(i) > 0 ? counts.at(i) : others.at(i);
    };
    fill(exact.byChannel, looser.byChannel);
    fill(exact.byHeat, looser.byHeat);
    fill(exact.byStage, looser.byStage);
    for (auto owner = looser.byOwner.cbegin(); owner != looser.byOwner.cend(); ++owner) {
        if (!exact.byOwner.contains(owner.key()))
            exact.byOwner.insert(owner.key(), owner.value());
    }
    exact.unassigned = exact.unassigned > 0 ? exact.unassigned : looser.unassigned;
    exact.matching = exact.matching > 0 ? exact.matching : looser.matching;
    return exact;
}

/// Both are about the same tags.
QList<TagCount> filledUp(QList<TagCount> exact, const QList<TagCount>& looser) {
    for (qsizetype i = 0; i < exact.size(); ++i)
        exact[i].count = exact.at(i).count > 0 ? exact.at(i).count : looser.at(i).count;
    return exact;
}

bool hasAny(const LeadTable& table, LeadMatch& match) {
    match.readTexts();
    return !orderedNumbers(table, match, {}, {}, 1).isEmpty();
}

/// Where each owner of the table stands by name; nobody first, equal names equal.
Result<std::vector<int>> ownerRanks(Connection& connection, const LeadTable& table) {
    std::vector<int> ranks(table.ownerCount(), 0);
    int rank = 0;
    QByteArray before;
    LW_CHECK(
        connection.each(QStringLiteral("SELECT id, name FROM member ORDER BY name COLLATE lists"), {}, [&](const Record& record) {
            const QByteArray name = orderText(record.text(1));
            if (rank == 0 || compareText(name, before) != 0)
                ++rank;
            before = name;
            if (const auto place = table.findOwner(record.id<MemberId>(0)))
                ranks[*place] = rank;
        }));
    return ranks;
}

} // namespace

Result<LeadFilter> LeadListQuery::readTyped(const LeadFilter& filter) {
    if (!hasTypedWords(filter.text))
        return filter;
    LW_TRY(const WorkspaceSettings settings, team::settings(m_connection));
    LW_TRY(const QList<Member> members, team::members(m_connection));
    return withTypedWords(filter, {m_now, QTimeZone(settings.timeZone.toUtf8()), settings.me, members});
}

Result<LeadOrder> LeadListQuery::find(const LeadFilter& asked, const LeadSort& sort, int limit) {
    LW_TRY(const LeadFilter filter, readTyped(asked));
    if (isOrderedByText(sort.column))
        LW_CHECK(m_memory.prepareOrder(m_connection, sort.column));
    LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
    LW_TRY(std::optional<LeadMatch> match, LeadMatch::of(view, m_connection, filter));
    LW_TRY(LeadOrder order, find(view, *match, sort, limit));
    while (order.numbers.isEmpty()) {
        match = match->loosened();
        if (!match)
            break;
        LW_TRY(order, find(view, *match, sort, limit));
        order.isNear = !order.numbers.isEmpty();
    }
    return order;
}

Result<LeadOrder> LeadListQuery::find(const LeadMemory::View& view, LeadMatch& match, const LeadSort& sort, int limit) {
    const LeadTable& table = view.table();
    if (limit == 0 || sort != LeadSort() || isFew(table, match))
        match.readTexts();
    std::vector<int> ranks;
    if (sort.column == LeadColumn::Owner || sort.grouping == LeadGrouping::Owner) {
        LW_TRY(ranks, ownerRanks(m_connection, table));
    }
    LeadOrder order;
    if (sort.grouping == LeadGrouping::None) {
        LW_TRY(order.numbers, ordered(view, match, sort, ranks, limit));
        return order;
    }
    LeadSort inside = sort;
    inside.grouping = LeadGrouping::None;
    LW_TRY(const QList<qint64> numbers, ordered(view, match, inside, ranks, 0)); // The first of all may be the last of its group.
    LW_TRY(const WorkspaceSettings settings, team::settings(m_connection));
    order = grouped(table, numbers, sort.grouping, ranks, QTimeZone(settings.timeZone.toUtf8()));
    if (limit > 0)
        order.numbers = order.numbers.mid(0, limit);
    return order;
}

Result<QList<qint64>> LeadListQuery::ordered(const LeadMemory::View& view, const LeadMatch& match, const LeadSort& sort,
                                             const std::vector<int>& ownerRanks, int limit) {
    const LeadTable& table = view.table();
    if (!isOrderedByText(sort.column))
        return orderedNumbers(table, match, sort, ownerRanks, limit);
    QList<qint64> numbers;
    const auto take = [&](LeadTable::Number number) {
        if (number < table.end() && match.fits(number))
            numbers.append(number);
        return limit == 0 || numbers.size() < limit;
    };
    if (const TextOrder* order = view.order(sort.column)) {
        order->each(sort.descending, take);
        return numbers;
    }
    // So many leads changed at this very moment that the order is made anew by the next question.
    const QString from = textColumnFrom(sort.column) + QString::fromLatin1(match.isOpenOnly() ? " WHERE l.is_open = 1" : "");
    LW_CHECK(m_connection.eachUntil(QStringLiteral("SELECT l.number") + from + orderOf(sort), {}, [&](const Record& record) {
        return take(static_cast<LeadTable::Number>(record.integer(0)));
    }));
    return numbers;
}

Result<QList<qint64>> LeadListQuery::numbers(const LeadFilter& filter, const LeadSort& sort) {
    LW_TRY(const LeadOrder order, find(filter, sort, 0));
    return order.numbers;
}

Result<LeadOrder> LeadListQuery::order(const LeadFilter& filter, const LeadSort& sort) {
    return find(filter, sort, 0);
}

Result<LeadOrder> LeadListQuery::first(const LeadFilter& filter, const LeadSort& sort, int count) {
    return find(filter, sort, count);
}

Result<QList<LeadRow>> LeadListQuery::firstRows(const LeadFilter& filter, const LeadSort& sort, int count) {
    const bool hasTags = !filter.tags.isEmpty() || !filter.withoutTags.isEmpty();
    const bool isDivided = sort.grouping != LeadGrouping::None;
    if (!m_memory.isReady() && filter.text.trimmed().isEmpty() && !hasTags && !isDivided)
        return firstRowsOfFile(filter, sort, count);
    LW_TRY(const LeadOrder first, find(filter, sort, count));
    return rows(first.numbers);
}

Result<QList<LeadRow>> LeadListQuery::firstRowsOfFile(const LeadFilter& filter, const LeadSort& sort, int count) {
    const Where where = whereOf(filter);
    return m_connection.collect(rowSql + where.sql() + orderOf(sort) + QStringLiteral(" LIMIT ?"),
                                where.values + QList<Value>{qint64(count)}, fromRow);
}

Result<QList<LeadRow>> LeadListQuery::rows(const QList<qint64>& numbers) {
    QList<LeadRow> rows;
    for (const qint64 number : numbers.mid(0, rowsPerQuestion)) {
        LW_TRY(const auto row, m_connection.first(rowSql + QStringLiteral(" WHERE l.number = ?"), {number}, fromRow));
        if (row)
            rows.append(*row);
    }
    return rows;
}

Result<QList<LeadRow>> LeadListQuery::namedLike(const QString& text, int count) {
    LeadFilter everybody;
    everybody.group = LeadFilter::Group::All;
    QList<qint64> numbers;
    {
        LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
        LeadMatch match(view, everybody, SearchQuery::of(text), {});
        if (isFew(view.table(), match))
            match.readTexts();
        numbers = orderedNumbers(view.table(), match, {}, {}, count);
    }
    return rows(numbers);
}

Result<LeadFacets> LeadListQuery::facets(const LeadFilter& asked) {
    LW_TRY(const LeadFilter filter, readTyped(asked));
    LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
    LW_TRY(std::optional<LeadMatch> match, LeadMatch::of(view, m_connection, filter));
    match->readTexts();
    LeadFacets facets = facetsOf(view.table(), *match);
    while (facets.matching == 0) {
        match = match->loosened();
        if (!match)
            break;
        match->readTexts();
        facets = filledUp(facets, facetsOf(view.table(), *match));
    }
    return facets;
}

Result<InboxCounts> LeadListQuery::counts(MemberId me) {
    LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
    const LeadTable& table = view.table();
    const auto mine = me.isSet() ? table.findOwner(me) : std::nullopt;
    InboxCounts counts;
    counts.leads = table.count();
    for (const LeadCell& cell : table.cells()) {
        if (!isOpen(cell.stage))
            continue;
        counts.open += cell.count();
        counts.unassigned += cell.owner == 0 ? cell.count() : 0;
        counts.mine += mine && cell.owner == *mine ? cell.count() : 0;
    }
    for (const LeadTable::Number number : table.oldestFirst(true)) {
        const qint64 dueMs = table.at(number).dueMs;
        counts.overdue += dueMs > 0 && dueMs < m_now.ms() ? 1 : 0;
    }
    return counts;
}

Result<QStringList> LeadListQuery::tags() {
    LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
    QStringList names;
    for (const TagMarks::Tag& tag : view.tags().all()) {
        if (tag.count > 0)
            names.append(tag.name);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

Result<QList<TagCount>> LeadListQuery::tagCounts(const LeadFilter& asked) {
    LW_TRY(const LeadFilter filter, readTyped(asked));
    LW_TRY(const LeadMemory::View view, m_memory.view(m_connection));
    LeadFilter untagged = filter;
    untagged.tags.clear();
    untagged.withoutTags.clear();
    LW_TRY(std::optional<LeadMatch> whole, LeadMatch::of(view, m_connection, filter));
    LW_TRY(std::optional<LeadMatch> match, LeadMatch::of(view, m_connection, untagged));
    match->readTexts();
    QList<TagCount> counts = tagCountsOf(view, *match);
    while (!hasAny(view.table(), *whole)) {
        whole = whole->loosened();
        match = match->loosened();
        if (!whole || !match)
            break;
        match->readTexts();
        counts = filledUp(counts, tagCountsOf(view, *match));
    }
    return counts;
}

} // namespace leadwell::store
