// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/TaskDone.h"

#include "core/domain/clock/Recurrence.h"
#include "core/domain/clock/Zone.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

/// A time that cannot be read any more ends it; the task that was done stays as it is.
Result<void> planNextTime(store::WriteTx& tx, const Task& task) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    const QTimeZone zone = zoneOf(settings.timeZone);
    const auto recurrence = recurrenceFromText(task.repeats, task.dueAt, zone);
    if (!recurrence || !recurrence->isSet())
        return {};
    Task next = task;
    next.id = tx.ids().make<TaskId>();
    next.dueAt = occurrenceAfter(*recurrence, task.dueAt, tx.now(), zone);
    next.createdAt = tx.now();
    return store::work::insertTask(tx, next);
}

} // namespace

Result<bool> finishTask(store::WriteTx& tx, const store::LeadRecord& lead, const Task& task) {
    if (task.status != TaskStatus::Pending)
        return false;
    LW_CHECK(tx.update(Entity::Task, task.id.bytes(),
                       Row{{QStringLiteral("status"), qint64(TaskStatus::Done)}, {QStringLiteral("done_ms"), tx.now().ms()}}));
    if (!task.repeats.isEmpty() && isOpen(lead.stage))
        LW_CHECK(planNextTime(tx, task));
    Occasion occasion;
    occasion.triggers = {RuleTrigger::TaskDone};
    occasion.taskKind = task.kind;
    occasion.isByPerson = true;
    LW_CHECK(RuleRunner(tx).run(lead, occasion, {{}, true}));
    if (task.leadId != lead.id) // It is shown in the one that was worked with.
        LW_CHECK(store::leads::refreshNextDue(tx, task.leadId));
    return true;
}

Result<int> callOffTasks(store::WriteTx& tx, LeadId lead) {
    LW_TRY(const auto shown, store::leads::shownIn(tx.db(), lead));
    QList<LeadId> leads{lead};
    for (const LeadId one : shown)
        leads.append(one);
    int calledOff = 0;
    for (const LeadId one : std::as_const(leads)) {
        LW_TRY(const QList<Task> tasks, store::work::tasksOf(tx.db(), one));
        const int before = calledOff;
        for (const Task& task : tasks) {
            if (task.status != TaskStatus::Pending)
                continue;
            LW_CHECK(tx.update(
                Entity::Task, task.id.bytes(),
                Row{{QStringLiteral("status"), qint64(TaskStatus::Cancelled)}, {QStringLiteral("done_ms"), tx.now().ms()}}));
            ++calledOff;
        }
        if (calledOff > before && one != lead)
            LW_CHECK(store::leads::refreshNextDue(tx, one));
    }
    return calledOff;
}

} // namespace leadwell::services
