// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TeamBoard.h"

#include "core/services/DeskCore.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/Successes.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;

namespace {

constexpr int waitingMax = 100'000;

Result<TeamState> stateAt(Connection& connection, Instant now) {
    TeamState state;
    LW_TRY(const Choosing choosing, Choosing::now(connection, now));
    LW_TRY(const auto team, store::team::members(connection));
    LW_TRY(const auto leaves, store::team::leaves(connection));
    LW_TRY(const auto performance, performanceAt(connection, now));
    state.rules = choosing.rules;
    for (const Member& member : team) {
        if (!member.isActive)
            continue;
        TeamPerson person;
        person.member = member;
        for (const Candidate& candidate : choosing.team) {
            if (candidate.id != member.id)
                continue;
            const bool isInPool = choosing.rules.pool.isEmpty() || choosing.rules.pool.contains(member.id);
            person.candidate = candidate;
            person.hindrance = hindranceOf(candidate, isInPool, choosing.rules.mindsHours);
        }
        for (const Leave& leave : leaves) {
            if (leave.memberId == member.id && leave.to > now)
                person.leaves.append(leave);
        }
        for (const MemberPerformance& one : performance) {
            if (one.member == member.id)
                person.performance = one;
        }
        state.people.append(person);
    }
    std::stable_partition(state.people.begin(), state.people.end(),
                          [](const TeamPerson& person) { return person.candidate.has_value(); });
    LW_TRY(const auto waiting, store::ledger::waiting(connection, waitingMax));
    state.waiting = static_cast<int>(waiting.size());
    return state;
}

} // namespace

const Leave* TeamPerson::leaveAt(Instant at) const {
    const auto found =
        std::find_if(leaves.cbegin(), leaves.cend(), [at](const Leave& leave) { return leave.from <= at && leave.to > at; });
    return found == leaves.cend() ? nullptr : &*found;
}

Answer<TeamState> TeamBoard::now() {
    return m_core.store.read<TeamState>([at = m_core.clock.now()](Connection& connection) { return stateAt(connection, at); });
}

} // namespace leadwell::services
