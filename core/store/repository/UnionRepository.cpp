// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/UnionRepository.h"

#include "core/domain/Words.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace leadwell::store::unions {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString unionSql =
    QStringLiteral("SELECT id, person_a, person_b, reason, confidence, actor, choices, lead_away, lead_kept, "
                   "created_ms FROM person_union ");

QString choicesText(const QMap<QString, PersonId>& choices) {
    if (choices.isEmpty())
        return {};
    QJsonObject json;
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        json.insert(choice.key(), choice.value().text());
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QMap<QString, PersonId> choicesOf(const QString& text) {
    QMap<QString, PersonId> choices;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto choice = json.begin(); choice != json.end(); ++choice)
        choices.insert(choice.key(), PersonId::fromText(choice.value().toString()));
    return choices;
}

PersonUnion unionFromRow(const Record& r) {
    return {r.id<UnionId>(0), r.id<PersonId>(1),    r.id<PersonId>(2), r.text(3),       r.real(4),
            r.text(5),        choicesOf(r.text(6)), r.id<LeadId>(7),   r.id<LeadId>(8), r.instant(9)};
}

Result<QList<PersonUnion>> unionsAt(Connection& connection, PersonId person) {
    return connection.collect(unionSql + QStringLiteral("WHERE person_a = ?1 OR person_b = ?1 ORDER BY created_ms, id"),
                              {person.bytes()}, unionFromRow);
}

/// Everybody who can be reached from somebody, and by what.
struct Tree {
    QList<Person> people; ///< oldest first, with identities
    QList<PersonUnion> unions;
    bool contains(PersonId id) const {
        return std::any_of(people.cbegin(), people.cend(), [id](const Person& one) { return one.id == id; });
    }
};

void sortByAge(QList<PersonUnion>& unions) {
    std::sort(unions.begin(), unions.end(), [](const PersonUnion& a, const PersonUnion& b) {
        return std::pair(a.createdAt, a.id.bytes()) < std::pair(b.createdAt, b.id.bytes());
    });
}

/// Walks the unions themselves, not what is derived of them.
Result<Tree> treeFrom(Connection& connection, PersonId start) {
    Tree tree;
    QList<PersonId> waiting{start};
    QSet<PersonId> seen{start};
    while (!waiting.isEmpty()) {
        const PersonId id = waiting.takeFirst();
        const auto person = people::read(connection, id);
        if (!person && person.error().kind == ErrorKind::NotFound)
            continue;
        if (!person)
            return person.error();
        tree.people.append(*person);
        LW_TRY(const auto unions, unionsAt(connection, id));
        for (const PersonUnion& one : unions) {
            if (std::none_of(tree.unions.cbegin(), tree.unions.cend(),
                             [&](const PersonUnion& known) { return known.id == one.id; }))
                tree.unions.append(one);
            const PersonId other = one.a == id ? one.b : one.a;
            if (!seen.contains(other)) {
                seen.insert(other);
                waiting.append(other);
            }
        }
    }
    std::sort(tree.people.begin(), tree.people.end(), [](const Person& a, const Person& b) {
        return std::pair(a.createdAt, a.id.bytes()) < std::pair(b.createdAt, b.id.bytes());
    });
    sortByAge(tree.unions);
    return tree;
}

/// One field of a person, for reading and for writing.
struct Field {
    std::function<bool(const Person&)> isEmpty;
    std::function<void(Person& to, const Person& from)> take;
};
const QMap<QString, Field>& fields() {
    const auto text = [](QString Person::*member) {
        return Field{[member](const Person& person) { return (person.*member).isEmpty(); },
                     [member](Person& to, const Person& from) { to.*member = from.*member; }};
    };
    static const QMap<QString, Field> all{{QStringLiteral("name"),
                                           {[](const Person& person) { return person.name.isEmpty(); },
                                            [](Person& to, const Person& from) {
                                                to.name = from.name;
                                                to.nameByPerson = from.nameByPerson;
                                            }}},
                                          {QStringLiteral("company"), text(&Person::company)},
                                          {QStringLiteral("title"), text(&Person::title)},
                                          {QStringLiteral("city"), text(&Person::city)},
                                          {QStringLiteral("region"), text(&Person::region)},
                                          {QStringLiteral("country"), text(&Person::country)},
                                          {QStringLiteral("industry"), text(&Person::industry)},
                                          {QStringLiteral("language"), text(&Person::language)},
                                          {QStringLiteral("company_size"),
                                           {[](const Person& person) { return person.companySize == 0; },
                                            [](Person& to, const Person& from) { to.companySize = from.companySize; }}},
                                          {QStringLiteral("revenue_minor"),
                                           {[](const Person& person) { return person.revenueMinor == 0; },
                                            [](Person& to, const Person& from) { to.revenueMinor = from.revenueMinor; }}}};
    return all;
}

