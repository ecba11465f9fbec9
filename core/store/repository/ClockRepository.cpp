// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/ClockRepository.h"

#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <algorithm>

namespace leadwell::store::clocks {

using namespace domain;
using Event = ClockEvent::Kind;

namespace {

/// What reached us so long after it was sent is history: nobody waits for the answer at this desk.
constexpr Millis liveFor = std::chrono::hours(24 * 7);

const QString clockSql =
    QStringLiteral("SELECT kind, started_ms, due_ms, due_wall_ms, warn_ms, stopped_ms, stopped_by, calendar, "
                   "verdict FROM sla_clock ");

Clock clockFromRow(const Record& r) {
    Clock clock;
    clock.kind = r.word<ClockKind>(0);
    clock.startedAt = r.instant(1);
    clock.dueAt = r.instant(2);
    clock.dueWallAt = r.instant(3);
    clock.warnAt = r.instant(4);
    clock.stoppedAt = r.instant(5);
    clock.stoppedBy = r.word<Stopper>(6);
    clock.calendar = static_cast<int>(r.integer(7));
    clock.verdict = r.word<Verdict>(8);
    return clock;
}

const QString historySql =
    QStringLiteral("SELECT stage, stage_ms, CASE WHEN shown_in IS NOT NULL THEN (SELECT u.created_ms FROM person_union u WHERE "
                   "u.lead_away = lead.id) END FROM lead WHERE id = ?");

Result<QList<Clock>> clocksOf(Connection& connection, const QByteArray& lead) {
    return connection.collect(clockSql + QStringLiteral("WHERE lead_id = ?"), {lead}, clockFromRow);
}

/// Nothing for what does not go to the customer: nobody was answered by it.
std::optional<Event> eventOf(const Record& message) {
    switch (message.word<Direction>(1)) {
    case Direction::Inbound:
        return Event::CustomerWrote;
    case Direction::Outbound:
        return message.integer(2) != 0 ? Event::BotWrote : Event::PersonWrote;
    case Direction::Aside:
        break;
    }
    return {};
}

Result<void> readMessages(Connection& connection, const QByteArray& lead, Instant since, QList<ClockEvent>& events) {
    return connection.each(
        QStringLiteral("SELECT m.sent_ms, m.direction, m.is_machine, m.intent, e.received_ms FROM message m LEFT JOIN "
                       "capture_event e ON e.id = m.event_id WHERE m.lead_id = ?"),
        {lead}, [&](const Record& r) {
            const auto kind = eventOf(r);
            if (!kind || (kind == Event::CustomerWrote && r.integer(2) != 0))
                return; // An automatic reply of theirs asks for nothing.
            const bool isLive = !r.isNull(4) && r.instant(0) > since && r.instant(4) - r.instant(0) <= liveFor;
            events.append({r.instant(0), *kind, isLive, r.word<Intent>(3)});
        });
}

Result<void> readCalls(Connection& connection, const QByteArray& lead, QList<ClockEvent>& events) {
    LW_CHECK(connection.each(QStringLiteral("SELECT called_ms, direction, outcome FROM call WHERE lead_id = ?"), {lead},
                             [&](const Record& r) {
                                 const bool isReached = r.word<CallOutcome>(2) == CallOutcome::Answered;
                                 if (isReached || r.word<Direction>(1) == Direction::Outbound)
                                     events.append({r.instant(0), isReached ? Event::PersonReached : Event::PersonCalled});
                             }));
    return connection.each(QStringLiteral("SELECT created_ms FROM note WHERE lead_id = ? AND kind = 'visit'"), {lead},
                           [&](const Record& r) {
                               events.append({r.instant(0), Event::PersonVisited});
                           });
}

Result<void> readTasks(Connection& connection, const QByteArray& lead, QList<ClockEvent>& events) {
    return connection.each(QStringLiteral("SELECT kind, created_ms, done_ms, status FROM task WHERE lead_id = ?"), {lead},
                           [&](const Record& r) {
                               const auto status = r.word<TaskStatus>(3);
                               if (status != TaskStatus::Cancelled)
                                   events.append({r.instant(1), Event::TaskMade, true, Intent::None, r.text(0)});
                               if (status == TaskStatus::Done)
                                   events.append({r.instant(2), Event::TaskDone, true, Intent::None, r.text(0)});
                           });
}

/// Nothing where the lead is gone. A stage said earlier that somebody was in contact: what it stopped stays so while the lead
/// is past it.
Result<std::optional<LeadHistory>> historyOf(Connection& connection, const QByteArray& lead, const QList<Clock>& stored) {
    // Nobody is waited for at a lead that is shown in another one, from when it was put away; they are at that one.
    LW_TRY(auto history, connection.first(historySql, {lead}, [](const Record& r) {
        return r.isNull(2) ? LeadHistory{{}, r.word<Stage>(0), r.instant(1)} : LeadHistory{{}, Stage::Lost, r.instant(2)};
    }));
    if (!history)
        return history;
    LW_TRY(const qint64 since, connection.number(QStringLiteral("SELECT since_ms FROM sla_calendar WHERE version = 0")));
    LW_TRY(const auto shown, leads::shownIn(connection, LeadId::fromBytes(lead)));
    QList<QByteArray> together{lead};
    for (const LeadId one : shown)
        together.append(one.bytes());
    for (const QByteArray& one : std::as_const(together)) {
        LW_CHECK(readMessages(connection, one, Instant::fromMs(since), history->events));
        LW_CHECK(readCalls(connection, one, history->events));
        LW_CHECK(readTasks(connection, one, history->events));
    }
    for (const Clock& clock : stored) {
        const bool isContact = clock.kind == ClockKind::FirstResponse || clock.kind == ClockKind::InitialContact;
        if (isContact && clock.stoppedBy == Stopper::Stage && history->stage != Stage::New && history->stageSince.isSet())
            history->events.append({clock.stoppedAt, Event::Contacted});
    }
    return history;
}

/// The team's calendar of today, with its version; made a version where it is not the last one.
struct Dated {
    int version = 0;
    WorkingCalendar calendar;
};
Result<Dated> present(WriteTx& tx) {
    LW_TRY(const WorkspaceSettings settings, team::settings(tx.db()));
    const CalendarText text{settings.businessHours, settings.timeZone, settings.holidays};
    LW_TRY(const qint64 newest, tx.db().number(QStringLiteral("SELECT max(version) FROM sla_calendar")));
    LW_TRY(const CalendarText known, calendar(tx.db(), static_cast<int>(newest)));
    if (newest > 0 && known == text)
        return Dated{static_cast<int>(newest), calendarOf(text)};
    LW_CHECK(
        tx.db().run(QStringLiteral("INSERT INTO sla_calendar (version, hours, zone, holidays, since_ms) VALUES (?, ?, ?, ?, ?)"),
                    {newest + 1, text.hours, text.zone, text.holidays, tx.now().ms()}));
    return Dated{static_cast<int>(newest) + 1, calendarOf(text)};
}

/// One lead's clocks on their way from what is stored to what happened.
class Refreshing {
public:
    Refreshing(WriteTx& tx, const QByteArray& lead) : m_tx(tx), m_lead(lead) {}
    Result<void> run();

private:
    Result<void> take(const ClockRun& run, Stage stage);
    Result<void> end(const Clock& clock, Instant at, Stopper by);
    Result<void> followStage(const Clock& clock, Stage stage);
    Result<void> takeOut(const Clock& clock, const QList<ClockRun>& runs);
    Result<void> drop(const Clock& clock, const QList<ClockRun>& runs);
    Result<void> resolve();
    QList<Value> key(const Clock& clock) const { return {m_lead, qint64(clock.kind), clock.startedAt.ms()}; }

