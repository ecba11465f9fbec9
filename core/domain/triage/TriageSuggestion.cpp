// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/triage/TriageSuggestion.h"

#include "core/domain/WordSet.h"
#include "core/domain/triage/MissingDetail.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr double unsure = 0.6; ///< what nobody knows about is a guess

QString loadText(const Candidate& one) {
    if (one.capacity)
        return QStringLiteral("%1 of %2 leads").arg(one.openLeads).arg(*one.capacity);
    return one.openLeads == 1 ? QStringLiteral("1 open lead") : QStringLiteral("%1 open leads").arg(one.openLeads);
}

/// Why they, what of the lead they know, and how much they have: "next in turn · cotton yarn · surat · 6 of 15 leads".
QString becauseOf(const LeadFacts& lead, const Candidate& one, const QString& reason) {
    QStringList parts;
    if (!reason.isEmpty())
        parts.append(reason);
    for (const QString* word : {&lead.product, &lead.industry, &lead.language}) {
        const auto skill =
            std::find_if(one.skills.cbegin(), one.skills.cend(), [word](const QString& known) { return hasWords(*word, known); });
        if (skill != one.skills.cend() && !parts.contains(*skill))
            parts.append(*skill);
    }
    for (const QString* place : {&lead.city, &lead.state}) {
        if (!place->isEmpty() && one.regions.contains(*place))
            parts.append(*place);
    }
    parts.append(loadText(one));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

TriageSuggestion suggestionOf(const TriageFacts& facts, const LeadFacts& lead, const QList<Candidate>& team,
                              const AssignmentRules& rules, const AssignmentDecision& decision) {
    using Kind = TriageSuggestion::Kind;
    if (facts.intent == Intent::Spam)
        return {Kind::Dismiss,
                {},
                QStringLiteral("Dismiss as not a lead"),
                QStringLiteral("looks like an advertisement"),
                facts.confidence};
    if (!facts.canBeReached)
        return {Kind::AskForContact,
                {},
                askTitle(MissingDetail::Phone),
                QStringLiteral("contact details are missing"),
                facts.confidence};
    const auto chosen = std::find_if(team.cbegin(), team.cend(), [&](const Candidate& one) { return one.id == decision.chosen; });
    if (!decision.chosen.isSet() || chosen == team.cend())
        return {Kind::Wait, {}, QStringLiteral("Wait for somebody"), decision.sentence, 0};
    const Standing& standing = decision.standings.at(chosen - team.cbegin());
    return {Kind::Assign, chosen->id, QStringLiteral("Assign to %1").arg(chosen->name),
            becauseOf(lead, *chosen, inFewWords(decision, standing, rules)),
            decision.isFallback ? std::min(facts.confidence, unsure) : facts.confidence};
}

} // namespace leadwell::domain
