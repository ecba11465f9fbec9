// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/SuccessRepository.h"

#include "core/domain/Words.h"

#include <algorithm>
#include <limits>

namespace leadwell::store::success {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString toldSql = QStringLiteral(
    "SELECT s.id, s.kind, s.lead_id, s.member_id, s.at_ms, s.is_repeat, s.definition, s.cause, s.note, s.taken_back_ms, "
    "l.number, "
    "coalesce(p.face_name, p.name), coalesce(m.name, '') FROM success_event s JOIN lead l ON l.id = s.lead_id JOIN person p ON "
    "p.id = l.person_id LEFT "
    "JOIN member m ON m.id = s.member_id WHERE ");

Told toldFromRow(const Record& r) {
    return {{r.id<SuccessEventId>(0), r.word<SuccessKind>(1), r.id<LeadId>(2), r.id<MemberId>(3), r.instant(4), r.integer(5) != 0,
             r.text(6), r.word<SuccessCause>(7), r.text(8), r.instant(9)},
            r.integer(10),
            r.text(11),
            r.text(12)};
}

/// Moments between which every definition counts the same.
QList<Instant> turnsOf(const QList<SuccessDefinition>& definitions, Instant from, Instant to) {
    QList<Instant> turns{from, to};
    for (const SuccessDefinition& one : definitions) {
        // What begins at a moment counts from it on; a stretch begins after its first moment.
        if (const Instant before = Instant::fromMs(one.since.ms() - 1); before > from && before < to && !turns.contains(before))
            turns.append(before);
    }
    std::sort(turns.begin(), turns.end());
    return turns;
}

/// Successes of somebody that count the same.
struct Alike {
    SuccessKind kind = SuccessKind::OrderReceived;
    bool isRepeat = false;
    QString definition;
    qint64 times = 0;
};

void countOne(QList<Alike>& all, SuccessKind kind, bool isRepeat, const QString& definition) {
    for (Alike& one : all) {
        if (one.kind == kind && one.isRepeat == isRepeat && one.definition == definition) {
            ++one.times;
            return;
        }
    }
    all.append({kind, isRepeat, definition, 1});
}

} // namespace

Result<QList<SuccessDefinition>> definitions(Connection& connection) {
    LW_TRY(const auto own,
           connection.collect(QStringLiteral("SELECT id, name, kind, which, weight, since_ms FROM success_definition ORDER BY "
                                             "since_ms, created_ms, id"),
                              {}, [](const Record& r) {
                                  return SuccessDefinition{r.id<SuccessDefinitionId>(0),   r.text(1),
                                                           r.word<SuccessKind>(2),         r.word<SuccessOccurrence>(3),
                                                           static_cast<int>(r.integer(4)), r.instant(5)};
                              }));
    return shippedSuccessDefinitions() + own;
}

Result<SuccessDefinition> saveDefinition(WriteTx& tx, const SuccessDefinition& definition) {
    SuccessDefinition saved = definition;
    LW_TRY(const auto present,
           tx.db().first(QStringLiteral("SELECT id FROM success_definition WHERE name = ? COLLATE NOCASE AND "
                                        "since_ms = ?"),
                         {saved.name, saved.since.ms()}, [](const Record& r) { return r.id<SuccessDefinitionId>(0); }));
    Row row{{QStringLiteral("name"), saved.name},
            {QStringLiteral("kind"), qint64(saved.kind)},
            {QStringLiteral("which"), qint64(saved.occurrence)},
            {QStringLiteral("weight"), qint64(saved.weight)}};
    if (present) {
        saved.id = *present;
        LW_CHECK(tx.update(Entity::SuccessDefinition, saved.id.bytes(), row));
        return saved;
    }
    saved.id = tx.ids().make<SuccessDefinitionId>();
    row.insert(QStringLiteral("id"), saved.id.bytes());
    row.insert(QStringLiteral("since_ms"), saved.since.ms());
    row.insert(QStringLiteral("created_ms"), tx.now().ms());
    LW_CHECK(tx.insert(Entity::SuccessDefinition, row));
    return saved;
}

Result<bool> removeDefinition(WriteTx& tx, SuccessDefinitionId id) {
    return tx.remove(Entity::SuccessDefinition, id.bytes());
}

Result<SuccessEvent> insert(WriteTx& tx, const SuccessEvent& event) {
    SuccessEvent saved = event;
    saved.id = tx.ids().make<SuccessEventId>();
    LW_TRY(const qint64 before,
           tx.db().number(
               QStringLiteral("WITH own AS (SELECT person_id AS id FROM lead WHERE id = ?), theirs AS (SELECT id FROM own UNION "
                              "SELECT o.id FROM own JOIN person p ON p.id = own.id JOIN person o ON o.shown_id = "
                              "p.shown_id) SELECT EXISTS (SELECT 1 FROM theirs CROSS JOIN lead l ON l.person_id = theirs.id "
                              "CROSS JOIN success_event s ON s.lead_id = l.id WHERE s.kind = ? AND s.at_ms <= ? AND "
                              "s.taken_back_ms = 0)"),
               {saved.lead.bytes(), qint64(saved.kind), saved.at.ms()}));
    saved.isRepeat = before != 0;
    LW_CHECK(tx.insert(Entity::SuccessEvent, Row{{QStringLiteral("id"), saved.id.bytes()},
                                                 {QStringLiteral("kind"), qint64(saved.kind)},
                                                 {QStringLiteral("lead_id"), saved.lead.bytes()},
                                                 {QStringLiteral("member_id"), idValue(saved.member)},
                                                 {QStringLiteral("at_ms"), saved.at.ms()},
                                                 {QStringLiteral("is_repeat"), qint64(saved.isRepeat)},
                                                 {QStringLiteral("definition"), saved.definition},
                                                 {QStringLiteral("cause"), qint64(saved.cause)},
                                                 {QStringLiteral("note"), saved.note},
                                                 {QStringLiteral("created_ms"), tx.now().ms()}}));
    return saved;
}

