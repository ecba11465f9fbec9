// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TaskService.h"

#include "core/domain/clock/Recurrence.h"
#include "core/domain/clock/Zone.h"
#include "core/domain/lead/TaskKind.h"
#include "core/services/DeskCore.h"
#include "core/services/lead/TaskDone.h"
#include "core/services/rules/RuleBook.h"
#include "core/services/rules/RuleChecks.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/TaskRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QDateTime>
#include <QLocale>

#include <functional>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using When = TaskQuery::When;

namespace {

constexpr auto ratedFor = std::chrono::hours(24 * 30);
/// Above this a change has a transaction of its own.
constexpr qsizetype manyTasks = 500;

/// The first moment of the day after `at`.
Instant endOfDay(Instant at, const QString& timeZone) {
    const QTimeZone zone = zoneOf(timeZone);
    return Instant::fromMs(at.inZone(zone).date().addDays(1).startOfDay(zone).toMSecsSinceEpoch());
}

struct Bounds {
    Instant now;
    Instant tomorrow;

    store::tasks::Filter filterOf(When when, MemberId assignee, int limit = 0) const {
        switch (when) {
        case When::Overdue:
            return {assignee, {}, now, limit};
        case When::Today:
            return {assignee, now, tomorrow, limit};
        case When::Upcoming:
            return {assignee, tomorrow, {}, limit};
        case When::All:
        case When::Done:
            break;
        }
        return {assignee, {}, {}, limit};
    }
};

Result<MemberId> whose(const WorkspaceSettings& settings, bool isMine) {
    if (isMine && !settings.me.isSet())
        return Error{
            ErrorKind::Invalid, QStringLiteral("Nobody is chosen as who sits at this desk; ask for the team's tasks."), {}};
    return isMine ? settings.me : MemberId();
}

Result<TaskCounts> countsOf(Connection& connection, const Bounds& bounds, MemberId assignee) {
    TaskCounts counts;
    LW_TRY(counts.overdue, store::tasks::countOpen(connection, bounds.filterOf(When::Overdue, assignee)));
    LW_TRY(counts.today, store::tasks::countOpen(connection, bounds.filterOf(When::Today, assignee)));
    LW_TRY(counts.upcoming, store::tasks::countOpen(connection, bounds.filterOf(When::Upcoming, assignee)));
    return counts;
}

Result<TaskList> read(Connection& connection, const TaskQuery& query, Instant now) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    LW_TRY(const MemberId assignee, whose(settings, query.isMine));
    LW_TRY(const auto team, store::team::members(connection));
    LW_TRY(const auto book, ruleBook(connection));
    const MemberNames names = namesOf(team);
    const Bounds bounds{now, endOfDay(now, settings.timeZone)};
    const bool isDone = query.when == When::Done;
    TaskList list;
    LW_TRY(const auto tasks, isDone ? store::tasks::doneSince(connection, assignee, now - ratedFor, query.limit)
                                    : store::tasks::open(connection, bounds.filterOf(query.when, assignee, query.limit)));
    for (const auto& one : tasks) {
        const Rule* rule = book->find(one.task.ruleNo);
        list.tasks.append({one.task, one.leadNumber, one.customer, one.phone, names.value(one.task.assigneeId),
                           rule ? rule->title : QString(), !isDone && one.task.dueAt < now});
    }
    LW_TRY(list.inAll, isDone ? store::tasks::countDoneSince(connection, assignee, now - ratedFor)
                              : store::tasks::countOpen(connection, bounds.filterOf(query.when, assignee)));
    LW_TRY(list.counts, countsOf(connection, bounds, assignee));
    LW_TRY(const auto rates, store::tasks::rates(connection, now - ratedFor, now));
    for (const auto& rate : rates)
        list.rates.append({names.value(rate.member), rate.due, rate.done, rate.inTime, rate.member});
    return list;
}

// Changes --------------------------------------------------------------------------------------------------------------

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

const QString noTitle = QStringLiteral("The task cannot be empty. Write what is to be done.");

store::OperationSpec byPerson(const DeskCore& core, const QString& kind, qsizetype tasks) {
    store::OperationSpec spec = core.byPerson(kind, {});
    spec.isLarge = tasks > manyTasks;
    return spec;
}

/// What is said of what was done: "“Send prices”", "3 tasks"
QString tasksText(const QStringList& titles) {
    return titles.size() == 1 ? QStringLiteral("“%1”").arg(titles.first())
                              : QStringLiteral("%1 tasks").arg(QLocale(QLocale::English).toString(titles.size()));
}

