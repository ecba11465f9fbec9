// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadMemory.h"

#include "core/base/Heap.h"
#include "core/domain/lead/Lead.h"

#include <algorithm>
#include <utility>

namespace leadwell::store {

namespace {

constexpr size_t usualDocumentBytes = 128;

const QString leadSql = QStringLiteral(
    "SELECT l.number, l.last_activity_ms, l.created_ms, l.next_due_ms, l.owner_id, l.stage, l.channel, l.heat, l.priority, "
    "l.source, l.score, l.is_open, coalesce(p.face_name, p.name), coalesce(p.face_company, p.company), "
    "coalesce(p.face_city, p.city), l.product, "
    // A telephone number's own spelling has the same digits; another one is kept only when it says something else.
    "(SELECT group_concat(CASE WHEN i.kind = 0 OR i.raw = i.value COLLATE NOCASE THEN i.value ELSE i.value || ' ' || i.raw END, "
    "' ') "
    "FROM identity i WHERE i.person_id = p.id), "
    "(SELECT group_concat(t.tag, char(31)) FROM lead_tag t WHERE t.lead_id = l.id), "
    // Of those who are one with them whatever they may be looked for by, and what was put away into this lead.
    "CASE WHEN p.shown_id IS NULL THEN '' ELSE "
    "(SELECT group_concat(o.name || ' ' || o.company || ' ' || coalesce((SELECT group_concat(i.value || ' ' || i.raw, ' ') FROM "
    "identity i WHERE i.person_id = o.id AND o.id <> p.id), ''), ' ') FROM person o WHERE o.shown_id = p.shown_id) || ' ' || "
    "coalesce((SELECT group_concat('L-' || o.number || ' ' || o.product, ' ') FROM lead o WHERE o.shown_in = l.id), '') END "
    "FROM lead l JOIN person p ON p.id = l.person_id WHERE l.shown_in IS NULL");
constexpr int ownerColumn = 4;
constexpr int firstName = 12;
constexpr int lastName = 14;
constexpr int lastWord = 16;
constexpr int tagsColumn = 17;
constexpr int alsoColumn = 18;

QStringList tagsOf(const Record& record) {
    return record.text(tagsColumn).split(QChar(31), Qt::SkipEmptyParts);
}

SearchDocument documentOf(const Record& record) {
    QString names;
    for (int column = firstName; column <= lastName; ++column)
        names.append(record.text(column)).append(u' ');
    QString rest;
    for (int column = lastName + 1; column <= lastWord; ++column)
        rest.append(record.text(column)).append(u' ');
    rest.append(tagsOf(record).join(u' ')).append(u' ');
    rest.append(domain::leadNumberText(record.integer(0)));
    if (const QString also = record.text(alsoColumn); !also.isEmpty())
        rest.append(u' ').append(also);
    return SearchDocument::of(names, rest);
}

/// All but the owner, whose place only the table knows.
LeadEntry entryOf(const Record& record) {
    LeadEntry entry;
    entry.activityMs = record.integer(1);
    entry.createdMs = record.integer(2);
    entry.dueMs = record.integer(3);
    entry.stage = record.word<domain::Stage>(5);
    entry.channel = record.word<domain::Channel>(6);
    entry.heat = record.word<domain::Heat>(7);
    entry.priority = record.word<domain::Priority>(8);
    entry.source = record.word<domain::Source>(9);
    entry.score = static_cast<quint8>(record.integer(10));
    entry.isOpen = record.integer(11) != 0;
    entry.isHere = true;
    return entry;
}

/// One by one so many leads are read sooner than all of them; above both everything is read again.
constexpr qsizetype fewLeads = 10'000;
constexpr qsizetype manyShare = 8;

} // namespace

void LeadMemory::noteComing(const std::optional<QSet<qint64>>& numbers) {
    const std::scoped_lock lock(m_noticeMutex);
    m_coming = numbers.value_or(QSet<qint64>());
    m_isEverythingComing = !numbers;
}

void LeadMemory::noteChanged(const QSet<qint64>& numbers) {
    const std::scoped_lock lock(m_noticeMutex);
    m_coming.subtract(numbers);
    if (!m_isStale)
        m_changed.unite(numbers);
}

void LeadMemory::noteEverythingChanged() {
    const std::scoped_lock lock(m_noticeMutex);
    m_isStale = true;
    m_isReady = false;
    m_isEverythingComing = false;
    m_changed.clear();
}

Result<LeadMemory::View> LeadMemory::view(Connection& connection) {
    const std::scoped_lock onlyOne(m_catchUpMutex);
    LW_CHECK(catchUp(connection));
    return View(m_contents, m_contentsMutex);
}

/// With m_catchUpMutex held, and only behind a snapshot that has begun: what that snapshot may show and no notice was taken of.
std::optional<QSet<qint64>> LeadMemory::seenBeforeNoticed() {
    const std::scoped_lock lock(m_noticeMutex);
    if (m_isStale || m_isEverythingComing)
        return std::nullopt;
    return QSet<qint64>(m_changed).unite(m_coming);
}

/// With m_catchUpMutex held.
Result<void> LeadMemory::catchUp(Connection& connection) {
    QSet<qint64> changed;
    bool isStale = false;
    {
        const std::scoped_lock lock(m_noticeMutex);
        isStale = std::exchange(m_isStale, false);
        changed = std::exchange(m_changed, {});
    }
    if (!isStale && changed.isEmpty())
        return {};
    isStale = isStale || changed.size() > std::max(fewLeads, qsizetype(m_contents.table.oldestFirst(false).size()) / manyShare);
    (void)connection.renewSnapshot();
    const auto done = isStale ? build(connection) : readAgain(connection, changed);
    if (!done) {
        noteEverythingChanged();
        return done;
    }
    if (isStale) {
        const std::scoped_lock lock(m_noticeMutex);
        m_isReady = !m_isStale;
    }
    return {};
}

Result<LeadMemory::Contents> LeadMemory::readAll(Connection& connection) {
    Contents fresh;
    LW_TRY(const qint64 count, connection.number(QStringLiteral("SELECT count(*) FROM lead")));
    LW_TRY(const qint64 last, connection.number(QStringLiteral("SELECT max(number) FROM lead")));
    const auto numbers = static_cast<size_t>(std::clamp<qint64>(last + 1, 0, count * 2 + 1)); // Few are missing, as a rule.
    fresh.table.reserve(numbers);
    fresh.text.beginMany(numbers, static_cast<size_t>(count) * usualDocumentBytes);
    std::vector<LeadTable::Change> leads;
    leads.reserve(static_cast<size_t>(count));
    LW_CHECK(connection.each(leadSql, {}, [&](const Record& record) {
        const qint64 number = record.integer(0);
        if (number <= 0 || number > LeadTable::numberMax)
            return;
        LeadEntry entry = entryOf(record);
        entry.owner = fresh.table.ownerPlace(record.id<MemberId>(ownerColumn));
        leads.push_back({static_cast<LeadTable::Number>(number), entry});
        fresh.text.put(static_cast<size_t>(number), documentOf(record));
        fresh.tags.put(static_cast<size_t>(number), tagsOf(record));
    }));
    fresh.text.endMany();
    fresh.table.apply(leads);
    return fresh;
}

Result<void> LeadMemory::build(Connection& connection) {
    LW_TRY(Contents fresh, readAll(connection));
    {
        const std::unique_lock lock(m_contentsMutex);
        m_contents = std::move(fresh);
    }
    m_orders = 0;
    m_missed.reset();
    giveBackFreeMemory();
    return {};
}

Result<void> LeadMemory::readAgain(Connection& connection, const QSet<qint64>& numbers) {
    if (m_contents.text.isWasteful())
        return build(connection);
    static const QString one = leadSql + QStringLiteral(" AND l.number = ?");
    struct Lead {
        LeadTable::Change change;
        MemberId owner;
        SearchDocument document;
        QStringList tags;
    };
    std::vector<Lead> leads;
    for (const qint64 number : numbers) {
        if (number <= 0 || number > LeadTable::numberMax)
            continue;
        Lead lead{{static_cast<LeadTable::Number>(number), {}}, {}, {}, {}};
        LW_CHECK(connection.each(one, {number}, [&lead](const Record& record) {
            lead.change.entry = entryOf(record);
            lead.owner = record.id<MemberId>(ownerColumn);
            lead.document = documentOf(record);
            lead.tags = tagsOf(record);
        }));
        leads.push_back(std::move(lead));
    }
    if (m_missed)
        m_missed->unite(numbers);
    Orders orders = refreshedOrders(connection, numbers);
    const std::unique_lock lock(m_contentsMutex);
    takeOrders(std::move(orders));
    m_contents.written.forget();
    std::vector<LeadTable::Change> changes;
    changes.reserve(leads.size());
    for (Lead& lead : leads) {
        lead.change.entry.owner = m_contents.table.ownerPlace(lead.owner);
        changes.push_back(lead.change);
        m_contents.tags.put(lead.change.number, lead.tags);
        if (lead.change.entry.isHere)
            m_contents.text.put(lead.change.number, lead.document);
        else
            m_contents.text.remove(lead.change.number);
    }
    m_contents.table.apply(changes);
    return {};
}

} // namespace leadwell::store
