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

} // namespace leadwell::services
