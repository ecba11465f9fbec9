// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/assignment/BackTest.h"
#include "core/domain/capture/Ledger.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/domain/lead/WorkspaceSettings.h"

namespace leadwell::services {

class DeskCore;

/// People of the team and what the workspace knows about itself. Undoable, like everything.
class TeamService {
public:
    explicit TeamService(DeskCore& core) : m_core(core) {}

    /// Active ones first, in the order they were added.
    Answer<QList<domain::Member>> members();
    /// Adds when the id is not set. Errors: Invalid (no name, colour not #RRGGBB, a limit below 0, hours or a zone that cannot
    /// be read), Conflict (name taken). Leads that wait are given at once when somebody became free by it.
    Answer<MemberId> saveMember(domain::Member member);
    /// Somebody who leaves gets no new leads. Which of theirs go to others says AssignmentRules::onLeave, in the same undo step.
    Answer<bool> deactivateMember(MemberId member);

    /// When people are away, the earliest first.
    Answer<QList<domain::Leave>> leaves();
    /// Where it began already, the leads that AssignmentRules::onLeave names go to others in the same undo step; otherwise when
    /// it begins. Errors: Invalid (it ends before it begins), Conflict (they are on leave then already, which is said), NotFound
    /// (nobody of the team).
    Answer<LeaveId> addLeave(domain::Leave leave);
    /// False when it was gone already.
    Answer<bool> removeLeave(LeaveId leave);

    /// Everybody who can be given leads, with what they have, what they are owed, and what hinders them now.
    Answer<QList<domain::Candidate>> salespeople();

    /// By what leads are given.
    Answer<domain::AssignmentRules> assignmentRules();
    /// Their version is the next one. Errors: Invalid (somebody who is not in the team, weights that weigh nothing).
    Answer<domain::AssignmentRules> saveAssignmentRules(domain::AssignmentRules rules);
    /// What was given from one moment to another, given again by these rules; not set: by those of its time, which comes out as
    /// it was. Changes nothing. Errors: Invalid, as for saving.
    Answer<domain::BackTestReport> backTest(std::optional<domain::AssignmentRules> rules, Instant from, Instant to);

    Answer<domain::WorkspaceSettings> settings();
    /// Errors: Invalid (time zone, currency or business hours that cannot be read), naming the field.
    Answer<bool> saveSettings(domain::WorkspaceSettings settings);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
