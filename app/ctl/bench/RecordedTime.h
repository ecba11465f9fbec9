// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/bench/Measure.h"
#include "core/store/Floor.h"

namespace leadwell::ctl::bench {

/// Six months in which so many leads came and ten people were given them by the rules, given again (N4). The workspace of that
/// time is made in `folder` before it is first measured, and kept; making it takes a while.
QList<Case> backTestCases(const QString& folder, int leads, store::Floor& floor);

} // namespace leadwell::ctl::bench
