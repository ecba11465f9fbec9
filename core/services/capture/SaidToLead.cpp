// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/SaidToLead.h"

#include "core/services/capture/IntakeSteps.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;

Together withWhatWasSaid(const LeadRecord& lead, const SaidToLead& said, Triage triage, bool isNewLead) {
    Together all{triage, {triage.heat, triage.confidence, said.at, triage.reason}, false};
    if (isNewLead || !lead.intentHeat.at.isSet())
        return all;
    const bool isNewest = said.at >= lead.intentHeat.at;
    const IntentHeat alone = all.intent;
    all.intent = isNewest ? together(lead.intentHeat, alone, said.understood.takesBack)
                          : together(alone, lead.intentHeat, lead.intent == Intent::Unsubscribe || lead.intent == Intent::Spam);
    all.keepsIntent = all.intent.reason != alone.reason || all.intent.heat != alone.heat;
    all.triage.heat = all.intent.heat;
    all.triage.confidence = all.intent.confidence;
    all.triage.reason = all.intent.reason;
    return all;
}

Result<void> understandInto(store::WriteTx& tx, const LeadRecord& lead, const SaidToLead& said, const Together& together) {
    const Understanding& u = said.understood;
    const bool isNewest = said.at >= lead.lastActivityAt;
    Row fields;
    if (isNewest) {
        fields.insert(QStringLiteral("preview"), previewOf(said.body));
        fields.insert(QStringLiteral("last_activity_ms"), said.at.ms());
        fields.insert(QStringLiteral("is_unread"), qint64(1));
        fields.insert(QStringLiteral("is_urgent"), qint64(u.isUrgent || (together.keepsIntent && lead.isUrgent)));
        if (!together.keepsIntent || u.intent != Intent::None) {
            fields.insert(QStringLiteral("intent"), qint64(u.intent));
            fields.insert(QStringLiteral("queue"), qint64(together.triage.queue));
        }
    }
    fields.insert(QStringLiteral("intent_heat"), qint64(together.intent.heat));
    fields.insert(QStringLiteral("intent_confidence"), together.intent.confidence);
    fields.insert(QStringLiteral("intent_at_ms"), together.intent.at.ms());
    fields.insert(QStringLiteral("intent_reason"), together.intent.reason);
    if (!said.product.isEmpty() && (lead.product.isEmpty() || isNewest))
        fields.insert(QStringLiteral("product"), said.product);
    if (u.quantity > 0) {
        fields.insert(QStringLiteral("quantity"), u.quantity);
        fields.insert(QStringLiteral("unit"), u.unit);
    }
    if (!u.budget.isEmpty())
        fields.insert(QStringLiteral("budget"), u.budget);
    if (!u.timeline.isEmpty())
        fields.insert(QStringLiteral("timeline"), u.timeline);
    if (!u.language.code.isEmpty())
        fields.insert(QStringLiteral("language"), u.language.code);
    if (u.wantsContact)
        fields.insert(QStringLiteral("wants_contact_ms"), std::max(lead.wantsContactAt, said.at).ms());
    // A rule that only raises never lowers.
    fields.insert(QStringLiteral("rule_priority"), qint64(std::max(lead.rulePriority, together.triage.rulePriority)));
    LW_CHECK(tx.update(Entity::Lead, lead.id.bytes(), fields));
    return {};
}

} // namespace leadwell::services
