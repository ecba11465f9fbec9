// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/clock/Recurrence.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/TaskKind.h"

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;
using services::TaskEntry;
using services::TaskQuery;
using When = TaskQuery::When;

namespace {

QJsonObject of(const TaskEntry& entry) {
    return {{QStringLiteral("id"), entry.task.id.text()},
            {QStringLiteral("lead"), leadNumberText(entry.leadNumber)},
            {QStringLiteral("customer"), entry.customer},
            {QStringLiteral("kind"), entry.task.kind},
            {QStringLiteral("title"), entry.task.title},
            {QStringLiteral("due"), json::of(entry.task.dueAt)},
            {QStringLiteral("overdue"), entry.isOverdue},
            {QStringLiteral("priority"), toText(entry.task.priority)},
            {QStringLiteral("assignee"), json::textOrNull(entry.assignee)},
            {QStringLiteral("done"), json::of(entry.task.doneAt)},
            {QStringLiteral("repeats"), json::textOrNull(entry.task.repeats)},
            {QStringLiteral("phone"), json::textOrNull(entry.phone)},
            {QStringLiteral("rule"), json::textOrNull(entry.rule)},
            {QStringLiteral("draft"), json::textOrNull(entry.task.draft)}};
}

QJsonArray of(const QList<services::TaskRate>& rates) {
    QJsonArray all;
    for (const auto& rate : rates)
        all.append(QJsonObject{{QStringLiteral("member"), json::textOrNull(rate.member)},
                               {QStringLiteral("due"), rate.due},
                               {QStringLiteral("done"), rate.done},
                               {QStringLiteral("in_time"), rate.inTime}});
    return all;
}

Result<int> printTasks(const Invocation& call, services::Desk& desk, const TaskQuery& query) {
    LW_TRY(const auto list, await(desk.tasks().list(query)));
    QJsonArray all;
    QList<QStringList> rows;
    for (const TaskEntry& entry : list.tasks) {
        all.append(of(entry));
        rows.append({entry.task.id.text(), leadNumberText(entry.leadNumber), entry.customer,
                     json::of(entry.task.dueAt).toString() + (entry.isOverdue ? QStringLiteral(" overdue") : QString()),
                     toText(entry.task.priority), entry.assignee.isEmpty() ? QStringLiteral("nobody") : entry.assignee,
                     entry.task.title});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("tasks"), all},
                                        {QStringLiteral("in_all"), list.inAll},
                                        {QStringLiteral("overdue"), list.counts.overdue},
                                        {QStringLiteral("today"), list.counts.today},
                                        {QStringLiteral("upcoming"), list.counts.upcoming},
                                        {QStringLiteral("rates"), of(list.rates)}});
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Task"), QStringLiteral("Lead"), QStringLiteral("Customer"), QStringLiteral("Due"),
                          QStringLiteral("Priority"), QStringLiteral("Whose"), QStringLiteral("What")},
                         rows);
    terminal::say({});
    terminal::say(QStringLiteral("%1 overdue, %2 still due today, %3 later")
                      .arg(list.counts.overdue)
                      .arg(list.counts.today)
                      .arg(list.counts.upcoming));
    for (const auto& rate : list.rates)
        terminal::say(QStringLiteral("%1: %2 of %3 that were due in 30 days are done, %4 in time")
                          .arg(rate.member.isEmpty() ? QStringLiteral("Nobody's") : rate.member)
                          .arg(rate.done)
                          .arg(rate.due)
                          .arg(rate.inTime));
    return exits::done;
}

int say(const Invocation& call, const services::Receipt& receipt, const QString& unchanged) {
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("sentence"), receipt.sentence}, {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.changed > 0 ? receipt.sentence : unchanged);
    return exits::done;
}

