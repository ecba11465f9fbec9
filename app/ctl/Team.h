// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Json.h"
#include "app/ctl/Workspace.h"

#include <QTimeZone>

namespace leadwell::ctl {

/// The people of a workspace, and who sits at this desk.
struct Team {
    QList<domain::Member> members;
    MemberId me;
    QTimeZone zone;

    static Result<Team> of(services::Desk& desk);
    json::Names names() const;
    /// Somebody by whole name, by the beginning of the name when that is one person's, by id, or "me".
    /// Errors: Invalid, naming those there are.
    Result<MemberId> find(const QString& text) const;
};

} // namespace leadwell::ctl
