// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/LedgerReplay.h"

#include "core/domain/clock/SlaClock.h"
#include "core/oplog/Journal.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace leadwell::store::ledger {

using namespace domain;

namespace {

/// The first entry of the journal that can be of this moment or later. Operations have their numbers in the order of time, but
/// for a clock that was put back: a day is given for that.
Result<qint64> firstEntryFrom(Connection& connection, Instant from) {
    const Instant since = from - std::chrono::hours(24);
    LW_TRY(qint64 low, connection.number(QStringLiteral("SELECT coalesce(min(no), 0) FROM operation"), {}));
    LW_TRY(qint64 high, connection.number(QStringLiteral("SELECT coalesce(max(no), 0) + 1 FROM operation"), {}));
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        LW_TRY(
            const qint64 atMs,
            connection.number(
                QStringLiteral("SELECT coalesce((SELECT at_ms FROM operation WHERE no >= ? ORDER BY no LIMIT 1), 0)"), {middle}));
        if (atMs < since.ms() && atMs != 0)
            low = middle + 1;
        else
            high = middle;
    }
    return connection.number(
        QStringLiteral("SELECT coalesce((SELECT seq FROM journal WHERE operation_no >= ? ORDER BY operation_no, "
                       "seq LIMIT 1), 0)"),
        {low});
}

/// When leads that are closed now were closed, of those closed since then. One look through that part of the journal: to ask for
/// each lead takes ten times as long.
Result<QHash<LeadId, Instant>> closings(Connection& connection, Instant from) {
    LW_TRY(const qint64 first, firstEntryFrom(connection, from));
    QHash<LeadId, Instant> closed;
    Result<void> problem;
    LW_CHECK(connection.eachUntil(
        QStringLiteral(
            "SELECT j.row_id, o.at_ms, j.changes FROM journal j JOIN operation o ON o.no = j.operation_no WHERE "
            "j.seq >= ? AND j.entity = ? AND j.action = ? AND instr(j.changes, CAST('is_open' AS BLOB)) > 0 ORDER BY j.seq"),
        {first, qint64(oplog::Entity::Lead), qint64(oplog::Action::Update)}, [&](const Record& r) {
            const auto changes = oplog::decode(r.bytes(2));
            if (!changes) {
                problem = changes.error();
                return false;
            }
            for (const oplog::FieldChange& change : *changes) {
                if (change.field != QStringLiteral("is_open"))
                    continue;
                if (oplog::toInt(change.after) == 0)
                    closed.insert(r.id<LeadId>(0), Instant::fromMs(r.integer(1)));
                else
                    closed.remove(r.id<LeadId>(0));
            }
            return true;
        }));
    LW_CHECK(problem);
    return closed;
}

} // namespace

Result<qint64> firstFrom(Connection& connection, Instant from) {
    // Decisions have their numbers in the order of time, as operations have: what is surely earlier is not looked through.
    const Instant since = from - std::chrono::hours(24);
    qint64 low = 0;
    LW_TRY(qint64 high, connection.number(QStringLiteral("SELECT coalesce(max(no), 0) + 1 FROM decision"), {}));
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        LW_TRY(const qint64 atMs,
               connection.number(QStringLiteral("SELECT coalesce((SELECT decided_ms FROM assignment WHERE decision_no >= ? ORDER "
                                                "BY decision_no LIMIT 1), 0)"),
                                 {middle}));
        if (atMs < since.ms() && atMs != 0)
            low = middle + 1;
        else
            high = middle;
    }
    return connection.number(QStringLiteral("SELECT coalesce((SELECT decision_no FROM assignment WHERE decision_no >= ? AND "
                                            "decided_ms >= ? ORDER BY decision_no LIMIT 1), 0)"),
                             {low, from.ms()});
}

