// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Workspace.h"

namespace leadwell::ctl::commands {

/// What other rules of who gets a lead would have done: rules backtest.
Result<int> backTest(const Invocation& call, services::Desk& desk);
QList<QCommandLineOption> backTestOptions();

} // namespace leadwell::ctl::commands
