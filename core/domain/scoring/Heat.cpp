// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/scoring/Heat.h"

#include "core/domain/scoring/Score.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr double confidenceNeeded = 0.6;
constexpr Millis levelLasts = std::chrono::hours(48);

template<class T>
bool holds(const std::optional<Pin<T>>& pin, Instant now) {
    return pin && now < pin->until;
}

QString intentReason(const IntentHeat& intent, Heat now) {
    const QString what = intent.reason.isEmpty() ? QStringLiteral("What they wrote") : intent.reason;
    QString text = QStringLiteral("%1 (confidence %2)").arg(what, QString::number(intent.confidence, 'f', 2));
    if (now < intent.heat)
        text += QStringLiteral(", cooled from %1 by silence").arg(inWords(intent.heat));
    return text;
}

/// Grade, heat and rule, the strongest of them, and which one it was.
struct PriorityChoice {
    Priority priority = Priority::Low;
    QString reason;
};

PriorityChoice strongest(int score100, Heat heat, Priority rule) {
    const Grade grade = gradeOf(score100);
    const Priority highest = std::max({priorityOf(grade), priorityOf(heat), rule});
    if (highest == Priority::Low)
        return {highest, QStringLiteral("Nothing raises it")};
    if (priorityOf(heat) == highest)
        return {highest, QStringLiteral("Heat is %1").arg(inWords(heat))};
    if (priorityOf(grade) == highest)
        return {highest, QStringLiteral("Grade is %1 (score %2)").arg(toText(grade)).arg(score100)};
    return {highest, QStringLiteral("Raised by what they asked for")};
}

} // namespace

Heat cooled(Heat heat, Instant at, Instant now) {
    if (!at.isSet() || now <= at)
        return heat;
    const qint64 levels = (now - at) / levelLasts;
    return static_cast<Heat>(std::max<qint64>(0, static_cast<qint64>(heat) - levels));
}

IntentHeat together(const IntentHeat& before, const IntentHeat& later, bool takesBack) {
    const auto counted = [](const IntentHeat& said, Instant now) {
        return said.confidence >= confidenceNeeded ? cooled(said.heat, said.at, now) : Heat::Cold;
    };
    const Heat left = counted(before, later.at);
    if (takesBack || left == Heat::Cold || counted(later, later.at) >= left)
        return later;
    IntentHeat kept = before;
    kept.heat = left;
    kept.at = std::max(before.at, later.at);
    static const QString again = QStringLiteral(", wrote again");
    if (!kept.reason.isEmpty() && !kept.reason.endsWith(again))
        kept.reason += again;
    return kept;
}

HeatResult heatOf(const HeatInputs& inputs) {
    HeatResult result;
    result.scoreHeat = scoreHeatOf(inputs.score100);
    result.computedHeat = result.scoreHeat;
    result.heatReason = QStringLiteral("Score %1").arg(inputs.score100);
    if (inputs.intent) {
        result.intentHeat = cooled(inputs.intent->heat, inputs.intent->at, inputs.now);
        const bool counts = inputs.intent->confidence >= confidenceNeeded && result.intentHeat > Heat::Cold;
        if (counts && result.intentHeat >= result.scoreHeat) {
            result.computedHeat = result.intentHeat;
            result.heatReason = intentReason(*inputs.intent, result.intentHeat);
        }
    }
    result.heat = result.computedHeat;
    if (holds(inputs.heatPin, inputs.now)) {
        result.heat = inputs.heatPin->value;
        result.heatReason = QStringLiteral("Set by a person; computed: %1").arg(inWords(result.computedHeat));
    }

    result.computedPriority = strongest(inputs.score100, result.computedHeat, inputs.rulePriority).priority;
    const PriorityChoice shown = strongest(inputs.score100, result.heat, inputs.rulePriority);
    result.priority = shown.priority;
    result.priorityReason = shown.reason;
    if (holds(inputs.priorityPin, inputs.now)) {
        result.priority = inputs.priorityPin->value;
        result.priorityReason = QStringLiteral("Set by a person; computed: %1").arg(inWords(result.computedPriority));
    }
    return result;
}

} // namespace leadwell::domain
