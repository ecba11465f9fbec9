// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/bench/Measure.h"
#include "core/services/Desk.h"
#include "core/store/Floor.h"

namespace leadwell::ctl::bench {

/// Who gets a lead, one by one and thousands at once, and whose time is over. The cases about triage fill it first: until then
/// nothing is changed. `numbers`: the open leads, not empty. What is returned refers to `desk` and `floor`.
QList<Case> decisionCases(services::Desk& desk, store::Floor& floor, const QList<qint64>& numbers);

} // namespace leadwell::ctl::bench
