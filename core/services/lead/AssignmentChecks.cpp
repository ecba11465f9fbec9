// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/AssignmentChecks.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;

namespace {

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

} // namespace

Result<void> checkRules(const AssignmentRules& rules, const QList<Member>& team) {
    const auto isThere = [&team](const MemberId& id) {
        return std::any_of(team.cbegin(), team.cend(), [&](const Member& one) { return one.id == id && one.isActive; });
    };
    const bool namesTeam =
        std::all_of(rules.pool.cbegin(), rules.pool.cend(), isThere) &&
        std::all_of(rules.bestFit.notFor.cbegin(), rules.bestFit.notFor.cend(), isThere) &&
        std::all_of(rules.preferred.cbegin(), rules.preferred.cend(), [&](const auto& one) { return isThere(one.second); });
    if (!namesTeam)
        return invalid(QStringLiteral("The rules name somebody who is not in the team; nothing was saved."));
    constexpr int all = 100;
    if (std::any_of(rules.weights.cbegin(), rules.weights.cend(), [](int weight) { return weight < 0 || weight > all; }))
        return invalid(QStringLiteral("A weight is 0 to 100; nothing was saved."));
    const bool weighs = std::any_of(rules.weights.cbegin(), rules.weights.cend(), [](int weight) { return weight > 0; });
    if (rules.strategy == Strategy::Custom && !weighs)
        return invalid(QStringLiteral("By these weights nothing counts; give one of them more than 0."));
    if (rules.bestFit.scoreMin < 0 || rules.bestFit.scoreMin > all || rules.bestFit.gainMin < 0 ||
        rules.bestFit.gainMin > 10 * all)
        return invalid(QStringLiteral("The best fit needs a score of 0 to 100, and 0 to 1,000 points more; nothing was saved."));
    if (rules.returns.afterMinutes < 0 || rules.returns.afterMinutes > ReturnRule::minutesMax)
        return invalid(QStringLiteral("Leads go back after 90 days at most; nothing was saved."));
    return {};
}

Result<void> checkLimits(const Member& member) {
    if (member.capacity.value_or(0) < 0 || member.monthMin < 0 || member.monthMax.value_or(0) < 0)
        return invalid(QStringLiteral("A limit of leads is 0 or more; nothing was saved."));
    if (member.monthMax && *member.monthMax < member.monthMin)
        return invalid(QStringLiteral("%1 cannot have at least %2 leads a month and at most %3.")
                           .arg(member.name)
                           .arg(member.monthMin)
                           .arg(*member.monthMax));
    return {};
}

} // namespace leadwell::services
