// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
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
    /// Adds when the id is not set. Errors: Invalid (no name, colour not #RRGGBB), Conflict (name taken).
    Answer<MemberId> saveMember(domain::Member member);
    /// Somebody who leaves keeps their leads and history; they get no new ones.
    Answer<bool> deactivateMember(MemberId member);

    Answer<domain::WorkspaceSettings> settings();
    /// Errors: Invalid (time zone, currency or business hours that cannot be read), naming the field.
    Answer<bool> saveSettings(domain::WorkspaceSettings settings);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
