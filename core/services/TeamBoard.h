// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/assignment/Decision.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/SuccessService.h"

namespace leadwell::services {

class DeskCore;

/// Somebody of the team at this moment.
struct TeamPerson {
    domain::Member member;
    std::optional<domain::Candidate> candidate; ///< not set: they are no salesperson
    domain::Hindrance hindrance = domain::Hindrance::None;
    QList<domain::Leave> leaves; ///< that lasts, or is to come; the earliest first
    MemberPerformance performance;

    /// The leave they are on at a moment; nullptr: none.
    const domain::Leave* leaveAt(Instant at) const;
    friend bool operator==(const TeamPerson&, const TeamPerson&) = default;
};

struct TeamState {
    QList<TeamPerson> people; ///< active ones, salespeople first, in the order they were added
    domain::AssignmentRules rules;
    int waiting = 0; ///< open leads that were to be given when nobody could take them: the first one who can gets them
};

/// All that the team's page shows, as of one moment.
class TeamBoard {
public:
    explicit TeamBoard(DeskCore& core) : m_core(core) {}

    Answer<TeamState> now();

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
