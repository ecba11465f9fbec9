// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/TaskDone.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

Result<bool> markContacted(store::WriteTx& tx, const store::LeadRecord& lead) {
    if (lead.stage != Stage::New)
        return false;
    return tx.update(Entity::Lead, lead.id.bytes(), Row{{QStringLiteral("stage"), qint64(Stage::Contacted)}});
}

Result<bool> finishTask(store::WriteTx& tx, const store::LeadRecord& lead, const Task& task) {
    LW_TRY(const bool hasChanged,
           tx.update(Entity::Task, task.id.bytes(),
                     Row{{QStringLiteral("status"), qint64(TaskStatus::Done)}, {QStringLiteral("done_ms"), tx.now().ms()}}));
    if (task.kind == QStringLiteral("initial_contact"))
        LW_CHECK(markContacted(tx, lead));
    LW_CHECK(store::leads::refreshNextDue(tx, lead.id));
    return hasChanged;
}

} // namespace leadwell::services