    WriteTx& m_tx;
    const QByteArray m_lead;
    QList<Clock> m_stored;
    LeadHistory m_history;
    std::optional<Dated> m_present;
    bool m_hasChanged = false;
};

bool isSame(const Clock& clock, const ClockRun& run) {
    return clock.kind == run.kind && clock.startedAt == run.startedAt;
}

Result<void> Refreshing::end(const Clock& clock, Instant at, Stopper by) {
    if (clock.stoppedAt == at && clock.stoppedBy == by)
        return {};
    m_hasChanged = true;
    LW_CHECK(m_tx.db().run(QStringLiteral("UPDATE sla_clock SET stopped_ms = ?, stopped_by = ? WHERE lead_id = ? AND kind = ? "
                                          "AND started_ms = ?"),
                           QList<Value>{at.ms(), qint64(by)} + key(clock)));
    return {};
}

/// Two stages in the same moment: how long its follow-up runs says the one that it is in.
Result<void> Refreshing::followStage(const Clock& clock, Stage stage) {
    const SlaClock again = startClock(clock.kind, stage, clock.startedAt, WorkingCalendar({}, QTimeZone::utc()));
    if (again.dueAt == clock.dueAt)
        return {};
    m_hasChanged = true;
    LW_CHECK(m_tx.db().run(QStringLiteral("UPDATE sla_clock SET due_ms = ?, due_wall_ms = ?, warn_ms = ? WHERE lead_id = ? AND "
                                          "kind = ? AND started_ms = ?"),
                           QList<Value>{again.dueAt.ms(), again.dueWallAt.ms(), again.warnAt.ms()} + key(clock)));
    return {};
}

Result<void> Refreshing::take(const ClockRun& run, Stage stage) {
    for (const Clock& clock : std::as_const(m_stored)) {
        if (!isSame(clock, run))
            continue;
        LW_CHECK(end(clock, run.stoppedAt, run.stoppedBy));
        return run.kind == ClockKind::FollowUp ? followStage(clock, stage) : Result<void>();
    }
    if (!m_present) {
        LW_TRY(m_present, present(m_tx));
    }
    const SlaClock clock = startClock(run.kind, stage, run.startedAt, m_present->calendar);
    m_hasChanged = true;
    // What was said of it where it ran before, at a lead that is shown in this one, is not said again.
    LW_CHECK(m_tx.db().run(
        QStringLiteral("INSERT INTO sla_clock (lead_id, kind, started_ms, due_ms, due_wall_ms, warn_ms, stopped_ms, stopped_by, "
                       "calendar, verdict) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, coalesce((SELECT max(c.verdict) FROM "
                       "lead o JOIN sla_clock c ON c.lead_id = o.id WHERE o.shown_in = ?1 AND c.kind = ?2 AND c.started_ms = "
                       "?3), 0))"),
        {m_lead, qint64(run.kind), run.startedAt.ms(), clock.dueAt.ms(), clock.dueWallAt.ms(), clock.warnAt.ms(),
         run.stoppedAt.ms(), qint64(run.stoppedBy), qint64(m_present->version)}));
    return {};
}

/// What happened says of it no more: the follow-up of an earlier stage is over; everything else never was. A message that came
/// later and was sent earlier begins the same wait: what was missed of it is missed of the other.
Result<void> Refreshing::takeOut(const Clock& clock, const QList<ClockRun>& runs) {
    const bool isOfEarlierStage = clock.kind == ClockKind::FollowUp && m_history.stage != Stage::New &&
                                  m_history.stageSince.isSet() && clock.startedAt < m_history.stageSince;
    if (isOfEarlierStage)
        return clock.stoppedAt.isSet()
                   ? Result<void>()
                   : end(clock, m_history.stageSince, isOpen(m_history.stage) ? Stopper::Stage : Stopper::Closed);
    return drop(clock, runs);
}

Result<void> Refreshing::drop(const Clock& clock, const QList<ClockRun>& runs) {
    m_hasChanged = true;
    LW_CHECK(
        m_tx.db().run(QStringLiteral("DELETE FROM sla_clock WHERE lead_id = ? AND kind = ? AND started_ms = ?"), key(clock)));
    const auto instead = std::find_if(runs.cbegin(), runs.cend(), [&](const ClockRun& run) {
        return run.kind == clock.kind && run.startedAt < clock.startedAt &&
               (!run.stoppedAt.isSet() || run.stoppedAt > clock.startedAt);
    });
    if (instead == runs.cend() || clock.verdict == Verdict::None)
        return {};
    LW_CHECK(m_tx.db().run(QStringLiteral("UPDATE sla_clock SET verdict = ? WHERE lead_id = ? AND kind = ? AND started_ms = ?"),
                           {qint64(clock.verdict), m_lead, qint64(clock.kind), instead->startedAt.ms()}));
    LW_CHECK(m_tx.db().run(
        QStringLiteral("UPDATE OR IGNORE sla_violation SET started_ms = ? WHERE lead_id = ? AND kind = ? AND started_ms = ?"),
        QList<Value>{instead->startedAt.ms()} + key(clock)));
    return {};
}

/// A violation is resolved when its clock stops; one that was answered late while nobody looked is found here.
Result<void> Refreshing::resolve() {
    LW_CHECK(m_tx.db().run(
        QStringLiteral("INSERT OR IGNORE INTO sla_violation (lead_id, kind, started_ms, due_ms, calendar, detected_ms) SELECT "
                       "lead_id, kind, started_ms, due_ms, calendar, ? FROM sla_clock WHERE lead_id = ? AND stopped_ms > due_ms"),
        {m_tx.now().ms(), m_lead}));
    LW_CHECK(m_tx.db().run(
        QStringLiteral("UPDATE sla_violation SET resolved_ms = coalesce((SELECT c.stopped_ms FROM sla_clock c WHERE c.lead_id = "
                       "sla_violation.lead_id AND c.kind = sla_violation.kind AND c.started_ms = sla_violation.started_ms), "
                       "CASE resolved_ms WHEN 0 THEN ? ELSE resolved_ms END) WHERE lead_id = ?"),
        {m_tx.now().ms(), m_lead}));
    return {};
}

Result<void> Refreshing::run() {
    LW_TRY(m_stored, clocksOf(m_tx.db(), m_lead));
    LW_TRY(const auto history, historyOf(m_tx.db(), m_lead, m_stored));
    if (!history) {
        if (m_stored.isEmpty())
            return {};
        LW_CHECK(m_tx.db().run(QStringLiteral("DELETE FROM sla_clock WHERE lead_id = ?"), {m_lead}));
        return resolve();
    }
    m_history = *history;
    const QList<ClockRun> runs = runsOf(m_history);
    for (const ClockRun& run : runs)
        LW_CHECK(take(run, m_history.stage));
    for (const Clock& clock : std::as_const(m_stored)) {
        const bool isThere = std::any_of(runs.cbegin(), runs.cend(), [&](const ClockRun& run) { return isSame(clock, run); });
        if (!isThere)
            LW_CHECK(takeOut(clock, runs));
    }
    if (!m_hasChanged)
        return {};
    LW_CHECK(resolve());
    return leads::refreshNextDue(m_tx, LeadId::fromBytes(m_lead));
}

} // namespace

bool isHours(const QString& setting) {
    return setting == QStringLiteral("workspace.business_hours") || setting == QStringLiteral("workspace.time_zone") ||
           setting == QStringLiteral("workspace.holidays");
}

bool startsOne(const oplog::Row& task) {
    return oplog::toInt(task.value(QStringLiteral("status"))) != qint64(TaskStatus::Pending) ||
           oplog::toText(task.value(QStringLiteral("kind"))).startsWith(QStringLiteral("payment"));
}

bool movesOne(const oplog::Row& changed) {
    return changed.contains(QStringLiteral("status")) || changed.contains(QStringLiteral("kind")) ||
           changed.contains(QStringLiteral("created_ms")) || changed.contains(QStringLiteral("done_ms"));
}

Result<void> refresh(WriteTx& tx, const QByteArray& lead) {
    LW_CHECK(Refreshing(tx, lead).run());
    LW_TRY(const auto shownIn, tx.db().first(QStringLiteral("SELECT shown_in FROM lead WHERE id = ? AND shown_in IS NOT NULL"),
                                             {lead}, [](const Record& r) { return r.bytes(0); }));
    return shownIn ? Refreshing(tx, *shownIn).run() : Result<void>();
}

Result<void> reckonAnew(WriteTx& tx) {
    LW_TRY(const Dated today, present(tx));
    struct Running {
        QByteArray lead;
        ClockKind kind;
        Instant startedAt;
    };
    // A follow-up is due by the wall, whatever the hours are.
    LW_TRY(const auto running,
           tx.db().collect(QStringLiteral("SELECT lead_id, kind, started_ms FROM sla_clock WHERE stopped_ms = 0 AND verdict < 2 "
                                          "AND calendar <> ? AND kind <> ?"),
                           {qint64(today.version), qint64(ClockKind::FollowUp)}, [](const Record& r) {
                               return Running{r.bytes(0), r.word<ClockKind>(1), r.instant(2)};
                           }));
    QSet<QByteArray> leads;
    for (const Running& one : running) {
        const SlaClock clock = startClock(one.kind, Stage::New, one.startedAt, today.calendar);
        LW_CHECK(tx.db().run(
            QStringLiteral("UPDATE sla_clock SET due_ms = ?, warn_ms = ?, calendar = ?, verdict = 0 WHERE "
                           "lead_id = ? AND kind = ? AND started_ms = ?"),
            {clock.dueAt.ms(), clock.warnAt.ms(), qint64(today.version), one.lead, qint64(one.kind), one.startedAt.ms()}));
        leads.insert(one.lead);
    }
    for (const QByteArray& lead : std::as_const(leads))
        LW_CHECK(leads::refreshNextDue(tx, LeadId::fromBytes(lead)));
    return {};
}

Result<QList<LeadClock>> ofLead(Connection& connection, LeadId lead) {
    return connection.collect(
        QStringLiteral(
            "SELECT c.kind, c.started_ms, c.due_ms, c.due_wall_ms, c.warn_ms, c.stopped_ms, c.stopped_by, c.calendar, "
            "c.verdict, v.detected_ms, a.hours, a.zone, a.holidays FROM sla_clock c JOIN sla_calendar a ON a.version = "
            "c.calendar LEFT JOIN sla_violation v ON v.lead_id = c.lead_id AND v.kind = c.kind AND v.started_ms = "
            "c.started_ms WHERE c.lead_id = ? ORDER BY c.stopped_ms > 0, CASE c.stopped_ms WHEN 0 THEN c.due_ms ELSE "
            "-c.stopped_ms END"),
        {lead.bytes()}, [](const Record& r) {
            LeadClock clock;
            static_cast<SlaClock&>(clock) = clockFromRow(r);
            clock.missedAt = r.instant(9);
            clock.hours = r.text(10);
            clock.zone = r.text(11);
            clock.holidays = r.text(12);
            clock.calendar = static_cast<int>(r.integer(7));
            return clock;
        });
}

Result<CalendarText> calendar(Connection& connection, int version) {
    LW_TRY(const auto text, connection.first(QStringLiteral("SELECT hours, zone, holidays FROM sla_calendar WHERE version = ?"),
                                             {qint64(version)}, [](const Record& r) {
                                                 return CalendarText{r.text(0), r.text(1), r.text(2)};
                                             }));
    return text.value_or(CalendarText());
}

Result<Instant> nextDue(Connection& connection) {
    LW_TRY(const qint64 warn, connection.number(QStringLiteral(
                                  "SELECT coalesce(min(warn_ms), 0) FROM sla_clock WHERE stopped_ms = 0 AND verdict = 0")));
    LW_TRY(const qint64 due, connection.number(QStringLiteral(
                                 "SELECT coalesce(min(due_ms), 0) FROM sla_clock WHERE stopped_ms = 0 AND verdict < 2")));
    const qint64 first = warn > 0 && due > 0 ? std::min(warn, due + 1) : warn + (due > 0 ? due + 1 : 0);
    return Instant::fromMs(first); // At its deadline a clock is not missed yet.
}

namespace {

struct Due {
    QByteArray lead;
    Clock clock;
};

Result<QList<Due>> dueBy(Connection& connection, const QString& where, Instant at) {
    return connection.collect(
        QStringLiteral(
            "SELECT kind, started_ms, due_ms, due_wall_ms, warn_ms, stopped_ms, stopped_by, calendar, verdict, lead_id, "
            "(SELECT number FROM lead l WHERE l.id = lead_id) FROM sla_clock WHERE stopped_ms = 0 AND ") +
            where,
        {at.ms()}, [](const Record& r) {
            Due due{r.bytes(9), clockFromRow(r)};
            due.clock.leadNumber = r.integer(10);
            due.clock.lead = r.id<LeadId>(9);
            return due;
        });
}

Result<void> setVerdict(WriteTx& tx, const Due& due, Verdict verdict) {
    tx.touched().leadIds.insert(due.lead);
    LW_CHECK(tx.db().run(QStringLiteral("UPDATE sla_clock SET verdict = ? WHERE lead_id = ? AND kind = ? AND started_ms = ?"),
                         {qint64(verdict), due.lead, qint64(due.clock.kind), due.clock.startedAt.ms()}));
    return {};
}

} // namespace

Result<Judged> judge(WriteTx& tx, Instant at) {
    Judged judged;
    LW_TRY(const auto missed, dueBy(tx.db(), QStringLiteral("verdict < 2 AND due_ms < ? ORDER BY due_ms"), at));
    for (const Due& due : missed) {
        LW_CHECK(setVerdict(tx, due, Verdict::Violated));
        LW_TRY(const int raised,
               tx.db().run(QStringLiteral("INSERT OR IGNORE INTO sla_violation (lead_id, kind, started_ms, due_ms, calendar, "
                                          "detected_ms) VALUES (?, ?, ?, ?, ?, ?)"),
                           {due.lead, qint64(due.clock.kind), due.clock.startedAt.ms(), due.clock.dueAt.ms(),
                            qint64(due.clock.calendar), at.ms()}));
        if (raised > 0)
            judged.violated.append(due.clock);
    }
    LW_TRY(const auto late, dueBy(tx.db(), QStringLiteral("verdict = 0 AND warn_ms <= ? ORDER BY warn_ms"), at));
    for (const Due& due : late) {
        LW_CHECK(setVerdict(tx, due, Verdict::Warned));
        judged.warned.append(due.clock);
    }
    return judged;
}

namespace {

/// Whether what is stored of a lead is what happened says.
Result<bool> agrees(Connection& connection, const QByteArray& lead, QHash<int, WorkingCalendar>& calendars) {
    LW_TRY(const QList<Clock> stored, clocksOf(connection, lead));
    LW_TRY(const auto history, historyOf(connection, lead, stored));
    if (!history)
        return stored.isEmpty();
    const QList<ClockRun> runs = runsOf(*history);
    qsizetype known = 0;
    for (const Clock& clock : stored) {
        const auto run = std::find_if(runs.cbegin(), runs.cend(), [&](const ClockRun& one) { return isSame(clock, one); });
        if (run == runs.cend()) {
            if (clock.kind != ClockKind::FollowUp || !clock.stoppedAt.isSet())
                return false;
            continue;
        }
        ++known;
        if (clock.stoppedAt != run->stoppedAt || clock.stoppedBy != run->stoppedBy)
            return false;
        if (!calendars.contains(clock.calendar)) {
            LW_TRY(const CalendarText text, calendar(connection, clock.calendar));
            calendars.insert(clock.calendar, calendarOf(text));
        }
        const SlaClock again = startClock(clock.kind, history->stage, clock.startedAt, *calendars.constFind(clock.calendar));
        if (again.dueAt != clock.dueAt || again.warnAt != clock.warnAt || again.dueWallAt != clock.dueWallAt)
            return false;
    }
    return known == runs.size();
}

} // namespace

Result<QStringList> check(Connection& connection) {
    QStringList problems;
    LW_TRY(const auto leads,
           connection.collect(QStringLiteral("SELECT lead_id FROM sla_clock UNION SELECT lead_id FROM message UNION SELECT "
                                             "lead_id FROM task UNION SELECT id FROM lead WHERE stage_ms > 0"),
                              {}, [](const Record& r) { return r.bytes(0); }));
    QHash<int, WorkingCalendar> calendars;
    int wrong = 0;
    for (const QByteArray& lead : leads) {
        LW_TRY(const bool isRight, agrees(connection, lead, calendars));
        wrong += !isRight;
    }
    if (wrong > 0)
        problems.append(QStringLiteral("%1 leads have other clocks than what happened with them says.").arg(wrong));
    LW_TRY(const qint64 unjudged, connection.number(QStringLiteral(
                                      "SELECT count(*) FROM sla_violation v WHERE resolved_ms <> coalesce((SELECT stopped_ms "
                                      "FROM sla_clock c WHERE c.lead_id = v.lead_id AND c.kind = v.kind AND c.started_ms = "
                                      "v.started_ms), resolved_ms)")));
    if (unjudged > 0)
        problems.append(QStringLiteral("%1 missed deadlines are resolved at another moment than their clocks.").arg(unjudged));
    LW_TRY(const qint64 unwritten, connection.number(QStringLiteral(
                                       "SELECT count(*) FROM sla_clock c WHERE (c.verdict = 2 OR c.stopped_ms > c.due_ms) AND "
                                       "NOT EXISTS (SELECT 1 FROM sla_violation v WHERE v.lead_id = c.lead_id AND v.kind = "
                                       "c.kind AND v.started_ms = c.started_ms AND v.detected_ms > 0)")));
    if (unwritten > 0)
        problems.append(QStringLiteral("%1 missed deadlines are written down nowhere.").arg(unwritten));
    return problems;
}

} // namespace leadwell::store::clocks