using Change = std::function<Result<bool>(const LeadRecord& lead, const Task& task)>;
using Words = std::function<QString(const QString& tasks)>;

/// Runs a change on each task that is still open; leads show what is due next.
Result<Receipt> onEach(WriteTx& tx, const QList<TaskId>& ids, const Words& words, const Change& change) {
    QStringList changed;
    QSet<LeadId> leads;
    qint64 onlyLead = 0;
    bool isThere = false;
    for (const TaskId id : ids) {
        LW_TRY(const auto task, store::work::task(tx.db(), id));
        isThere |= task.has_value();
        if (!task || task->status != TaskStatus::Pending)
            continue;
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), task->leadId));
        LW_TRY(const bool hasChanged, change(lead, *task));
        if (!hasChanged)
            continue;
        changed.append(task->title);
        leads.insert(task->leadId);
        onlyLead = lead.number;
    }
    if (!isThere)
        return Error{ErrorKind::NotFound,
                     ids.size() == 1 ? QStringLiteral("This task no longer exists.")
                                     : QStringLiteral("These tasks no longer exist."),
                     {}};
    for (const LeadId lead : std::as_const(leads))
        LW_CHECK(store::leads::refreshNextDue(tx, lead));
    const QString sentence = changed.isEmpty() ? QString() : words(tasksText(changed));
    tx.setSentence(sentence);
    return Receipt{tx.operation(), sentence, static_cast<int>(changed.size()), leads.size() == 1 ? onlyLead : 0};
}

/// Whoever sits here knows it.
Result<void> tellWhoHasIt(WriteTx& tx, const Task& task) {
    return task.assigneeId.isSet() ? store::notices::Teller(tx).tell(store::notices::newsOfGiven(task, tx.operation()))
                                   : Result<void>();
}

/// Answers whether it was somebody else's.
Result<bool> giveTo(WriteTx& tx, Task task, MemberId member) {
    LW_TRY(const bool isOther,
           tx.update(Entity::Task, task.id.bytes(), Row{{QStringLiteral("assignee_id"), store::idValue(member)}}));
    task.assigneeId = member;
    if (isOther)
        LW_CHECK(tellWhoHasIt(tx, task));
    return isOther;
}

/// As it is kept: what does not say when is that of the first time.
Result<QString> repeatsOf(Connection& connection, const QString& typed, Instant dueAt) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    LW_TRY(const Recurrence recurrence, recurrenceFromText(typed, dueAt, zoneOf(settings.timeZone)));
    return recurrenceText(recurrence);
}

Result<QString> memberName(Connection& connection, MemberId member) {
    if (!member.isSet())
        return QString();
    LW_TRY(const QString name, store::team::nameOf(connection, member));
    if (name.isEmpty())
        return Error{ErrorKind::NotFound, QStringLiteral("This person is no longer in the team."), {}};
    return name;
}

/// "Mon 23 Nov, 10:00" by the clocks of the workspace
Result<QString> whenText(Connection& connection, Instant at) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    return QLocale::c().toString(at.inZone(zoneOf(settings.timeZone)), QStringLiteral("ddd d MMM, HH:mm"));
}

Result<Receipt> insert(WriteTx& tx, const NewTask& typed) {
    LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), typed.leadNumber));
    LW_TRY(const QString repeats, repeatsOf(tx.db(), typed.repeats, typed.dueAt));
    const MemberId assignee = typed.assignee.value_or(lead.ownerId);
    if (typed.assignee)
        LW_CHECK(memberName(tx.db(), assignee));
    const QString title = typed.title.simplified();
    const QString sentence = QStringLiteral("Task for %1: %2").arg(leadNumberText(lead.number), title);
    tx.setSentence(sentence);
    Task task;
    task.id = tx.ids().make<TaskId>();
    task.leadId = lead.id;
    task.kind = typed.kind.isEmpty() ? taskKindOf(title) : typed.kind;
    task.title = title;
    task.dueAt = typed.dueAt;
    task.priority = typed.priority.value_or(lead.priority);
    task.assigneeId = assignee;
    task.createdAt = tx.now();
    task.repeats = repeats;
    LW_CHECK(store::work::insertTask(tx, task));
    if (store::notices::isWorthTelling(task))
        LW_CHECK(store::notices::Teller(tx).tell(store::notices::newsOf(task, true)));
    else
        LW_CHECK(tellWhoHasIt(tx, task));
    LW_CHECK(store::leads::refreshNextDue(tx, lead.id));
    return Receipt{tx.operation(), sentence, 1, lead.number};
}

