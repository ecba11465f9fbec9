// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/PersonRepository.h"

#include "core/store/repository/UnionRepository.h"

#include <algorithm>

namespace leadwell::store::people {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString holdersSql = QStringLiteral("SELECT i.person_id, p.name, i.identifies, p.shown_id FROM identity i "
                                          "JOIN person p ON p.id = i.person_id "
                                          "WHERE i.kind = ? AND i.account = ? AND i.value = ? ORDER BY i.created_ms, i.id");
const QString personSql =
    QStringLiteral("SELECT p.name, p.company, p.title, p.industry, p.company_size, p.revenue_minor, p.city, p.region, p.country, "
                   "p.language, p.name_by_person, p.created_ms, p.id");
const QString identitiesSql = QStringLiteral("SELECT id, kind, account, value, raw, identifies FROM identity "
                                             "WHERE person_id = ? ORDER BY kind, created_ms, id");
const QString suggestionsSql =
    QStringLiteral("SELECT coalesce(p.face_name, p.name), coalesce(p.face_company, p.company), s.reason, p.id FROM suggestion s "
                   "JOIN person p ON p.id = s.person_b WHERE s.person_a = ?1 AND s.state = 0 "
                   "UNION ALL "
                   "SELECT coalesce(p.face_name, p.name), coalesce(p.face_company, p.company), s.reason, p.id FROM suggestion s "
                   "JOIN person p ON p.id = s.person_a WHERE s.person_b = ?2 AND s.state = 0");

const QString suggestedSql = QStringLiteral("SELECT id, person_a, person_b, reason, state, created_ms FROM suggestion ");

Suggested suggestedFromRow(const Record& r) {
    return {r.bytes(0), r.id<PersonId>(1), r.id<PersonId>(2), r.text(3), r.word<SuggestionState>(4), r.instant(5)};
}

Person personFromRow(const Record& record) {
    Person person;
    person.name = record.text(0);
    person.company = record.text(1);
    person.title = record.text(2);
    person.industry = record.text(3);
    person.companySize = static_cast<int>(record.integer(4));
    person.revenueMinor = record.integer(5);
    person.city = record.text(6);
    person.region = record.text(7);
    person.country = record.text(8);
    person.language = record.text(9);
    person.nameByPerson = record.integer(10) != 0;
    person.createdAt = record.instant(11);
    person.id = record.id<PersonId>(12);
    return person;
}

Identity identityFromRow(const Record& record) {
    return {record.id<IdentityId>(0), record.word<IdentityKind>(1), record.text(2), record.text(3),
            record.text(4),           record.integer(5) != 0};
}

Row toRow(const Person& person) {
    return Row{{QStringLiteral("id"), person.id.bytes()},
               {QStringLiteral("name"), person.name},
               {QStringLiteral("company"), person.company},
               {QStringLiteral("title"), person.title},
               {QStringLiteral("industry"), person.industry},
               {QStringLiteral("company_size"), qint64(person.companySize)},
               {QStringLiteral("revenue_minor"), person.revenueMinor},
               {QStringLiteral("city"), person.city},
               {QStringLiteral("region"), person.region},
               {QStringLiteral("country"), person.country},
               {QStringLiteral("language"), person.language},
               {QStringLiteral("name_by_person"), qint64(person.nameByPerson)},
               {QStringLiteral("created_ms"), person.createdAt.ms()}};
}

} // namespace

Result<QList<Holder>> holdersOf(Connection& connection, IdentityKind kind, const QString& account, const QString& value) {
    LW_TRY(auto holders, connection.collect(holdersSql, {qint64(kind), account, value}, [](const Record& record) {
        return Holder{record.id<PersonId>(0), record.text(1), record.integer(2) != 0, record.id<PersonId>(3)};
    }));
    for (Holder& holder : holders) {
        if (!holder.group.isSet())
            continue;
        LW_TRY(holder.otherNames,
               connection.collect(QStringLiteral("SELECT o.name FROM person p JOIN person o ON o.shown_id = p.shown_id AND o.id "
                                                 "<> p.id AND o.name <> '' WHERE p.id = ?"),
                                  {holder.person.bytes()}, [](const Record& r) { return r.text(0); }));
    }
    return holders;
}

