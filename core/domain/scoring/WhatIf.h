// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Derivation.h"
#include "core/domain/scoring/Heat.h"
#include "core/domain/scoring/Score.h"

namespace leadwell::domain {

/// What would raise the score, the most first, each tried with scoreOf(); last, how far the next grade is.
QList<WhatIf> scoreChanges(const ScoreInputs& inputs, const ScoreRules& rules = {});
/// When silence cools the lead or a pin ends, and which score would make it hotter.
QList<WhatIf> heatChanges(const HeatInputs& inputs);
/// Which score or heat would raise the priority.
QList<WhatIf> priorityChanges(const HeatInputs& inputs);

} // namespace leadwell::domain