/// The tasks that are named behind the verb. Errors: Invalid.
Result<QList<TaskId>> tasksFrom(const Invocation& call) {
    QList<TaskId> tasks;
    for (const QString& word : call.arguments().mid(1))
        tasks.append(TaskId::fromText(word));
    if (tasks.isEmpty() || tasks.contains(TaskId()))
        return Error{ErrorKind::Invalid, QStringLiteral("Say which task, by the first column of leadwellctl tasks."), {}};
    return tasks;
}

Result<MemberId> memberNamed(const Team& team, const QString& name) {
    return name == QStringLiteral("nobody") ? Result<MemberId>(MemberId()) : team.find(name);
}

Result<Instant> dueOf(const Team& team, const Workspace& workspace, const QString& typed) {
    return dueFromText(typed, workspace.clock().now(), team.zone);
}

/// As it was understood.
QString untilText(Instant at, const QTimeZone& zone) {
    return QLocale::c().toString(at.inZone(zone), QStringLiteral("ddd d MMM yyyy, HH:mm"));
}

Result<int> finish(const Invocation& call, Workspace& workspace) {
    const auto tasks = tasksFrom(call);
    if (!tasks)
        return call.usage(tasks.error().sentence);
    LW_TRY(const auto receipt, await(workspace.desk().tasks().complete(*tasks)));
    return say(call, receipt,
               tasks->size() == 1 ? QStringLiteral("This task was done already.") : QStringLiteral("They were done already."));
}

Result<int> putOff(const Invocation& call, Workspace& workspace) {
    const auto tasks = tasksFrom(call);
    if (!tasks)
        return call.usage(tasks.error().sentence);
    LW_TRY(const Team team, Team::of(workspace.desk()));
    LW_TRY(const Instant until, dueOf(team, workspace, call.value(QStringLiteral("due"))));
    LW_TRY(const auto receipt, await(workspace.desk().tasks().putOff(*tasks, until)));
    return say(call, receipt, QStringLiteral("Nothing was put off."));
}

Result<int> give(const Invocation& call, Workspace& workspace) {
    const auto tasks = tasksFrom(call);
    if (!tasks)
        return call.usage(tasks.error().sentence);
    LW_TRY(const Team team, Team::of(workspace.desk()));
    LW_TRY(const MemberId member, memberNamed(team, call.value(QStringLiteral("to"))));
    LW_TRY(const auto receipt, await(workspace.desk().tasks().give(*tasks, member)));
    return say(call, receipt, QStringLiteral("They were so already."));
}

Result<int> add(const Invocation& call, Workspace& workspace) {
    services::NewTask task;
    const auto number = arguments::leadNumber(call.arguments().value(1));
    if (!number)
        return call.usage(number.error().sentence);
    task.leadNumber = *number;
    task.title = call.arguments().mid(2).join(u' ');
    task.repeats = call.value(QStringLiteral("repeats"));
    if (call.has(QStringLiteral("kind"))) {
        const auto kind = taskKindFromText(call.value(QStringLiteral("kind")));
        if (!kind)
            return call.usage(kind.error().sentence);
        task.kind = *kind;
    }
    LW_TRY(const Team team, Team::of(workspace.desk()));
    LW_TRY(task.dueAt,
           dueOf(team, workspace,
                 call.has(QStringLiteral("due")) ? call.value(QStringLiteral("due")) : QStringLiteral("tomorrow 10")));
    LW_TRY(const Recurrence recurrence, recurrenceFromText(task.repeats, task.dueAt, team.zone));
    if (recurrence.isSet() && !call.has(QStringLiteral("due")))
        task.dueAt = firstOccurrence(recurrence, workspace.clock().now(), team.zone);
    if (call.has(QStringLiteral("to"))) {
        LW_TRY(task.assignee, memberNamed(team, call.value(QStringLiteral("to"))));
    }
    LW_TRY(auto receipt, await(workspace.desk().tasks().add(task)));
    receipt.sentence += QStringLiteral(", until %1").arg(untilText(task.dueAt, team.zone));
    return say(call, receipt, {});
}

