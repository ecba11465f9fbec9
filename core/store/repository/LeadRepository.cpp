// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/LeadRepository.h"

namespace leadwell::store::leads {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString leadSql = QStringLiteral(
    "SELECT number, id, person_id, channel, channel_raw, source, campaign, referrer, stage, owner_id, product, quantity, unit, "
    "value_minor, currency, language, intent, queue, is_urgent, budget, timeline, score, intent_heat, intent_confidence, "
    "intent_at_ms, rule_priority, wants_contact_ms, heat, heat_pin, heat_pin_until_ms, priority, is_repeat, is_unread, "
    "first_message, preview, extra, created_ms, last_activity_ms, next_due_ms, intent_reason, stage_person_ms, stage_cause, "
    "shown_in "
    "FROM lead");

LeadRecord fromRow(const Record& r) {
    LeadRecord lead;
    lead.number = r.integer(0);
    lead.id = r.id<LeadId>(1);
    lead.personId = r.id<PersonId>(2);
    lead.channel = r.word<Channel>(3);
    lead.channelRaw = r.text(4);
    lead.source = r.word<Source>(5);
    lead.campaign = r.text(6);
    lead.referrer = r.text(7);
    lead.stage = r.word<Stage>(8);
    lead.ownerId = r.id<MemberId>(9);
    lead.product = r.text(10);
    lead.quantity = r.real(11);
    lead.unit = r.text(12);
    lead.value = {r.integer(13), r.text(14)};
    lead.language = r.text(15);
    lead.intent = r.word<Intent>(16);
    lead.queue = r.word<Queue>(17);
    lead.isUrgent = r.integer(18) != 0;
    lead.budget = r.text(19);
    lead.timeline = r.text(20);
    lead.score = static_cast<int>(r.integer(21));
    lead.intentHeat.heat = r.word<Heat>(22);
    lead.intentHeat.confidence = r.real(23);
    lead.intentHeat.at = r.instant(24);
    lead.intentHeat.reason = r.text(39);
    lead.rulePriority = r.word<Priority>(25);
    lead.wantsContactAt = r.instant(26);
    lead.heat = r.word<Heat>(27);
    if (r.integer(28) >= 0)
        lead.heatPin = Pin<Heat>{r.word<Heat>(28), r.instant(29)};
    lead.priority = r.word<Priority>(30);
    lead.isRepeat = r.integer(31) != 0;
    lead.isUnread = r.integer(32) != 0;
    lead.firstMessage = r.text(33);
    lead.preview = r.text(34);
    lead.extra = r.text(35);
    lead.createdAt = r.instant(36);
    lead.lastActivityAt = r.instant(37);
    lead.nextDueAt = r.instant(38);
    lead.stageByPersonAt = r.instant(40);
    lead.stageCause = r.text(41);
    lead.shownIn = r.id<LeadId>(42);
    return lead;
}

Result<LeadRecord> one(Connection& connection, const QString& condition, const Value& value) {
    LW_TRY(const auto lead, connection.first(leadSql + condition, {value}, fromRow));
    if (!lead)
        return Error{ErrorKind::NotFound, QStringLiteral("This lead no longer exists."), {}};
    return *lead;
}

/// One that was taken back or removed, or a number that nobody ever got.
Result<LeadRecord> numbered(Connection& connection, qint64 number) {
    const auto lead = one(connection, QStringLiteral(" WHERE number = ?"), number);
    if (lead && lead->shownIn.isSet())
        return one(connection, QStringLiteral(" WHERE id = ?"), lead->shownIn.bytes());
    if (lead || lead.error().kind != ErrorKind::NotFound)
        return lead;
    LW_TRY(const qint64 last, connection.number(QStringLiteral("SELECT n FROM counter WHERE name = 'lead_number'")));
    if (number >= 1 && number <= last)
        return lead;
    return Error{ErrorKind::NotFound,
                 last == 0
                     ? QStringLiteral("There is no lead %1; there are none yet.").arg(leadNumberText(number))
                     : QStringLiteral("There is no lead %1; the newest is %2.").arg(leadNumberText(number), leadNumberText(last)),
                 {}};
}

Row toRow(const LeadRecord& lead) {
    return Row{{QStringLiteral("number"), lead.number},
               {QStringLiteral("id"), lead.id.bytes()},
               {QStringLiteral("person_id"), lead.personId.bytes()},
               {QStringLiteral("channel"), qint64(lead.channel)},
               {QStringLiteral("channel_raw"), lead.channelRaw},
               {QStringLiteral("source"), qint64(lead.source)},
               {QStringLiteral("campaign"), lead.campaign},
               {QStringLiteral("referrer"), lead.referrer},
               {QStringLiteral("stage"), qint64(lead.stage)},
               {QStringLiteral("is_open"), qint64(isOpen(lead.stage))},
               {QStringLiteral("owner_id"), idValue(lead.ownerId)},
               {QStringLiteral("product"), lead.product},
               {QStringLiteral("quantity"), lead.quantity},
               {QStringLiteral("unit"), lead.unit},
               {QStringLiteral("value_minor"), lead.value.minor},
               {QStringLiteral("currency"), lead.value.currency},
               {QStringLiteral("language"), lead.language},
               {QStringLiteral("intent"), qint64(lead.intent)},
               {QStringLiteral("queue"), qint64(lead.queue)},
               {QStringLiteral("is_urgent"), qint64(lead.isUrgent)},
               {QStringLiteral("budget"), lead.budget},
               {QStringLiteral("timeline"), lead.timeline},
               {QStringLiteral("score"), qint64(lead.score)},
               {QStringLiteral("intent_heat"), qint64(lead.intentHeat.heat)},
               {QStringLiteral("intent_confidence"), lead.intentHeat.confidence},
               {QStringLiteral("intent_at_ms"), lead.intentHeat.at.ms()},
               {QStringLiteral("intent_reason"), lead.intentHeat.reason},
               {QStringLiteral("rule_priority"), qint64(lead.rulePriority)},
               {QStringLiteral("wants_contact_ms"), lead.wantsContactAt.ms()},
               {QStringLiteral("heat"), qint64(lead.heat)},
               {QStringLiteral("heat_pin"), lead.heatPin ? qint64(lead.heatPin->value) : qint64(-1)},
               {QStringLiteral("heat_pin_until_ms"), lead.heatPin ? lead.heatPin->until.ms() : qint64(0)},
               {QStringLiteral("priority"), qint64(lead.priority)},
               {QStringLiteral("is_repeat"), qint64(lead.isRepeat)},
               {QStringLiteral("is_unread"), qint64(lead.isUnread)},
               {QStringLiteral("first_message"), lead.firstMessage},
               {QStringLiteral("preview"), lead.preview},
               {QStringLiteral("extra"), lead.extra},
               {QStringLiteral("created_ms"), lead.createdAt.ms()},
               {QStringLiteral("last_activity_ms"), lead.lastActivityAt.ms()},
               {QStringLiteral("next_due_ms"), lead.nextDueAt.ms()}};
}

} // namespace

