// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/success/Performance.h"

#include <algorithm>

namespace leadwell::domain {

Instant performanceFrom(Instant at) {
    return at - std::chrono::hours(24) * performanceDays;
}

QList<Contribution> contributionsOf(MemberId member, const QList<SuccessEvent>& events,
                                    const QList<SuccessDefinition>& definitions, Instant at) {
    QList<Contribution> contributions;
    for (const SuccessEvent& event : events) {
        if (event.member == member && !event.takenBackAt.isSet() && event.at > performanceFrom(at) && event.at <= at)
            contributions.append({event, weightOf(event, definitions)});
    }
    std::stable_sort(contributions.begin(), contributions.end(),
                     [](const Contribution& one, const Contribution& other) { return one.event.at > other.event.at; });
    return contributions;
}

qint64 scoreOf(const QList<Contribution>& contributions) {
    qint64 score = 0;
    for (const Contribution& one : contributions)
        score += one.weight.weight;
    return score;
}

QHash<MemberId, int> perMilleOf(const Scores& scores, const QList<MemberId>& team) {
    constexpr qint64 all = 1'000;
    const auto people = static_cast<qint64>(team.size());
    qint64 sum = 0;
    for (const MemberId& member : team)
        sum += scores.value(member);
    QHash<MemberId, int> shares;
    for (const MemberId& member : team) {
        const qint64 own = people * (scores.value(member) + SuccessDefinition::onePoint);
        shares.insert(member, static_cast<int>(all * own / (own + sum + people * SuccessDefinition::onePoint)));
    }
    return shares;
}

} // namespace leadwell::domain
