// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/LeadMath.h"

#include "core/domain/person/Phone.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

constexpr auto contactRequirementHolds = std::chrono::hours(24 * 14);

} // namespace

bool canBeCalled(const Identity& identity) {
    const bool isNumber = identity.kind == IdentityKind::Phone || identity.kind == IdentityKind::WhatsApp;
    // What identifies was read; of the rest, shared numbers were, and unusable ones were kept as written.
    return isNumber && (identity.identifies || normalisePhone(identity.value, {}).has_value());
}

Result<ScoreInputs> scoreInputsOf(store::Connection& connection, const store::LeadRecord& lead, Instant now) {
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    LW_TRY(const auto counts, store::work::signalsOf(connection, lead.id));
    return scoreInputsOf(lead, face.person, counts, now);
}

ScoreInputs scoreInputsOf(const store::LeadRecord& lead, const Person& person, const QMap<QString, int>& counts, Instant now) {
    ScoreInputs inputs;
    inputs.title = person.title;
    inputs.hasCompany = !person.company.isEmpty();
    inputs.hasIndustry = !person.industry.isEmpty();
    inputs.companySize = person.companySize;
    inputs.revenueMinor = person.revenueMinor;
    for (const Identity& identity : person.identities) {
        inputs.hasPhone = inputs.hasPhone || canBeCalled(identity);
    }
    inputs.websiteVisits = counts.value(QStringLiteral("website_visits"));
    inputs.downloads = counts.value(QStringLiteral("downloads"));
    inputs.pageViews = counts.value(QStringLiteral("page_views"));
    inputs.emailOpens = counts.value(QStringLiteral("email_opens"));
    inputs.emailClicks = counts.value(QStringLiteral("email_clicks"));
    inputs.socialTouches = counts.value(QStringLiteral("social_touches"));
    inputs.contactAttempts = counts.value(QStringLiteral("contact_attempts"));
    inputs.source = lead.source;
    inputs.contactRequired = lead.wantsContactAt.isSet() && now - lead.wantsContactAt < contactRequirementHolds;
    inputs.hasBudget = !lead.budget.isEmpty() || lead.value.minor > 0;
    inputs.hasTimeline = !lead.timeline.isEmpty();
    inputs.hasInterest = !lead.product.isEmpty();
    return inputs;
}

HeatInputs heatInputsOf(const store::LeadRecord& lead, Instant now) {
    HeatInputs inputs;
    inputs.score100 = lead.score;
    if (lead.intentHeat.at.isSet())
        inputs.intent = lead.intentHeat;
    inputs.heatPin = lead.heatPin;
    inputs.rulePriority = lead.rulePriority;
    inputs.now = now;
    return inputs;
}

Result<bool> refreshScoreAndHeat(store::WriteTx& tx, LeadId id, const QString& cause) {
    LW_TRY(store::LeadRecord lead, store::leads::read(tx.db(), id));
    LW_TRY(const ScoreInputs inputs, scoreInputsOf(tx.db(), lead, tx.now()));
    const Score score = scoreOf(inputs);
    LW_TRY(const auto history, store::work::scoresOf(tx.db(), id, 1));
    const bool isNews = history.isEmpty() || !(history.first().score == score);
    if (isNews)
        LW_CHECK(store::work::insertScore(tx, id, score, history.isEmpty() ? 0 : history.first().total, cause));

    lead.score = score.total();
    const HeatResult heat = heatOf(heatInputsOf(lead, tx.now()));
    return tx.update(Entity::Lead, id.bytes(),
                     Row{{QStringLiteral("score"), qint64(lead.score)},
                         {QStringLiteral("heat"), qint64(heat.heat)},
                         {QStringLiteral("priority"), qint64(heat.priority)}});
}

} // namespace leadwell::services
