// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes due by itself: reminders of tasks, steps of the escalation, alerts nobody looked at.

#include "core/store/repository/NoticeRepository.h"

#include "core/domain/clock/SlaClock.h"

#include <algorithm>
#include <limits>

namespace leadwell::store::notices {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

constexpr int remindedOneByOne = 200;
/// What was due longer ago is history: a store that comes to have reminders, or a clock that jumps, wakes nobody with it.
constexpr Millis remindedFor = std::chrono::hours(24 * 7);

Result<Instant> remindedUntil(Connection& connection) {
    LW_TRY(const qint64 ms, connection.number(QStringLiteral("SELECT n FROM counter WHERE name = 'reminded_ms'")));
    return Instant::fromMs(ms);
}

Instant remindsAfter(Instant reminded, Instant now) {
    return std::max(reminded, now - remindedFor);
}

struct DueTask {
    TaskId id;
    LeadId lead;
    QString title;
    MemberId assignee;
    Instant dueAt;
};

/// After the one and up to the other, the earliest first; at most `limit`, -1: all.
Result<QList<DueTask>> dueBetween(Connection& connection, Instant after, Instant until, int limit) {
    return connection.collect(
        QStringLiteral("SELECT id, lead_id, title, assignee_id, due_ms FROM task WHERE status = 0 AND due_ms > ? AND due_ms <= ? "
                       "ORDER BY due_ms, id LIMIT ?"),
        {after.ms(), until.ms(), qint64(limit)}, [](const Record& r) {
            return DueTask{r.id<TaskId>(0), r.id<LeadId>(1), r.text(2), r.id<MemberId>(3), r.instant(4)};
        });
}

Result<void> remindOf(Teller& teller, const DueTask& task) {
    News news;
    news.kind = NoticeKind::TaskDue;
    news.urgency = Urgency::Timely;
    news.lead = task.lead;
    news.of = QStringLiteral("due:%1:%2").arg(task.id.text()).arg(task.dueAt.ms());
    news.detail = task.title;
    news.task = task.id;
    news.member = task.assignee;
    return teller.tell(news);
}

struct Late {
    QByteArray lead;
    ClockKind kind = ClockKind::FirstResponse;
    Instant startedAt;
};

Result<QList<Late>> lateAt(Connection& connection, int step, Instant detectedBy) {
    constexpr int atOnce = 500;
    return connection.collect(
        QStringLiteral(
            "SELECT lead_id, kind, started_ms FROM sla_violation WHERE resolved_ms = 0 AND steps = ? AND detected_ms <= ? "
            "AND detected_ms > ? ORDER BY detected_ms LIMIT ?"),
        {qint64(step), detectedBy.ms(), (detectedBy - remindedFor).ms(), qint64(atOnce)}, [](const Record& r) {
            return Late{r.bytes(0), r.word<ClockKind>(1), r.instant(2)};
        });
}

/// Alerts are escalated for a day: who comes back after a holiday has other worries.
constexpr Millis unseenFor = std::chrono::hours(24);
const QString unseenCounter = QStringLiteral("unseen_ms"); ///< so far alerts were looked through

struct Unseen {
    LeadId lead;
    QString told; ///< as toldOf() made it
    QString detail;
    QString by; ///< who did not look
    Instant at;
    bool isAnswered = false;
};

const EscalationStep* unseenStep(const EscalationChain& chain) {
    const auto step = std::find_if(chain.cbegin(), chain.cend(), [](const EscalationStep& one) { return one.after > Millis(0); });
    return step == chain.cend() ? nullptr : &*step;
}

/// Those before were looked through; where the clock was ahead, nobody knows. Nobody is told twice.
Result<Instant> unseenAfter(Connection& connection, Instant until) {
    LW_TRY(const qint64 done,
           connection.number(QStringLiteral("SELECT coalesce(max(n), 0) FROM counter WHERE name = ?"), {unseenCounter}));
    const Instant oldest = until - unseenFor;
    return Instant::fromMs(done) > until ? oldest : std::max(Instant::fromMs(done), oldest);
}

/// The index of a person's notices of a kind finds them.
const QString unseenSql =
    QStringLiteral(" FROM member m CROSS JOIN notice n ON n.member_id = m.id WHERE n.kind = ? AND n.at_ms > ? AND n.at_ms <= ? "
                   "AND n.read_ms = 0 AND n.lead_id <> x''");

Result<QList<Unseen>> unseenBetween(Connection& connection, Instant after, Instant until) {
    return connection.collect(
        QStringLiteral(
            "SELECT n.lead_id, n.told_of, n.detail, m.name, n.at_ms, EXISTS (SELECT 1 FROM message w WHERE w.lead_id = "
            "n.lead_id AND w.direction = ? AND w.is_machine = 0 AND w.sent_ms >= n.at_ms) OR EXISTS (SELECT 1 FROM "
            "call c WHERE c.lead_id = n.lead_id AND c.called_ms >= n.at_ms)") +
            unseenSql + QStringLiteral(" ORDER BY n.at_ms, n.no"),
        {qint64(Direction::Outbound), qint64(NoticeKind::ActNow), after.ms(), until.ms()}, [](const Record& r) {
            return Unseen{r.id<LeadId>(0), r.text(1), r.text(2), r.text(3), r.instant(4), r.integer(5) != 0};
        });
}

} // namespace