Result<void> decisions(Connection& connection, Instant from, const std::function<Result<bool>(const Replayed&)>& visit) {
    LW_TRY(const qint64 first, firstFrom(connection, from));
    if (first == 0)
        return {};
    Result<void> problem;
    LW_CHECK(connection.eachUntil(QStringLiteral("SELECT no, lead_id, record FROM decision WHERE no >= ? ORDER BY no"), {first},
                                  [&](const Record& r) {
                                      const auto goesOn = visit({r.integer(0), r.isNull(1), qUncompress(r.bytes(2)), {}});
                                      if (!goesOn)
                                          problem = goesOn.error();
                                      return goesOn && *goesOn;
                                  }));
    return problem;
}

Result<QHash<MemberId, int>> givenByHand(Connection& connection, Instant from, Instant to) {
    QHash<MemberId, int> all;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT member_id, count(*) FROM assignment WHERE mode = 'manual' AND member_id IS NOT "
                       "NULL AND decided_ms >= ? AND decided_ms < ? GROUP BY member_id"),
        {from.ms(), to.ms()}, [&](const Record& r) { all.insert(r.id<MemberId>(0), static_cast<int>(r.integer(1))); }));
    return all;
}

Result<void> replay(Connection& connection, Instant from, const std::function<Result<bool>(const Replayed&)>& visit) {
    LW_TRY(const auto closed, closings(connection, from));
    LW_TRY(const qint64 first, firstFrom(connection, from));
    if (first == 0)
        return {};
    Result<void> problem;
    // What only waited is left when something else than the ledger gives it; what was given, by whatever comes next.
    LW_CHECK(connection.eachUntil(
        QStringLiteral(
            "SELECT d.no, d.lead_id, d.record, (SELECT min(n.decided_ms) FROM assignment n WHERE n.lead_id = d.lead_id "
            "AND (n.decided_ms, n.id) > (a.decided_ms, a.id) AND (a.member_id IS NOT NULL OR n.decision_no IS NULL)) "
            "FROM decision d LEFT JOIN assignment a ON a.decision_no = d.no WHERE d.no >= ? ORDER BY d.no"),
        {first}, [&](const Record& r) {
            const auto id = r.id<LeadId>(1);
            Replayed one{r.integer(0), !id.isSet(), qUncompress(r.bytes(2)), {}};
            if (!r.isNull(3))
                one.leftAt = Instant::fromMs(r.integer(3));
            if (const auto at = closed.constFind(id); at != closed.cend())
                one.leftAt = one.leftAt ? std::min(*one.leftAt, *at) : *at;
            const auto goesOn = visit(one);
            if (!goesOn)
                problem = goesOn.error();
            return goesOn && *goesOn;
        }));
    return problem;
}

Result<QSet<qint64>> correctedDecisions(Connection& connection, qint64 first) {
    QSet<qint64> corrected;
    LW_CHECK(connection.each(
        QStringLiteral("SELECT record FROM decision INDEXED BY decision_correction WHERE lead_id IS NULL AND no > ?"), {first},
        [&](const Record& r) {
            if (const auto correction = correctionFromJson(qUncompress(r.bytes(0))))
                corrected.unite(QSet<qint64>(correction->decisions.cbegin(), correction->decisions.cend()));
        }));
    return corrected;
}

Result<QHash<MemberId, FirstContacts>> firstContacts(Connection& connection, Instant from, Instant to, Instant now) {
    QHash<MemberId, FirstContacts> all;
    LW_CHECK(connection.each(
        QStringLiteral(
            "SELECT l.owner_id, count(*), sum(CASE WHEN c.stopped_ms > c.due_ms OR (c.stopped_ms = 0 AND c.due_ms < ?) "
            "THEN 1 ELSE 0 END) FROM sla_clock c JOIN lead l ON l.id = c.lead_id WHERE c.kind = ? AND l.owner_id IS NOT "
            "NULL AND c.due_ms >= ? AND c.due_ms <= ? GROUP BY l.owner_id"),
        {now.ms(), qint64(ClockKind::InitialContact), from.ms(), to.ms()}, [&](const Record& r) {
            all.insert(r.id<MemberId>(0), {static_cast<int>(r.integer(1)), static_cast<int>(r.integer(2))});
        }));
    return all;
}

} // namespace leadwell::store::ledger