/// The newest word about a field holds, as long as whoever was chosen is there and has one.
const Person* sourceOf(const Tree& tree, const QString& name, const Field& field) {
    const auto named = [&](PersonId id) -> const Person* {
        for (const Person& person : tree.people) {
            if (person.id == id && !field.isEmpty(person))
                return &person;
        }
        return nullptr;
    };
    for (auto one = tree.unions.crbegin(); one != tree.unions.crend(); ++one) {
        if (const Person* chosen = named(one->choices.value(name)))
            return chosen;
    }
    for (const Person& person : tree.people) {
        if (!field.isEmpty(person))
            return &person;
    }
    return nullptr;
}

Face faceOf(const Tree& tree, const Person& themself) {
    Face face;
    face.person = themself;
    if (tree.people.size() < 2)
        return face;
    for (auto field = fields().begin(); field != fields().end(); ++field) {
        const Person* source = sourceOf(tree, field.key(), field.value());
        if (!source)
            continue;
        field->take(face.person, *source);
        face.sources.insert(field.key(), source->id);
    }
    face.person.createdAt = tree.people.first().createdAt;
    for (const Person& person : tree.people) {
        if (!person.name.isEmpty() && person.name != face.person.name && !face.alsoKnownAs.contains(person.name))
            face.alsoKnownAs.append(person.name);
        for (const Identity& identity : person.identities) {
            const auto known =
                std::find_if(face.person.identities.begin(), face.person.identities.end(), [&](const Identity& other) {
                    return other.kind == identity.kind && other.account == identity.account && other.value == identity.value;
                });
            if (known == face.person.identities.end())
                face.person.identities.append(identity);
            else
                known->identifies = known->identifies || identity.identifies;
        }
    }
    return face;
}

struct Derived {
    Value shownId;
    Value name;
    Value company;
    Value city;
    friend bool operator==(const Derived&, const Derived&) = default;
};

Derived derivedOf(const Tree& tree) {
    if (tree.people.size() < 2)
        return {};
    const Face face = faceOf(tree, tree.people.first());
    return {tree.people.first().id.bytes(), face.person.name, face.person.company, face.person.city};
}

Result<Derived> storedOf(Connection& connection, PersonId person) {
    LW_TRY(const auto stored,
           connection.first(QStringLiteral("SELECT shown_id, face_name, face_company, face_city FROM person WHERE id = ?"),
                            {person.bytes()}, [](const Record& r) {
                                return Derived{r.value(0), r.value(1), r.value(2), r.value(3)};
                            }));
    return stored.value_or(Derived());
}

struct ShownLead {
    LeadId id;
    Stage stage = Stage::New;
    bool isOpen = false;
    LeadId shownIn;
};

Result<QList<ShownLead>> leadsOf(Connection& connection, PersonId person) {
    return connection.collect(QStringLiteral("SELECT id, stage, is_open, shown_in FROM lead WHERE person_id = ?"),
                              {person.bytes()}, [](const Record& r) {
                                  return ShownLead{r.id<LeadId>(0), r.word<Stage>(1), r.integer(2) != 0, r.id<LeadId>(3)};
                              });
}

/// Where a lead is shown: in the one it was put away into, or in what that one was. Not set: by itself. A lead of somebody who
/// is not one of them shows nothing of theirs.
LeadId shownInOf(const Tree& tree, const QSet<LeadId>& theirs, LeadId lead) {
    LeadId shown;
    for (qsizetype steps = 0; steps <= tree.unions.size(); ++steps) {
        const LeadId at = shown.isSet() ? shown : lead;
        const auto put =
            std::find_if(tree.unions.cbegin(), tree.unions.cend(), [&](const PersonUnion& one) { return one.leadAway == at; });
        if (put == tree.unions.cend() || !theirs.contains(put->leadKept))
            return shown;
        shown = put->leadKept;
    }
    return shown;
}

Result<void> refreshLead(WriteTx& tx, const ShownLead& lead, LeadId shownIn) {
    const bool isOpenNow = isOpen(lead.stage) && !shownIn.isSet();
    if (lead.shownIn == shownIn && lead.isOpen == isOpenNow)
        return {};
    LW_CHECK(tx.update(Entity::Lead, lead.id.bytes(),
                       Row{{QStringLiteral("shown_in"), idValue(shownIn)}, {QStringLiteral("is_open"), qint64(isOpenNow)}}));
    for (const LeadId other : {lead.shownIn, shownIn}) {
        if (!other.isSet())
            continue;
        tx.alsoLookAt(other);
        LW_CHECK(leads::refreshNextDue(tx, other));
    }
    return {};
}