Result<Person> read(Connection& connection, PersonId id) {
    LW_TRY(auto found,
           connection.first(personSql + QStringLiteral(" FROM person p WHERE p.id = ?"), {id.bytes()}, personFromRow));
    if (!found)
        return Error{ErrorKind::NotFound, QStringLiteral("This person no longer exists."), {}};
    LW_TRY(found->identities, connection.collect(identitiesSql, {id.bytes()}, identityFromRow));
    return *found;
}

Result<QString> nameOf(Connection& connection, PersonId id) {
    LW_TRY(const auto name, connection.first(QStringLiteral("SELECT name FROM person WHERE id = ?"), {id.bytes()},
                                             [](const Record& r) { return r.text(0); }));
    return name.value_or(QString());
}

Result<void> insert(WriteTx& tx, const Person& person) {
    LW_CHECK(tx.insert(Entity::Person, toRow(person)));
    for (const Identity& identity : person.identities)
        LW_CHECK(addIdentity(tx, person.id, identity));
    return {};
}

Result<void> insertAsIs(WriteTx& tx, const Person& person) {
    LW_CHECK(tx.insert(Entity::Person, toRow(person)));
    for (const Identity& identity : person.identities)
        LW_CHECK(insertIdentity(tx, person.id, identity));
    return {};
}

Result<void> addIdentity(WriteTx& tx, PersonId person, Identity identity) {
    LW_TRY(const auto holders, holdersOf(tx.db(), identity.kind, identity.account, identity.value));
    for (const Holder& holder : holders) {
        if (holder.person == person)
            return {};
        if (holder.identifies)
            identity.identifies = false;
    }
    return insertIdentity(tx, person, identity);
}

Result<bool> makeIdentifying(WriteTx& tx, PersonId person, const Identity& identity) {
    LW_TRY(const auto holders, holdersOf(tx.db(), identity.kind, identity.account, identity.value));
    for (const Holder& holder : holders) {
        if (holder.identifies && holder.person != person)
            return false;
    }
    return tx.update(Entity::Identity, identity.id.bytes(), Row{{QStringLiteral("identifies"), qint64(1)}});
}

Result<void> insertIdentity(WriteTx& tx, PersonId person, const Identity& identity) {
    return tx.insert(Entity::Identity, Row{{QStringLiteral("id"), tx.ids().make<IdentityId>().bytes()},
                                           {QStringLiteral("person_id"), person.bytes()},
                                           {QStringLiteral("kind"), qint64(identity.kind)},
                                           {QStringLiteral("account"), identity.account},
                                           {QStringLiteral("value"), identity.value},
                                           {QStringLiteral("raw"), identity.raw},
                                           {QStringLiteral("identifies"), qint64(identity.identifies)},
                                           {QStringLiteral("created_ms"), tx.now().ms()}});
}

Result<QList<Unidentified>> unidentified(Connection& connection) {
    const QString nobody = QStringLiteral("NOT EXISTS (SELECT 1 FROM identity x WHERE x.person_id = p.id AND x.identifies = 1)");
    QHash<PersonId, QList<Identity>> contacts;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT i.id, i.kind, i.account, i.value, i.raw, i.identifies, i.person_id FROM identity i "
                       "JOIN person p ON p.id = i.person_id WHERE i.identifies = 0 AND ") +
            nobody,
        {}, [&](const Record& r) { contacts[r.id<PersonId>(6)].append(identityFromRow(r)); }));
    return connection.collect(
        personSql + QStringLiteral(", l.extra FROM person p LEFT JOIN lead l ON l.person_id = p.id WHERE ") + nobody, {},
        [&](const Record& r) {
            Unidentified somebody{personFromRow(r), r.text(13)};
            somebody.person.identities = contacts.value(somebody.person.id);
            return somebody;
        });
}

Result<QList<qint64>> leadNumbersOf(Connection& connection, PersonId person) {
    return connection.collect(
        QStringLiteral("SELECT number FROM lead WHERE person_id IN (SELECT ?1 UNION SELECT o.id FROM person p JOIN person o ON "
                       "o.shown_id = p.shown_id WHERE p.id = ?1) AND shown_in IS NULL "
                       "ORDER BY last_activity_ms DESC, number DESC"),
        {person.bytes()}, [](const Record& record) { return record.integer(0); });
}