Result<bool> applyChange(WriteTx& tx, const Task& task, const TaskChange& change) {
    Row row;
    if (change.title)
        row.insert(QStringLiteral("title"), change.title->simplified());
    if (change.dueAt)
        row.insert(QStringLiteral("due_ms"), change.dueAt->ms());
    if (change.priority)
        row.insert(QStringLiteral("priority"), qint64(*change.priority));
    if (change.repeats) {
        LW_TRY(const QString repeats, repeatsOf(tx.db(), *change.repeats, change.dueAt.value_or(task.dueAt)));
        row.insert(QStringLiteral("repeats"), repeats);
    }
    bool isGiven = false;
    if (change.assignee) {
        LW_CHECK(memberName(tx.db(), *change.assignee));
        LW_TRY(isGiven, giveTo(tx, task, *change.assignee));
    }
    if (row.isEmpty())
        return isGiven;
    LW_TRY(const bool isOther, tx.update(Entity::Task, task.id.bytes(), row));
    return isGiven || isOther;
}

} // namespace

Answer<TaskList> TaskService::list(TaskQuery query) {
    return m_core.store.read<TaskList>(
        [query, now = m_core.clock.now()](Connection& connection) { return read(connection, query, now); });
}

Answer<TaskCounts> TaskService::counts(bool isMine) {
    return m_core.store.read<TaskCounts>([isMine, now = m_core.clock.now()](Connection& connection) -> Result<TaskCounts> {
        LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
        LW_TRY(const MemberId assignee, whose(settings, isMine));
        return countsOf(connection, {now, endOfDay(now, settings.timeZone)}, assignee);
    });
}

Answer<Receipt> TaskService::add(NewTask task) {
    if (task.title.trimmed().isEmpty())
        return answered<Receipt>(invalid(noTitle));
    if (!task.dueAt.isSet())
        return answered<Receipt>(invalid(QStringLiteral("Say until when, for example “tomorrow 10”.")));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("task.add"), {}),
                                       [task](WriteTx& tx) { return insert(tx, task); });
}

Answer<Receipt> TaskService::complete(QList<TaskId> tasks) {
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("task.done"), tasks.size()), [tasks](WriteTx& tx) {
        const Words words = [](const QString& what) { return QStringLiteral("Done: %1").arg(what); };
        return onEach(tx, tasks, words, [&tx](const LeadRecord& lead, const Task& task) { return finishTask(tx, lead, task); });
    });
}

Answer<Receipt> TaskService::putOff(QList<TaskId> tasks, Instant until) {
    if (until <= m_core.clock.now())
        return answered<Receipt>(invalid(QStringLiteral("This time is past. Choose a later one.")));
    return m_core.store.write<Receipt>(
        byPerson(m_core, QStringLiteral("task.later"), tasks.size()), [tasks, until](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const QString when, whenText(tx.db(), until));
            const Words words = [&when](const QString& what) { return QStringLiteral("%1 put off to %2").arg(what, when); };
            return onEach(tx, tasks, words, [&](const LeadRecord&, const Task& task) {
                return tx.update(Entity::Task, task.id.bytes(), Row{{QStringLiteral("due_ms"), until.ms()}});
            });
        });
}

Answer<Receipt> TaskService::give(QList<TaskId> tasks, MemberId member) {
    return m_core.store.write<Receipt>(
        byPerson(m_core, QStringLiteral("task.give"), tasks.size()), [tasks, member](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const QString name, memberName(tx.db(), member));
            const Words words = [&name](const QString& what) {
                return name.isEmpty() ? QStringLiteral("%1: nobody's now").arg(what)
                                      : QStringLiteral("%1 given to %2").arg(what, name);
            };
            return onEach(tx, tasks, words, [&](const LeadRecord&, const Task& task) { return giveTo(tx, task, member); });
        });
}

Answer<Receipt> TaskService::change(TaskId task, TaskChange change) {
    if (change.title && change.title->trimmed().isEmpty())
        return answered<Receipt>(invalid(noTitle));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("task.edit"), {}), [task, change](WriteTx& tx) {
        const Words words = [](const QString& what) { return QStringLiteral("Task changed: %1").arg(what); };
        return onEach(tx, {task}, words,
                      [&](const LeadRecord&, const Task& present) { return applyChange(tx, present, change); });
    });
}

} // namespace leadwell::services
