// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Invocation.h"
#include "app/ctl/Team.h"
#include "core/domain/assignment/Decision.h"

namespace leadwell::ctl::assignment {

/// --strategy, --weights, --pool, --minds-hours, --best-fit, --return-after, --return-manual, --on-leave. `lead`: what their help
/// begins with ("rules: ").
QList<QCommandLineOption> options(const QString& lead);
/// Whether one of them was given.
bool areGiven(const Invocation& call);
/// The rules as the options change them. Errors: Invalid, naming what cannot be read.
Result<domain::AssignmentRules> changed(const Invocation& call, const Team& team, domain::AssignmentRules rules);

} // namespace leadwell::ctl::assignment

namespace leadwell::ctl::arguments {

/// "cotton yarn, denim"
QStringList list(const QString& text);
/// "yes" or "no"
Result<bool> yes(const Invocation& call, const QString& option);

} // namespace leadwell::ctl::arguments