Result<bool> suggestSame(WriteTx& tx, PersonId a, PersonId b, const QString& reason) {
    LW_TRY(const auto ours, unions::groupOf(tx.db(), a));
    if (ours.contains(b))
        return false;
    LW_TRY(const auto theirs, unions::groupOf(tx.db(), b));
    LW_TRY(const auto said, saidBetween(tx.db(), ours, theirs));
    const auto isSaid = [&said](SuggestionState state) {
        return std::any_of(said.cbegin(), said.cend(), [state](const Suggested& one) { return one.state == state; });
    };
    if (isSaid(SuggestionState::NotTheSame))
        return false;
    if (isSaid(SuggestionState::Open))
        return true;
    const auto [first, second] = std::minmax(a, b);
    for (const Suggested& one : said) { // They were one, and are not any more: asked anew.
        if (one.a == first && one.b == second)
            return tx.update(Entity::Suggestion, one.id, Row{{QStringLiteral("state"), qint64(SuggestionState::Open)}});
    }
    LW_CHECK(tx.insert(Entity::Suggestion, Row{{QStringLiteral("id"), tx.ids().next().toRfc4122()},
                                               {QStringLiteral("person_a"), first.bytes()},
                                               {QStringLiteral("person_b"), second.bytes()},
                                               {QStringLiteral("reason"), reason},
                                               {QStringLiteral("created_ms"), tx.now().ms()}}));
    return true;
}

Result<QList<Suggested>> saidBetween(Connection& connection, const QList<PersonId>& some, const QList<PersonId>& others) {
    QList<Suggested> said;
    for (const PersonId one : some) {
        for (const PersonId other : others) {
            const auto [first, second] = std::minmax(one, other);
            LW_TRY(const auto found, connection.first(suggestedSql + QStringLiteral("WHERE person_a = ? AND person_b = ?"),
                                                      {first.bytes(), second.bytes()}, suggestedFromRow));
            if (found)
                said.append(*found);
        }
    }
    return said;
}

Result<void> setSaid(WriteTx& tx, PersonId a, PersonId b, SuggestionState state, const QString& reason) {
    const auto [first, second] = std::minmax(a, b);
    LW_TRY(const auto said, saidBetween(tx.db(), {first}, {second}));
    if (!said.isEmpty()) {
        LW_CHECK(tx.update(Entity::Suggestion, said.first().id, Row{{QStringLiteral("state"), qint64(state)}}));
        return {};
    }
    return tx.insert(Entity::Suggestion, Row{{QStringLiteral("id"), tx.ids().next().toRfc4122()},
                                             {QStringLiteral("person_a"), first.bytes()},
                                             {QStringLiteral("person_b"), second.bytes()},
                                             {QStringLiteral("reason"), reason},
                                             {QStringLiteral("state"), qint64(state)},
                                             {QStringLiteral("created_ms"), tx.now().ms()}});
}

Result<QList<Suggested>> openSuggestionsOf(Connection& connection, PersonId person) {
    return connection.collect(
        suggestedSql + QStringLiteral("WHERE (person_a = ?1 OR person_b = ?1) AND state = 0 ORDER BY created_ms DESC, id DESC"),
        {person.bytes()}, suggestedFromRow);
}

Result<QList<Suggested>> openSuggestions(Connection& connection) {
    return connection.collect(suggestedSql + QStringLiteral("WHERE state = 0 ORDER BY created_ms DESC, id DESC"), {},
                              suggestedFromRow);
}

Result<QStringList> suggestionsFor(Connection& connection, PersonId person) {
    LW_TRY(const auto group, unions::groupOf(connection, person));
    QStringList sentences;
    for (const PersonId one : group) {
        LW_CHECK(connection.each(suggestionsSql, {one.bytes(), one.bytes()}, [&](const Record& record) {
            const QString name = record.text(0).isEmpty() ? record.text(1) : record.text(0);
            const QString sentence = QStringLiteral("May be the same person as %1 (%2).")
                                         .arg(name.isEmpty() ? QStringLiteral("somebody without a name") : name, record.text(2));
            if (!group.contains(record.id<PersonId>(3)) && !sentences.contains(sentence))
                sentences.append(sentence);
        }));
    }
    return sentences;
}

} // namespace leadwell::store::people