Result<Instant> nextDue(Connection& connection, Instant now) {
    LW_TRY(const EscalationChain chain, escalation(connection));
    LW_TRY(const Instant reminded, remindedUntil(connection));
    if (reminded > now)
        return now; // The clock was ahead, and is no more.
    LW_TRY(const qint64 task, connection.number(QStringLiteral("SELECT coalesce(min(due_ms), 0) FROM task WHERE status = 0 AND "
                                                               "due_ms > ?"),
                                                {remindsAfter(reminded, now).ms()}));
    Instant next = Instant::fromMs(task);
    for (int step = 0; step < chain.size(); ++step) {
        const Instant oldest = now - chain.at(step).after - remindedFor;
        LW_TRY(const qint64 detected, connection.number(QStringLiteral("SELECT coalesce(min(detected_ms), 0) FROM sla_violation "
                                                                       "WHERE resolved_ms = 0 AND steps = ? AND detected_ms > ?"),
                                                        {qint64(step), oldest.ms()}));
        const Instant at = detected > 0 ? nextStepAt(chain, step, Instant::fromMs(detected)) : Instant();
        if (at.isSet() && (!next.isSet() || at < next))
            next = at;
    }
    if (const EscalationStep* step = unseenStep(chain)) {
        LW_TRY(const Instant after, unseenAfter(connection, now - step->after));
        LW_TRY(const qint64 unseen,
               connection.number(QStringLiteral("SELECT coalesce(min(n.at_ms), 0)") + unseenSql,
                                 {qint64(NoticeKind::ActNow), after.ms(), std::numeric_limits<qint64>::max()}));
        const Instant at = unseen > 0 ? Instant::fromMs(unseen) + step->after : Instant();
        if (at.isSet() && (!next.isSet() || at < next))
            next = at;
    }
    return next;
}

Result<void> escalateUnseen(WriteTx& tx, Instant at) {
    LW_TRY(const EscalationChain chain, escalation(tx.db()));
    const EscalationStep* step = unseenStep(chain);
    if (!step)
        return {};
    const Instant until = at - step->after;
    LW_TRY(const Instant after, unseenAfter(tx.db(), until));
    LW_TRY(const auto unseen, unseenBetween(tx.db(), after, until));
    if (unseen.isEmpty())
        return {};
    Teller teller(tx);
    for (const Unseen& one : unseen) {
        if (one.isAnswered)
            continue;
        News news;
        news.kind = NoticeKind::ActNow;
        news.urgency = Urgency::Urgent;
        news.lead = one.lead;
        news.of = one.told.left(one.told.lastIndexOf(u':')); // Who had it before is not told once more.
        news.detail = QStringLiteral("%1 (%2 has not seen it)").arg(one.detail, one.by);
        news.to = step->to;
        news.member = step->member;
        LW_CHECK(teller.tell(news));
    }
    LW_CHECK(
        tx.db().run(QStringLiteral("INSERT INTO counter (name, n) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = excluded.n"),
                    {unseenCounter, until.ms()}));
    return {};
}

Result<void> remind(WriteTx& tx, Instant at) {
    LW_TRY(const Instant reminded, remindedUntil(tx.db()));
    Instant until = at;
    if (reminded < at) {
        const Instant after = remindsAfter(reminded, at);
        LW_TRY(QList<DueTask> due, dueBetween(tx.db(), after, at, remindedOneByOne + 1));
        if (due.isEmpty())
            return {};                       // Nothing is written because somebody looked.
        if (due.size() > remindedOneByOne) { // The rest in the next transaction; those of one moment belong together.
            until = std::max(due.first().dueAt, due.last().dueAt - Millis(1));
            LW_TRY(due, dueBetween(tx.db(), after, until, -1));
        }
        Teller teller(tx);
        for (const DueTask& task : std::as_const(due))
            LW_CHECK(remindOf(teller, task));
    } else if (reminded == at) {
        return {};
    }
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE counter SET n = ? WHERE name = 'reminded_ms'"), {until.ms()}));
    return {};
}

Result<void> escalate(WriteTx& tx, Instant at) {
    LW_TRY(const EscalationChain chain, escalation(tx.db()));
    Teller teller(tx);
    for (int step = 0; step < chain.size(); ++step) {
        LW_TRY(const auto late, lateAt(tx.db(), step, at - chain.at(step).after));
        for (const Late& one : late) {
            LW_CHECK(tx.db().run(
                QStringLiteral("UPDATE sla_violation SET steps = ? WHERE lead_id = ? AND kind = ? AND started_ms = ?"),
                {qint64(step + 1), one.lead, qint64(one.kind), one.startedAt.ms()}));
            News news;
            news.kind = NoticeKind::DeadlineMissed;
            news.urgency = Urgency::Timely;
            news.lead = LeadId::fromBytes(one.lead);
            news.of = QStringLiteral("missed:%1:%2").arg(static_cast<int>(one.kind)).arg(one.startedAt.ms());
            news.detail = label(one.kind);
            news.to = chain.at(step).to;
            news.member = chain.at(step).member;
            LW_CHECK(teller.tell(news));
        }
    }
    return {};
}

} // namespace leadwell::store::notices