Result<void> refreshTree(WriteTx& tx, const Tree& tree) {
    const Derived derived = derivedOf(tree);
    QList<ShownLead> leads;
    QSet<LeadId> theirs;
    for (const Person& person : tree.people) {
        LW_TRY(const Derived stored, storedOf(tx.db(), person.id));
        if (!(stored == derived)) // Bookkeeping, not history: it follows from the history of the unions.
            LW_CHECK(tx.db().run(
                QStringLiteral("UPDATE person SET shown_id = ?, face_name = ?, face_company = ?, face_city = ? WHERE id = ?"),
                {derived.shownId, derived.name, derived.company, derived.city, person.id.bytes()}));
        LW_TRY(const auto some, leadsOf(tx.db(), person.id));
        leads += some;
    }
    for (const ShownLead& lead : std::as_const(leads))
        theirs.insert(lead.id);
    for (const ShownLead& lead : std::as_const(leads))
        LW_CHECK(refreshLead(tx, lead, shownInOf(tree, theirs, lead.id)));
    return {};
}

} // namespace

Result<PersonUnion> read(Connection& connection, UnionId id) {
    LW_TRY(const auto found, connection.first(unionSql + QStringLiteral("WHERE id = ?"), {id.bytes()}, unionFromRow));
    if (!found)
        return Error{ErrorKind::NotFound, QStringLiteral("They are two people already; somebody took them apart."), {}};
    return *found;
}

Result<QList<PersonId>> groupOf(Connection& connection, PersonId person) {
    LW_TRY(auto group, connection.collect(QStringLiteral("SELECT o.id FROM person p JOIN person o ON o.shown_id = p.shown_id "
                                                         "WHERE p.id = ? ORDER BY o.created_ms, o.id"),
                                          {person.bytes()}, [](const Record& r) { return r.id<PersonId>(0); }));
    if (group.isEmpty())
        group.append(person);
    return group;
}

Result<bool> areOne(Connection& connection, PersonId a, PersonId b) {
    if (a == b)
        return true;
    LW_TRY(const qint64 n, connection.number(QStringLiteral("SELECT count(*) FROM person a JOIN person b ON b.shown_id = "
                                                            "a.shown_id WHERE a.id = ? AND b.id = ?"),
                                             {a.bytes(), b.bytes()}));
    return n > 0;
}

Result<QList<PersonUnion>> ofGroup(Connection& connection, PersonId person) {
    LW_TRY(const Tree tree, treeFrom(connection, person));
    return tree.unions;
}

Result<Face> face(Connection& connection, PersonId id) {
    LW_TRY(const Person themself, people::read(connection, id));
    LW_TRY(const qint64 isOneOfSeveral,
           connection.number(QStringLiteral("SELECT shown_id IS NOT NULL FROM person WHERE id = ?"), {id.bytes()}));
    if (isOneOfSeveral == 0)
        return Face{themself, {}, {}};
    LW_TRY(const Tree tree, treeFrom(connection, id));
    return faceOf(tree, themself);
}

Result<void> insert(WriteTx& tx, const PersonUnion& one) {
    return tx.insert(Entity::PersonUnion, Row{{QStringLiteral("id"), one.id.bytes()},
                                              {QStringLiteral("person_a"), one.a.bytes()},
                                              {QStringLiteral("person_b"), one.b.bytes()},
                                              {QStringLiteral("reason"), one.reason},
                                              {QStringLiteral("confidence"), one.confidence},
                                              {QStringLiteral("actor"), one.actor},
                                              {QStringLiteral("choices"), choicesText(one.choices)},
                                              {QStringLiteral("lead_away"), idValue(one.leadAway)},
                                              {QStringLiteral("lead_kept"), idValue(one.leadKept)},
                                              {QStringLiteral("created_ms"), one.createdAt.ms()}});
}

Result<void> setLeads(WriteTx& tx, UnionId id, LeadId away, LeadId kept) {
    LW_CHECK(tx.update(Entity::PersonUnion, id.bytes(),
                       Row{{QStringLiteral("lead_away"), idValue(away)}, {QStringLiteral("lead_kept"), idValue(kept)}}));
    return {};
}

