// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/Workspace.h"
#include "app/ctl/commands/Commands.h"

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
                                        {QStringLiteral("overdue"), list.overdue},
                                        {QStringLiteral("today"), list.today},
                                        {QStringLiteral("upcoming"), list.upcoming},
                                        {QStringLiteral("rates"), of(list.rates)}});
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Task"), QStringLiteral("Lead"), QStringLiteral("Customer"), QStringLiteral("Due"),
                          QStringLiteral("Priority"), QStringLiteral("Whose"), QStringLiteral("What")},
                         rows);
    terminal::say({});
    terminal::say(
        QStringLiteral("%1 overdue, %2 still due today, %3 later").arg(list.overdue).arg(list.today).arg(list.upcoming));
    for (const auto& rate : list.rates)
        terminal::say(QStringLiteral("%1: %2 of %3 that were due in 30 days are done, %4 in time")
                          .arg(rate.member.isEmpty() ? QStringLiteral("Nobody's") : rate.member)
                          .arg(rate.done)
                          .arg(rate.due)
                          .arg(rate.inTime));
    return exits::done;
}

Result<int> finish(const Invocation& call, services::Desk& desk) {
    const TaskId id = TaskId::fromText(call.arguments().value(1));
    if (!id.isSet())
        return call.usage(QStringLiteral("Say which task, by the first column of leadwellctl tasks."));
    LW_TRY(const auto receipt, await(desk.leads().completeTask(id)));
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("sentence"), receipt.sentence}, {QStringLiteral("changed"), receipt.changed}});
    else
        terminal::say(receipt.changed > 0 ? receipt.sentence : QStringLiteral("This task was done already."));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString what = call.arguments().value(0);
    if (!what.isEmpty() && what != QStringLiteral("done"))
        return call.usage(QStringLiteral("“%1” is nothing tasks can do: done.").arg(what));
    if (call.has(QStringLiteral("mine")) && call.has(QStringLiteral("team")))
        return call.usage(QStringLiteral("Either --mine or --team."));
    TaskQuery query;
    query.isMine = call.has(QStringLiteral("mine"));
    int chosen = 0;
    for (const auto& [name, when] :
         {std::pair("overdue", When::Overdue), std::pair("today", When::Today), std::pair("upcoming", When::Upcoming)}) {
        if (!call.has(QString::fromLatin1(name)))
            continue;
        query.when = when;
        ++chosen;
    }
    if (chosen > 1)
        return call.usage(QStringLiteral("One of --overdue, --today and --upcoming."));
    const auto limit = arguments::number(call, QStringLiteral("limit"), 1, 100'000);
    if (!limit)
        return call.usage(limit.error().sentence);
    query.limit = static_cast<int>(*limit);
    LW_TRY(const auto workspace, Workspace::open(call, what.isEmpty() ? Workspace::Mode::Look : Workspace::Mode::Work));
    return what.isEmpty() ? printTasks(call, workspace->desk(), query) : finish(call, workspace->desk());
}

} // namespace

Command tasks() {
    return {.name = QStringLiteral("tasks"),
            .usage = QStringLiteral("[--mine | --team] [--overdue | --today | --upcoming] [done TASK]"),
            .summary = QStringLiteral("what is to be done, and how much of it was done in time"),
            .help = QStringLiteral("Open tasks, what is due first first; --team (everybody's) is what happens without a word.\n"
                                   "done marks one as done; what follows from it is up to the rules, and one undo step."),
            .options = {flag("mine", "only of who sits at this desk"), flag("team", "everybody's"),
                        flag("overdue", "only what should have been done"), flag("today", "only what is still due today"),
                        flag("upcoming", "only what is due later"), option("limit", "N", "rows at most (100)", "100")},
            .argumentsMin = 0,
            .argumentsMax = 2,
            .run = run};
}

} // namespace leadwell::ctl::commands
