// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/LeadListQuery.h"

#include "core/domain/person/Phone.h"
#include "core/store/search/SearchIndex.h"

namespace leadwell::store {

using namespace domain;

/// SQL conditions and their bound values; nothing a person typed ever becomes SQL text.
struct LeadListQuery::Where {
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

namespace {

constexpr qsizetype rowsPerQuestion = 512;

void addStages(auto& where, const LeadFilter& filter) {
    if (!filter.stages.isEmpty())
        return where.addWords(QStringLiteral("l.stage"), filter.stages);
    if (filter.group == LeadFilter::Group::Open)
        where.add(QStringLiteral("l.is_open = 1"));
    else if (filter.group == LeadFilter::Group::Closed)
        where.add(QStringLiteral("l.is_open = 0"));
}

void addOwners(auto& where, const LeadFilter& filter) {
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

void addTimes(auto& where, const LeadFilter& filter) {
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
        {LeadColumn::Customer, QStringLiteral("CASE WHEN p.name = '' THEN p.company ELSE p.name END COLLATE NOCASE")},
        {LeadColumn::Latest, QStringLiteral("l.preview COLLATE NOCASE")},
        {LeadColumn::Heat, QStringLiteral("l.heat {} , l.score")},
        {LeadColumn::RespondIn, QStringLiteral("(l.next_due_ms = 0) , l.next_due_ms")},
        {LeadColumn::Status, QStringLiteral("l.stage")},
        {LeadColumn::Owner, QStringLiteral("(SELECT m.name FROM member m WHERE m.id = l.owner_id) COLLATE NOCASE")},
        {LeadColumn::Activity, QStringLiteral("l.last_activity_ms")},
        {LeadColumn::Contact,
         QStringLiteral("(SELECT min(i.value) FROM identity i WHERE i.person_id = l.person_id)")},
        {LeadColumn::Company, QStringLiteral("p.company COLLATE NOCASE")},
        {LeadColumn::Product, QStringLiteral("l.product COLLATE NOCASE")},
        {LeadColumn::Source, QStringLiteral("l.source")},
        {LeadColumn::City, QStringLiteral("p.city COLLATE NOCASE")},
        {LeadColumn::Tags, QStringLiteral("(SELECT min(t.tag) FROM lead_tag t WHERE t.lead_id = l.id) COLLATE NOCASE")},
        {LeadColumn::Created, QStringLiteral("l.created_ms")},
        {LeadColumn::Number, QStringLiteral("l.number")},
        {LeadColumn::Priority, QStringLiteral("l.priority")},
    };
    const QString direction = sort.descending ? QStringLiteral("DESC") : QStringLiteral("ASC");
    QString expression = expressions.value(sort.column);
    expression.replace(QStringLiteral("{}"), direction);
    return QStringLiteral(" ORDER BY %1 %2, l.number DESC").arg(expression, direction);
}

bool needsPerson(LeadColumn column) {
    return column == LeadColumn::Customer || column == LeadColumn::Company || column == LeadColumn::City;
}

QString fromOf(LeadColumn column) {
    return needsPerson(column) ? QStringLiteral(" FROM lead l JOIN person p ON p.id = l.person_id")
                               : QStringLiteral(" FROM lead l");
}

const QString rowSql = QStringLiteral(
    "SELECT l.number, l.id, p.name, p.company, "
    "(SELECT i.kind || ' ' || i.value FROM identity i WHERE i.person_id = p.id ORDER BY i.kind, i.created_ms, i.id LIMIT 1), "
    "l.channel, l.preview, l.heat, l.score, l.priority, l.next_due_ms, l.stage, l.owner_id, l.last_activity_ms, "
    "l.created_ms, l.source, l.product, p.city, "
    "(SELECT group_concat(t.tag, char(31)) FROM lead_tag t WHERE t.lead_id = l.id), l.is_unread, l.is_repeat "
    "FROM lead l JOIN person p ON p.id = l.person_id");

/// "0 +919820041177" → "+91 98200 41177"
QString contactOf(const QString& kindAndValue) {
    const QString value = kindAndValue.section(u' ', 1);
    const auto kind = static_cast<IdentityKind>(kindAndValue.section(u' ', 0, 0).toInt());
    return kind == IdentityKind::Phone || kind == IdentityKind::WhatsApp ? formatPhone(value) : value;
}

LeadRow fromRow(const Record& record) {
    LeadRow row;
    row.number = record.integer(0);
    row.id = record.id<LeadId>(1);
    row.company = record.text(3);
    row.contact = contactOf(record.text(4));
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
    const QStringList names{record.text(2), row.company, row.contact, leadNumberText(row.number)};
    for (const QString& name : names) {
        if (!name.isEmpty()) {
            row.customer = name;
            break;
        }
    }
    if (row.customer == row.company)
        row.company.clear();
    return row;
}

/// One cell of the facet count: all leads with the same four words.
struct Cell {
    int channel = 0;
    int heat = 0;
    int stage = 0;
    QByteArray owner;
    int n = 0;
};

bool has(const auto& list, auto word) {
    return list.isEmpty() || list.contains(word);
}

bool ownerFits(const LeadFilter& filter, const MemberId& owner) {
    if (filter.owners.isEmpty() && !filter.unassigned)
        return true;
    return owner.isSet() ? filter.owners.contains(owner) : filter.unassigned;
}

bool stageFits(const LeadFilter& filter, Stage stage) {
    if (!filter.stages.isEmpty())
        return filter.stages.contains(stage);
    switch (filter.group) {
    case LeadFilter::Group::Open:
        return isOpen(stage);
    case LeadFilter::Group::Closed:
        return !isOpen(stage);
    case LeadFilter::Group::All:
        break;
    }
    return true;
}

void addCell(LeadFacets& facets, const LeadFilter& filter, const Cell& cell) {
    const MemberId owner = MemberId::fromBytes(cell.owner);
    const bool channel = has(filter.channels, static_cast<Channel>(cell.channel));
    const bool heat = has(filter.heats, static_cast<Heat>(cell.heat));
    const bool stage = stageFits(filter, static_cast<Stage>(cell.stage));
    const bool owned = ownerFits(filter, owner);
    if (channel && heat && stage && owned)
        facets.matching += cell.n;
    if (heat && stage && owned)
        facets.byChannel[cell.channel] += cell.n;
    if (channel && stage && owned)
        facets.byHeat[cell.heat] += cell.n;
    if (channel && heat && owned)
        facets.byStage[cell.stage] += cell.n;
    if (channel && heat && stage)
        (owner.isSet() ? facets.byOwner[owner] : facets.unassigned) += cell.n;
}

} // namespace

Result<LeadListQuery::Where> LeadListQuery::whereOf(const LeadFilter& filter, bool dimensions) {
    Where where;
    if (dimensions) {
        addStages(where, filter);
        addOwners(where, filter);
        where.addWords(QStringLiteral("l.channel"), filter.channels);
        where.addWords(QStringLiteral("l.heat"), filter.heats);
    }
    where.addWords(QStringLiteral("l.source"), filter.sources);
    addTimes(where, filter);
    for (const QString& tag : filter.tags)
        where.add(QStringLiteral("EXISTS (SELECT 1 FROM lead_tag t WHERE t.lead_id = l.id AND t.tag = ?)"), {tag});
    if (!filter.text.trimmed().isEmpty()) {
        LW_TRY(const QList<qint64> hits, m_search.find(m_connection, filter.text, 0));
        LW_CHECK(m_connection.run(QStringLiteral("CREATE TEMP TABLE IF NOT EXISTS search_hit (number INTEGER PRIMARY KEY)")));
        LW_CHECK(m_connection.run(QStringLiteral("DELETE FROM temp.search_hit")));
        for (const qint64 hit : hits)
            LW_CHECK(m_connection.run(QStringLiteral("INSERT INTO temp.search_hit (number) VALUES (?)"), {hit}));
        where.add(QStringLiteral("l.number IN (SELECT number FROM temp.search_hit)"));
    }
    return where;
}

Result<QList<qint64>> LeadListQuery::numbers(const LeadFilter& filter, const LeadSort& sort) {
    LW_TRY(const Where where, whereOf(filter, true));
    return m_connection.collect(QStringLiteral("SELECT l.number") + fromOf(sort.column) + where.sql() + orderOf(sort),
                                where.values, [](const Record& record) { return record.integer(0); });
}

Result<QList<LeadRow>> LeadListQuery::firstRows(const LeadFilter& filter, const LeadSort& sort, int count) {
    LW_TRY(const Where where, whereOf(filter, true));
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

Result<LeadFacets> LeadListQuery::facets(const LeadFilter& filter) {
    LW_TRY(const Where where, whereOf(filter, false));
    LW_TRY(const auto cells,
           m_connection.collect(QStringLiteral("SELECT l.channel, l.heat, l.stage, l.owner_id, count(*) FROM lead l") +
                                    where.sql() + QStringLiteral(" GROUP BY l.channel, l.heat, l.stage, l.owner_id"),
                                where.values, [](const Record& record) {
                                    return Cell{static_cast<int>(record.integer(0)), static_cast<int>(record.integer(1)),
                                                static_cast<int>(record.integer(2)), record.bytes(3),
                                                static_cast<int>(record.integer(4))};
                                }));
    LeadFacets facets;
    for (const Cell& cell : cells)
        addCell(facets, filter, cell);
    LW_TRY(const qint64 all, m_connection.number(QStringLiteral("SELECT count(*) FROM lead")));
    facets.all = static_cast<int>(all);
    return facets;
}

Result<InboxCounts> LeadListQuery::counts(MemberId me, Instant now) {
    InboxCounts counts;
    const auto count = [&](const QString& condition, const QList<Value>& values) -> Result<int> {
        LW_TRY(const qint64 n, m_connection.number(QStringLiteral("SELECT count(*) FROM lead l") + condition, values));
        return static_cast<int>(n);
    };
    LW_TRY(counts.leads, count(QString(), {}));
    LW_TRY(counts.open, count(QStringLiteral(" WHERE l.is_open = 1"), {}));
    LW_TRY(counts.unassigned, count(QStringLiteral(" WHERE l.is_open = 1 AND l.owner_id IS NULL"), {}));
    // Nobody's bytes are empty and match no owner.
    LW_TRY(counts.mine, count(QStringLiteral(" WHERE l.is_open = 1 AND l.owner_id = ?"), {me.bytes()}));
    LW_TRY(counts.overdue,
           count(QStringLiteral(" WHERE l.is_open = 1 AND l.next_due_ms > 0 AND l.next_due_ms < ?"), {now.ms()}));
    return counts;
}

Result<QStringList> LeadListQuery::tags() {
    LW_TRY(const auto tags, m_connection.collect(QStringLiteral("SELECT DISTINCT tag FROM lead_tag ORDER BY tag COLLATE NOCASE"),
                                                 {}, [](const Record& record) { return record.text(0); }));
    return tags;
}

} // namespace leadwell::store