struct Deed {
    const char* word;
    Result<int> (*run)(const Invocation& call, Workspace& workspace);
    const char* needs; ///< an option
};
constexpr Deed deeds[] = {{"done", finish, ""}, {"later", putOff, "due"}, {"give", give, "to"}, {"add", add, ""}};

Result<int> run(const Invocation& call) {
    const QString what = call.word() == QStringLiteral("list") ? QString() : call.word();
    const auto* deed =
        std::find_if(std::begin(deeds), std::end(deeds), [&what](const Deed& one) { return what == QLatin1String(one.word); });
    if (!what.isEmpty() && deed == std::end(deeds))
        return call.usage(QStringLiteral("“%1” is nothing tasks can do: add, done, later, give.").arg(what));
    if (!what.isEmpty() && *deed->needs && !call.has(QString::fromLatin1(deed->needs)))
        return call.usage(QStringLiteral("%1 needs --%2.").arg(what, QString::fromLatin1(deed->needs)));
    if (call.has(QStringLiteral("mine")) && call.has(QStringLiteral("team")))
        return call.usage(QStringLiteral("Either --mine or --team."));
    TaskQuery query;
    query.isMine = call.has(QStringLiteral("mine"));
    int chosen = 0;
    for (const auto& [name, when] : {std::pair("overdue", When::Overdue), std::pair("today", When::Today),
                                     std::pair("upcoming", When::Upcoming), std::pair("finished", When::Done)}) {
        if (!call.has(QString::fromLatin1(name)))
            continue;
        query.when = when;
        ++chosen;
    }
    if (chosen > 1)
        return call.usage(QStringLiteral("One of --overdue, --today, --upcoming and --finished."));
    const auto limit = arguments::number(call, QStringLiteral("limit"), 1, 100'000);
    if (!limit)
        return call.usage(limit.error().sentence);
    query.limit = static_cast<int>(*limit);
    LW_TRY(const auto workspace, Workspace::open(call, what.isEmpty() ? Workspace::Mode::Look : Workspace::Mode::Work));
    return what.isEmpty() ? printTasks(call, workspace->desk(), query) : deed->run(call, *workspace);
}

} // namespace

Command tasks() {
    return {
        .name = QStringLiteral("tasks"),
        .usage = QStringLiteral("[--mine | --team] [--overdue | --today | --upcoming | --finished] | add LEAD WHAT… [--due TIME] "
                                "[--repeats TEXT] [--to NAME] | done TASK… | later TASK… --due TIME | give TASK… --to NAME"),
        .summary = QStringLiteral("what is to be done, and how much of it was done in time"),
        .help = QStringLiteral(
            "Open tasks, what is due first first; --team (everybody's) is what happens without a word.\n"
            "add plans one; done marks some as done, later puts them off, give lets somebody else do them (or nobody). What\n"
            "follows from what is done is up to the rules. Each is one undo step. Times are as people say them: \"tomorrow "
            "10\",\n"
            "\"fri 3 pm\", \"in 2 h\"; --repeats \"every mon and thu at 9\"."),
        .options = {flag("mine", "list: only of who sits at this desk"), flag("team", "list: everybody's"),
                    flag("overdue", "list: only what should have been done"), flag("today", "list: only what is still due today"),
                    flag("upcoming", "list: only what is due later"), flag("finished", "list: what was done in the last 30 days"),
                    option("due", "TIME", "add, later: until when; tomorrow 10 without"),
                    option("repeats", "TEXT", "add: when it comes again"),
                    option("kind", "KIND", "add: call, follow_up or send_info; without, what its words say"),
                    option("to", "NAME", "add, give: whose it is, or “nobody”"),
                    option("limit", "N", "list: rows at most (100)", "100")},
        .argumentsMin = 0,
        .argumentsMax = -1,
        .run = run};
}

} // namespace leadwell::ctl::commands
