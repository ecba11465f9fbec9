// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QString>

#include <optional>

namespace leadwell::domain {

inline constexpr int heatRulesVersion = 1; ///< of heatOf(): heat and priority

/// Heat read from what somebody wrote; falls one level per 48 h of silence.
struct IntentHeat {
    Heat heat = Heat::Cold;
    double confidence = 0; ///< 0…1; counts from 0.6 on.
    Instant at;            ///< when it was written; not set: it does not cool
    QString reason{};      ///< Triage::reason, without full stop; empty is allowed
};

/// A person's own heat or priority, until it expires. The computed value stays visible beside it.
template<class T>
struct Pin {
    T value{};
    Instant until;
};

struct HeatInputs {
    int score100 = 0;
    std::optional<IntentHeat> intent;
    std::optional<Pin<Heat>> heatPin;
    std::optional<Pin<Priority>> priorityPin;
    Priority rulePriority = Priority::Low; ///< Raised by rules (help → medium …); never lowers anything.
    Instant now;
};

struct HeatResult {
    Heat heat = Heat::Cold;         ///< what is shown: the pin while now < until, else computedHeat
    Heat computedHeat = Heat::Cold; ///< max(scoreHeat, intentHeat if confidence ≥ 0.6)
    Heat scoreHeat = Heat::Cold;
    Heat intentHeat = Heat::Cold;              ///< after cooling
    Priority priority = Priority::Low;         ///< what is shown: the pin, else max(grade, shown heat, rule)
    Priority computedPriority = Priority::Low; ///< max(grade, computed heat, rule), without any pin
    QString heatReason;                        ///< "Asked for a price with a quantity (confidence 0.89)", "Score 84"
    QString priorityReason;                    ///< which of grade, heat, rule or pin decided
};

HeatResult heatOf(const HeatInputs& inputs);
/// What two messages of one enquiry say together, the later one second: a message may raise the heat at once, but only
/// silence lowers it, unless the later one takes the wish back. A message that says less keeps heat and reason of what was
/// said before and ends the silence.
IntentHeat together(const IntentHeat& before, const IntentHeat& later, bool takesBack);
/// One level down per full 48 h between `at` and `now`; never below Cold. A time in the future does not warm.
Heat cooled(Heat heat, Instant at, Instant now);

} // namespace leadwell::domain
