// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TaskService.h"

#include "core/services/DeskCore.h"
#include "core/services/rules/RuleBook.h"
#include "core/services/rules/RuleChecks.h"
#include "core/store/repository/TaskRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QDateTime>
#include <QTimeZone>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using When = TaskQuery::When;

namespace {

constexpr auto ratedFor = std::chrono::hours(24 * 30);

/// The first moment of the day after `at`.
Instant endOfDay(Instant at, const QString& timeZone) {
    const QTimeZone known(timeZone.toUtf8());
    const QTimeZone zone = known.isValid() ? known : QTimeZone::utc();
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms(), zone).date();
    return Instant::fromMs(day.addDays(1).startOfDay(zone).toMSecsSinceEpoch());
}

struct Bounds {
    Instant now;
    Instant tomorrow;

    store::tasks::Filter filterOf(When when, MemberId assignee, int limit) const {
        switch (when) {
        case When::Overdue:
            return {assignee, {}, now, limit};
        case When::Today:
            return {assignee, now, tomorrow, limit};
        case When::Upcoming:
            return {assignee, tomorrow, {}, limit};
        case When::All:
            break;
        }
        return {assignee, {}, {}, limit};
    }
};

Result<TaskList> read(Connection& connection, const TaskQuery& query, Instant now) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    if (query.isMine && !settings.me.isSet())
        return Error{
            ErrorKind::Invalid, QStringLiteral("Nobody is chosen as who sits at this desk; ask for the team's tasks."), {}};
    LW_TRY(const auto team, store::team::members(connection));
    LW_TRY(const auto book, ruleBook(connection));
    const MemberNames names = namesOf(team);
    const Bounds bounds{now, endOfDay(now, settings.timeZone)};
    const MemberId whose = query.isMine ? settings.me : MemberId();
    TaskList list;
    LW_TRY(const auto tasks, store::tasks::open(connection, bounds.filterOf(query.when, whose, query.limit)));
    for (const auto& one : tasks) {
        const Rule* rule = book->find(one.task.ruleNo);
        list.tasks.append({one.task, one.leadNumber, one.customer, names.value(one.task.assigneeId),
                           rule ? rule->title : QString(), one.task.dueAt < now});
    }
    LW_TRY(list.inAll, store::tasks::countOpen(connection, bounds.filterOf(query.when, whose, 0)));
    LW_TRY(list.overdue, store::tasks::countOpen(connection, bounds.filterOf(When::Overdue, whose, 0)));
    LW_TRY(list.today, store::tasks::countOpen(connection, bounds.filterOf(When::Today, whose, 0)));
    LW_TRY(list.upcoming, store::tasks::countOpen(connection, bounds.filterOf(When::Upcoming, whose, 0)));
    LW_TRY(const auto rates, store::tasks::rates(connection, now - ratedFor, now));
    for (const auto& rate : rates)
        list.rates.append({names.value(rate.member), rate.due, rate.done, rate.inTime});
    return list;
}

} // namespace

Answer<TaskList> TaskService::list(TaskQuery query) {
    return m_core.store.read<TaskList>(
        [query, now = m_core.clock.now()](Connection& connection) { return read(connection, query, now); });
}

} // namespace leadwell::services