Result<void> takeBack(WriteTx& tx, SuccessEventId id) {
    LW_CHECK(tx.update(Entity::SuccessEvent, id.bytes(), Row{{QStringLiteral("taken_back_ms"), tx.now().ms()}}));
    return {};
}

Result<QList<Told>> list(Connection& connection, const Query& query) {
    return connection.collect(toldSql +
                                  QStringLiteral("(?1 IS NULL OR s.member_id = ?1) AND (?2 IS NULL OR s.lead_id = ?2) AND (?3 = "
                                                 "0 OR s.at_ms > ?3) AND (?4 = 0 OR s.at_ms <= ?4) AND (?5 OR s.taken_back_ms = "
                                                 "0) ORDER BY s.at_ms DESC, s.id DESC LIMIT ?6"),
                              {idValue(query.member), idValue(query.lead), query.from.ms(), query.to.ms(),
                               qint64(query.withTakenBack), qint64(query.limit)},
                              toldFromRow);
}

Result<Told> one(Connection& connection, SuccessEventId id) {
    LW_TRY(const auto found, connection.first(toldSql + QStringLiteral("s.id = ?"), {id.bytes()}, toldFromRow));
    if (!found)
        return Error{ErrorKind::NotFound, QStringLiteral("This success is not there (any more)."), {}};
    return *found;
}

Result<Scores> scores(Connection& connection, Instant at) {
    LW_TRY(const QList<SuccessDefinition> known, definitions(connection));
    Scores scores;
    const QList<Instant> turns = turnsOf(known, performanceFrom(at), at);
    for (qsizetype i = 0; i + 1 < turns.size(); ++i) {
        // Counted here: it is asked with every lead that is given, and to group SQLite sorts all of them first.
        QHash<QByteArray, QList<Alike>> counted;
        LW_CHECK(connection.each(
            QStringLiteral("SELECT member_id, kind, is_repeat, definition FROM success_event WHERE taken_back_ms = 0 "
                           "AND at_ms > ? AND at_ms <= ? AND member_id IS NOT NULL"),
            {turns.at(i).ms(), turns.at(i + 1).ms()},
            [&](const Record& r) { countOne(counted[r.bytes(0)], r.word<SuccessKind>(1), r.integer(2) != 0, r.text(3)); }));
        for (auto member = counted.cbegin(); member != counted.cend(); ++member) {
            for (const Alike& alike : member.value()) {
                SuccessEvent one;
                one.kind = alike.kind;
                one.isRepeat = alike.isRepeat;
                one.definition = alike.definition;
                one.at = turns.at(i + 1);
                scores[MemberId::fromBytes(member.key())] += weightOf(one, known).weight * alike.times;
            }
        }
    }
    return scores;
}

Result<Instant> scoresChangeAt(Connection& connection, Instant at) {
    const auto firstAfter = [&connection](Instant moment) {
        return connection.first(
            QStringLiteral("SELECT at_ms FROM success_event WHERE taken_back_ms = 0 AND at_ms > ? ORDER BY at_ms LIMIT 1"),
            {moment.ms()}, [](const Record& r) { return r.instant(0); });
    };
    LW_TRY(const auto goes, firstAfter(performanceFrom(at)));
    LW_TRY(const auto comes, firstAfter(at));
    // What counts at a moment is later than performanceFrom() of it.
    Instant change = Instant::fromMs(std::numeric_limits<qint64>::max());
    if (goes)
        change = *goes + (at - performanceFrom(at));
    return comes ? std::min(change, *comes) : change;
}

Result<MemberId> ownerAt(Connection& connection, LeadId lead, Instant at) {
    LW_TRY(const auto owner,
           connection.first(QStringLiteral("SELECT member_id FROM assignment WHERE lead_id = ? AND decided_ms <= ? AND NOT "
                                           "(member_id IS NULL AND mode = 'auto') ORDER BY decided_ms DESC, id DESC LIMIT 1"),
                            {lead.bytes(), at.ms()}, [](const Record& r) { return r.id<MemberId>(0); }));
    return owner.value_or(MemberId());
}

Result<QHash<MemberId, Conversion>> conversions(Connection& connection, Instant from, Instant to) {
    QHash<MemberId, Conversion> all;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT member_id, count(*), sum(stage = ?) FROM (SELECT DISTINCT a.member_id, a.lead_id, l.stage FROM "
                       "assignment a JOIN lead l ON l.id = a.lead_id WHERE a.member_id IS NOT NULL AND a.decided_ms >= ? AND "
                       "a.decided_ms < ?) GROUP BY member_id"),
        {qint64(Stage::Won), from.ms(), to.ms()}, [&](const Record& r) {
            all.insert(r.id<MemberId>(0), {static_cast<int>(r.integer(1)), static_cast<int>(r.integer(2))});
        }));
    return all;
}

} // namespace leadwell::store::success
