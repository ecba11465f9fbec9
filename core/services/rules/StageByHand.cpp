// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/StageByHand.h"

#include "core/services/lead/Successes.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using oplog::Row;
using store::LeadRecord;

Result<bool> setStageByHand(store::WriteTx& tx, RuleRunner& rules, const LeadRecord& lead, Stage stage) {
    if (lead.stage == stage)
        return false;
    if (!isOpen(stage)) {
        LW_TRY(const auto triage, store::work::newestTriage(tx.db(), lead.id));
        if (triage && triage->status != TriageStatus::Closed)
            LW_CHECK(store::work::moveTriage(tx, *triage, TriageStatus::Closed));
    }
    if (lead.stage == Stage::Won)
        LW_CHECK(forgetWin(tx, lead.id));
    LeadRecord changed = lead;
    changed.stage = stage;
    changed.stageByPersonAt = tx.now();
    Occasion occasion;
    occasion.triggers = {RuleTrigger::StageChanged};
    occasion.isByPerson = true;
    return rules.run(changed, occasion,
                     {Row{{QStringLiteral("stage"), qint64(stage)},
                          {QStringLiteral("is_open"), qint64(isOpen(stage))},
                          {QStringLiteral("stage_person_ms"), tx.now().ms()},
                          {QStringLiteral("stage_cause"), QString()}},
                      false});
}

} // namespace leadwell::services