Result<LeadRecord> read(Connection& connection, qint64 number) {
    return numbered(connection, number);
}

Result<LeadRecord> read(Connection& connection, LeadId id) {
    return one(connection, QStringLiteral(" WHERE id = ?"), id.bytes());
}

Result<LeadRecord> readShown(Connection& connection, LeadId id) {
    LW_TRY(const LeadRecord lead, read(connection, id));
    return lead.shownIn.isSet() ? read(connection, lead.shownIn) : Result<LeadRecord>(lead);
}

Result<QList<LeadId>> shownIn(Connection& connection, LeadId id) {
    return connection.collect(QStringLiteral("SELECT id FROM lead WHERE shown_in = ? ORDER BY number"), {id.bytes()},
                              [](const Record& r) { return r.id<LeadId>(0); });
}

Result<std::optional<LeadRecord>> openLeadOf(Connection& connection, PersonId person) {
    return connection.first(
        leadSql + QStringLiteral(" WHERE person_id IN (SELECT ?1 UNION SELECT o.id FROM person p JOIN person o ON o.shown_id = "
                                 "p.shown_id WHERE p.id = ?1) AND is_open = 1 "
                                 "ORDER BY person_id <> ?1, last_activity_ms DESC, number DESC LIMIT 1"),
        {person.bytes()}, fromRow);
}

Result<bool> hasLeads(Connection& connection, PersonId person) {
    LW_TRY(const qint64 n,
           connection.number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM lead WHERE person_id IN (SELECT ?1 UNION SELECT "
                                            "o.id FROM person p JOIN person o ON o.shown_id = p.shown_id WHERE p.id = ?1))"),
                             {person.bytes()}));
    return n > 0;
}

Result<QList<LeadRecord>> ofPerson(Connection& connection, PersonId person) {
    return connection.collect(leadSql + QStringLiteral(" WHERE person_id = ? ORDER BY last_activity_ms DESC, number DESC"),
                              {person.bytes()}, fromRow);
}

