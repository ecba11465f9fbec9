// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/AnswerRepository.h"

#include "core/domain/clock/SlaClock.h"
#include "core/store/repository/ClockRepository.h"

#include <QHash>

#include <algorithm>

namespace leadwell::store::answers {

using namespace domain;

namespace {

const QString dueSql = QStringLiteral(
    "SELECT l.channel, l.number, c.started_ms, c.due_ms, c.stopped_ms, c.stopped_by, c.calendar FROM sla_clock c JOIN lead l ON "
    "l.id = c.lead_id WHERE c.kind = ? AND c.due_ms >= ? AND c.due_ms < ? ORDER BY c.due_ms DESC");

/// A machine stops no clock; what ended with the lead, or went on as something else, was nobody's answer.
bool isAnswer(Stopper stopper) {
    return stopper == Stopper::Message || stopper == Stopper::Call || stopper == Stopper::Visit || stopper == Stopper::Task;
}

} // namespace

Result<AnswerTimes> times(Connection& connection, Instant from, Instant to, Instant now) {
    struct Due {
        Channel channel;
        qint64 lead;
        Instant startedAt;
        Instant dueAt;
        Instant stoppedAt;
        Stopper by;
        int calendar;
    };
    LW_TRY(const QList<Due> all,
           connection.collect(dueSql, {qint64(ClockKind::FirstResponse), from.ms(), to.ms()}, [](const Record& r) {
               return Due{r.word<Channel>(0),
                          r.integer(1),
                          r.instant(2),
                          r.instant(3),
                          r.instant(4),
                          r.word<Stopper>(5),
                          static_cast<int>(r.integer(6))};
           }));
    QHash<int, WorkingCalendar> calendars;
    QHash<Channel, AnswerTimes::OfChannel> channels;
    for (const Due& due : all) {
        const bool isStopped = due.stoppedAt.isSet();
        const bool isAnswered = isStopped && isAnswer(due.by);
        const bool endedBefore = isStopped && !isAnswered && due.stoppedAt <= due.dueAt;
        if (endedBefore || (!isStopped && due.dueAt > now))
            continue;
        AnswerTimes::OfChannel& of = channels[due.channel];
        of.channel = due.channel;
        ++of.due;
        if (isAnswered) {
            if (!calendars.contains(due.calendar)) {
                LW_TRY(const CalendarText text, clocks::calendar(connection, due.calendar));
                calendars.insert(due.calendar, calendarOf(text));
            }
            ++of.answered;
            of.wall += due.stoppedAt - due.startedAt;
            of.working += calendars.constFind(due.calendar)->between(due.startedAt, due.stoppedAt);
        }
        if (isAnswered && due.stoppedAt <= due.dueAt)
            ++of.inTime;
        else if (of.late.size() < AnswerTimes::lateMax && !of.late.contains(due.lead))
            of.late.append(due.lead);
    }
    AnswerTimes times{from, to, channels.values()};
    std::sort(times.channels.begin(), times.channels.end(),
              [](const auto& a, const auto& b) { return a.due != b.due ? a.due > b.due : a.channel < b.channel; });
    return times;
}

} // namespace leadwell::store::answers
