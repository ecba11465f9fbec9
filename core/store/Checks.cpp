// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Checks.h"

#include "core/domain/Words.h"
#include "core/domain/lead/Lead.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/RuleRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/ViewRepository.h"

namespace leadwell::store {

namespace checks {

namespace {

/// Adds a sentence for a count that should be 0.
Result<void> expectNone(Connection& connection, QStringList& problems, const QString& sql, const QString& sentence) {
    LW_TRY(const qint64 n, connection.number(sql));
    if (n > 0)
        problems.append(sentence.arg(n));
    return {};
}

} // namespace

Result<QStringList> integrity(Connection& connection) {
    QStringList problems;
    LW_TRY(const auto lines,
           connection.collect(QStringLiteral("PRAGMA integrity_check"), {}, [](const Record& record) { return record.text(0); }));
    for (const QString& line : lines) {
        if (line != QStringLiteral("ok"))
            problems.append(line);
    }
    LW_TRY(const auto keys, connection.collect(QStringLiteral("PRAGMA foreign_key_check"), {},
                                               [](const Record& record) { return record.text(0); }));
    if (!keys.isEmpty())
        problems.append(
            QStringLiteral("%1 rows refer to something that is not there (%2 …).").arg(keys.size()).arg(keys.first()));
    return problems;
}

Result<QStringList> ledger(Connection& connection) {
    QStringList problems;
    LW_CHECK(expectNone(connection, problems, QStringLiteral("SELECT count(*) FROM capture_event WHERE state NOT IN (0, 1, 2)"),
                        QStringLiteral("%1 events are in no known state.")));
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM capture_event e WHERE NOT EXISTS "
                                       "(SELECT 1 FROM capture_raw r WHERE r.event_id = e.id)"),
                        QStringLiteral("%1 events have lost their raw bytes.")));
    LW_CHECK(
        expectNone(connection, problems,
                   QStringLiteral("SELECT count(*) FROM capture_event e WHERE e.state = 1 AND e.disposition IN (1, 2, 3) AND "
                                  "(SELECT count(*) FROM message m WHERE m.event_id = e.id) <> 1 "
                                  "AND NOT EXISTS (SELECT 1 FROM call c WHERE c.provider_id <> '' "
                                  "AND c.provider_id = e.account || '/' || e.external_id)"),
                   QStringLiteral("%1 attached events have neither exactly one message nor a call.")));
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM message m WHERE m.event_id IS NOT NULL AND NOT EXISTS "
                                       "(SELECT 1 FROM capture_event e WHERE e.id = m.event_id AND e.state = 1)"),
                        QStringLiteral("%1 messages belong to no attached event.")));
    LW_CHECK(expectNone(connection, problems, QStringLiteral("SELECT count(*) FROM capture_event WHERE state = 2 AND cause = ''"),
                        QStringLiteral("%1 parked events do not say why.")));
    return problems;
}

Result<QStringList> leads(Connection& connection) {
    QStringList problems;
    QStringList closed;
    for (int stage = 0; stage < domain::stageCount; ++stage) {
        if (!domain::isOpen(static_cast<domain::Stage>(stage)))
            closed.append(QString::number(stage));
    }
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM lead WHERE is_open <> (stage NOT IN (%1) AND shown_in IS NULL)")
                            .arg(closed.join(u',')),
                        QStringLiteral("%1 leads are open in one place and closed in another.")));
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM lead l WHERE next_due_ms <> (SELECT coalesce(min(due_ms), 0) FROM "
                                       "(SELECT due_ms FROM task t WHERE t.lead_id = l.id AND t.status = 0 UNION ALL "
                                       "SELECT due_ms FROM sla_clock c WHERE c.lead_id = l.id AND c.stopped_ms = 0 UNION ALL "
                                       "SELECT t.due_ms FROM lead o JOIN task t ON t.lead_id = o.id AND t.status = 0 WHERE "
                                       "o.shown_in = l.id))"),
                        QStringLiteral("%1 leads show another deadline than their tasks and clocks.")));
    LW_CHECK(
        expectNone(connection, problems,
                   QStringLiteral("SELECT count(*) FROM lead l WHERE EXISTS (SELECT 1 FROM score_snapshot s WHERE s.lead_id = "
                                  "l.id) AND score <> (SELECT s.total FROM score_snapshot s WHERE s.lead_id = l.id "
                                  "ORDER BY s.at_ms DESC, s.id DESC LIMIT 1)"),
                   QStringLiteral("%1 leads show another score than their score history.")));
    LW_CHECK(
        expectNone(connection, problems,
                   QStringLiteral("SELECT count(*) FROM score_snapshot WHERE total <> demographic + behavioural + engagement + "
                                  "firmographic + intent OR total < 0 OR total > 100"),
                   QStringLiteral("%1 scores are not the sum of their factors.")));
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT max(0, (SELECT coalesce(max(number), 0) FROM lead) - "
                                       "(SELECT n FROM counter WHERE name = 'lead_number'))"),
                        QStringLiteral("Lead numbers ran ahead of their counter by %1.")));
    return problems;
}

Result<QStringList> owners(Connection& connection) {
    constexpr int named = 20;
    return connection.collect(
        QStringLiteral("SELECT number FROM lead l WHERE owner_id IS NOT (SELECT a.member_id FROM assignment a "
                       "WHERE a.lead_id = l.id ORDER BY a.decided_ms DESC, a.id DESC LIMIT 1) ORDER BY "
                       "number LIMIT ?"),
        {qint64(named)}, [](const Record& r) {
            return QStringLiteral("%1 belongs to another than its newest assignment says.")
                .arg(domain::leadNumberText(r.integer(0)));
        });
}

Result<QStringList> people(Connection& connection) {
    QStringList problems;
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM identity WHERE identifies = 1 "
                                       "GROUP BY kind, account, value HAVING count(*) > 1)"),
                        QStringLiteral("%1 identities lead to more than one person.")));
    LW_TRY(const QStringList wrong, unions::check(connection));
    return problems + wrong;
}

Result<QStringList> work(Connection& connection) {
    QStringList problems;
    LW_CHECK(expectNone(connection, problems,
                        QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM triage_item WHERE status = 0 GROUP BY lead_id "
                                       "HAVING count(*) > 1)"),
                        QStringLiteral("%1 leads wait in triage twice.")));
    LW_TRY(const QStringList history, journal::contradictions(connection));
    LW_TRY(const QStringList unreadable, views::problems(connection));
    LW_TRY(const QStringList badRules, rules::problems(connection));
    return problems + history + unreadable + badRules;
}

Result<Instant> timersRanFor(Connection& connection) {
    LW_TRY(const qint64 at, connection.number(QStringLiteral("SELECT n FROM counter WHERE name = 'heat_ms'")));
    return Instant::fromMs(at);
}

} // namespace checks

} // namespace leadwell::store