Result<qint64> reserveNumbers(WriteTx& tx, qint64 count) {
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = n + ? WHERE name = 'lead_number'"), {count}));
    LW_TRY(const qint64 last, tx.db().number(QStringLiteral("SELECT n FROM counter WHERE name = 'lead_number'")));
    return last - count + 1;
}

Result<void> insertNumbered(WriteTx& tx, const LeadRecord& lead) {
    LW_ASSERT(lead.number > 0);
    return tx.insert(Entity::Lead, toRow(lead));
}

Result<qint64> insert(WriteTx& tx, const LeadRecord& lead) {
    LeadRecord numbered = lead;
    LW_TRY(numbered.number, reserveNumbers(tx, 1));
    LW_CHECK(insertNumbered(tx, numbered));
    return numbered.number;
}

Result<Instant> nextDue(Connection& connection, LeadId id) {
    LW_TRY(const qint64 due,
           connection.number(QStringLiteral("SELECT coalesce(min(due_ms), 0) FROM (SELECT due_ms FROM task WHERE lead_id = ? AND "
                                            "status = 0 UNION ALL SELECT due_ms FROM sla_clock WHERE lead_id = ? AND "
                                            "stopped_ms = 0 UNION ALL SELECT t.due_ms FROM lead o JOIN task t ON t.lead_id = "
                                            "o.id AND t.status = 0 WHERE o.shown_in = ?)"),
                             {id.bytes(), id.bytes(), id.bytes()}));
    return Instant::fromMs(due);
}

Result<void> refreshNextDue(WriteTx& tx, LeadId id) {
    LW_TRY(const Instant due, nextDue(tx.db(), id));
    LW_CHECK(tx.update(Entity::Lead, id.bytes(), Row{{QStringLiteral("next_due_ms"), due.ms()}}));
    LW_TRY(const auto shownIn, tx.db().first(QStringLiteral("SELECT shown_in FROM lead WHERE id = ? AND shown_in IS NOT NULL"),
                                             {id.bytes()}, [](const Record& r) { return r.id<LeadId>(0); }));
    return shownIn ? refreshNextDue(tx, *shownIn) : Result<void>();
}

namespace {

const QString timedHeat = QStringLiteral("heat_ms");

} // namespace

Result<QList<qint64>> withTimedHeat(Connection& connection, Instant at) {
    const auto number = [](const Record& record) { return record.integer(0); };
    LW_TRY(const qint64 lastMs,
           connection.number(QStringLiteral("SELECT coalesce(max(n), 0) FROM counter WHERE name = ?"), {timedHeat}));
    if (at.ms() < lastMs) // What is as hot as what they wrote was not cooled.
        return connection.collect(QStringLiteral("SELECT number FROM lead WHERE heat < intent_heat OR heat_pin >= 0"), {},
                                  number);
    return connection.collect(
        QStringLiteral("SELECT number FROM lead WHERE is_open = 1 AND ((heat_pin >= 0 AND heat_pin_until_ms <= ?) "
                       "OR (intent_heat > 0 AND intent_at_ms <= ?))"),
        {at.ms(), (at - std::chrono::hours(48)).ms()}, number);
}

Result<void> noteTimedHeat(WriteTx& tx, Instant at, bool hasChanged) {
    LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO counter (name, n) SELECT ?1, ?2 WHERE ?3 OR EXISTS (SELECT 1 FROM counter "
                                        "WHERE name = ?1 AND n > ?2) ON CONFLICT (name) DO UPDATE SET n = ?2"),
                         {timedHeat, at.ms(), qint64(hasChanged)}));
    return {};
}

Result<QList<qint64>> someNumbers(Connection& connection, int limit) {
    return connection.collect(QStringLiteral("SELECT number FROM lead ORDER BY number DESC LIMIT ?"), {qint64(limit)},
                              [](const Record& record) { return record.integer(0); });
}

Result<Totals> totals(Connection& connection) {
    Totals totals;
    LW_TRY(totals.people, connection.number(QStringLiteral("SELECT count(*) FROM person")));
    LW_TRY(totals.messages, connection.number(QStringLiteral("SELECT count(*) FROM message")));
    LW_CHECK(connection.each(QStringLiteral("SELECT source, count(*) FROM lead GROUP BY source"), {},
                             [&](const Record& r) { totals.bySource.insert(r.word<Source>(0), r.integer(1)); }));
    return totals;
}

} // namespace leadwell::store::leads