Result<Amount> amountOf(Connection& connection, PersonId person) {
    const QString theirs = QStringLiteral("person_id IN (SELECT ?1 UNION SELECT o.id FROM person p JOIN person o ON o.shown_id = "
                                          "p.shown_id WHERE p.id = ?1)");
    LW_TRY(const qint64 leads, connection.number(QStringLiteral("SELECT count(*) FROM lead WHERE ") + theirs, {person.bytes()}));
    LW_TRY(const qint64 messages,
           connection.number(QStringLiteral("SELECT count(*) FROM message WHERE ") + theirs, {person.bytes()}));
    return Amount{static_cast<int>(leads), static_cast<int>(messages)};
}

Result<QList<Astray>> astrayOf(Connection& connection, PersonId person) {
    struct Kind {
        Entity entity;
        const char16_t* columns; ///< when, and whether it is a word of theirs
    };
    QList<Astray> all;
    for (const Kind& kind : {Kind{Entity::Message, u"t.sent_ms, t.direction = 0 AND t.is_machine = 0"},
                             Kind{Entity::Note, u"t.created_ms, 0"}, Kind{Entity::Call, u"t.called_ms, 0"}}) {
        LW_CHECK(connection.each(
            QStringLiteral("SELECT t.id, t.lead_id, l.person_id, %1 FROM %2 t JOIN lead l ON l.id = "
                           "t.lead_id WHERE t.person_id = ? AND l.person_id <> t.person_id")
                .arg(QString::fromUtf16(kind.columns), tableOf(kind.entity).table),
            {person.bytes()}, [&](const Record& r) {
                all.append({kind.entity, r.bytes(0), r.id<LeadId>(1), r.id<PersonId>(2), r.instant(3), r.integer(4) != 0});
            }));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Astray& a, const Astray& b) { return std::pair(a.at, a.row) < std::pair(b.at, b.row); });
    return all;
}

Result<void> refresh(WriteTx& tx, const QList<PersonId>& people) {
    QSet<PersonId> seen;
    for (const PersonId person : people) {
        if (seen.contains(person))
            continue;
        LW_TRY(const Tree tree, treeFrom(tx.db(), person));
        for (const Person& one : tree.people)
            seen.insert(one.id);
        LW_CHECK(refreshTree(tx, tree));
    }
    return {};
}

Result<QStringList> check(Connection& connection) {
    int wrongPeople = 0;
    int wrongLeads = 0;
    QSet<PersonId> seen;
    LW_TRY(const auto people, connection.collect(QStringLiteral("SELECT person_a FROM person_union UNION SELECT person_b FROM "
                                                                "person_union UNION SELECT id FROM person WHERE shown_id IS NOT "
                                                                "NULL"),
                                                 {}, [](const Record& r) { return r.id<PersonId>(0); }));
    for (const PersonId person : people) {
        if (seen.contains(person))
            continue;
        LW_TRY(const Tree tree, treeFrom(connection, person));
        const Derived derived = derivedOf(tree);
        QList<ShownLead> leads;
        QSet<LeadId> theirs;
        for (const Person& one : tree.people) {
            seen.insert(one.id);
            LW_TRY(const Derived stored, storedOf(connection, one.id));
            wrongPeople += !(stored == derived);
            LW_TRY(const auto some, leadsOf(connection, one.id));
            leads += some;
        }
        for (const ShownLead& lead : std::as_const(leads))
            theirs.insert(lead.id);
        for (const ShownLead& lead : std::as_const(leads))
            wrongLeads += lead.shownIn != shownInOf(tree, theirs, lead.id);
    }
    LW_TRY(const qint64 astray,
           connection.number(QStringLiteral("SELECT count(*) FROM lead l JOIN person p ON p.id = l.person_id WHERE l.shown_in IS "
                                            "NOT NULL AND p.shown_id IS NULL")));
    LW_TRY(const qint64 foreign,
           connection.number(QStringLiteral(
               "SELECT count(*) FROM message m JOIN lead l ON l.id = m.lead_id JOIN person a ON a.id = m.person_id JOIN person b "
               "ON b.id = l.person_id WHERE m.person_id <> l.person_id AND coalesce(a.shown_id <> b.shown_id, 1)")));
    QStringList problems;
    if (wrongPeople > 0)
        problems.append(QStringLiteral("%1 people are shown otherwise than who is one says.").arg(wrongPeople));
    if (wrongLeads + astray > 0)
        problems.append(QStringLiteral("%1 leads are shown elsewhere than who is one says.").arg(wrongLeads + astray));
    if (foreign > 0)
        problems.append(QStringLiteral("%1 messages are on a lead of somebody else.").arg(foreign));
    return problems;
}

} // namespace leadwell::store::unions
