// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/TaskDone.h"

#include "core/services/rules/RuleRunner.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

Result<bool> finishTask(store::WriteTx& tx, const store::LeadRecord& lead, const Task& task) {
    if (task.status != TaskStatus::Pending)
        return false;
    LW_CHECK(tx.update(Entity::Task, task.id.bytes(),
                       Row{{QStringLiteral("status"), qint64(TaskStatus::Done)}, {QStringLiteral("done_ms"), tx.now().ms()}}));
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
