// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Successes.h"

#include "core/store/repository/TeamRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::success::Told;

namespace {

constexpr int allThatCount = 1'000'000;

} // namespace

Result<void> noteSuccess(store::WriteTx& tx, const store::LeadRecord& lead, SuccessCause cause) {
    SuccessEvent event;
    event.kind = cause == SuccessCause::Payment ? SuccessKind::PaymentReceived : SuccessKind::OrderReceived;
    event.lead = lead.id;
    event.member = lead.ownerId;
    event.at = tx.now();
    event.cause = cause;
    LW_TRY(const SuccessEvent saved, store::success::insert(tx, event));
    return {};
}

Result<void> forgetWin(store::WriteTx& tx, LeadId lead) {
    store::success::Query ofLead;
    ofLead.lead = lead;
    LW_TRY(const auto successes, store::success::list(tx.db(), ofLead));
    for (const auto& one : successes) {
        if (one.event.cause == SuccessCause::Won)
            LW_CHECK(store::success::takeBack(tx, one.event.id));
    }
    return {};
}

SuccessEntry entryOf(const Told& told, const QList<SuccessDefinition>& definitions) {
    return {told.event, weightOf(told.event, definitions), told.leadNumber, told.customer, told.member};
}

Result<QList<MemberPerformance>> performanceAt(Connection& connection, Instant now) {
    LW_TRY(const auto team, store::team::members(connection));
    LW_TRY(const auto definitions, store::success::definitions(connection));
    LW_TRY(const auto told, store::success::list(connection, {{}, {}, performanceFrom(now), now, false, allThatCount}));
    QHash<MemberId, qsizetype> places;
    QList<MemberPerformance> people;
    QList<MemberId> ids;
    for (const Member& member : team) {
        if (!member.isActive || member.role != QStringLiteral("salesperson"))
            continue;
        places.insert(member.id, people.size());
        people.append({member.id, member.name, 0, 0, {}});
        ids.append(member.id);
    }
    Scores scores;
    for (const Told& one : told) {
        const SuccessEntry entry = entryOf(one, definitions);
        scores[one.event.member] += entry.weight.weight;
        if (const auto place = places.constFind(one.event.member); place != places.cend())
            people[*place].contributions.append(entry);
    }
    const auto perMille = perMilleOf(scores, ids);
    for (MemberPerformance& person : people) {
        person.score = scores.value(person.member);
        person.perMille = perMille.value(person.member);
    }
    std::stable_sort(people.begin(), people.end(),
                     [](const MemberPerformance& one, const MemberPerformance& other) { return one.score > other.score; });
    return people;
}

} // namespace leadwell::services
