// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/scoring/WhatIf.h"

#include <algorithm>
#include <functional>

namespace leadwell::domain {

namespace {

constexpr qsizetype changesAtMost = 6;
constexpr int gradeBorders[] = {40, 60, 80};
constexpr int heatBorders[] = {40, 80, 90, 95};

struct Step {
    QString sentence;
    std::function<void(ScoreInputs&)> take;
};

/// The next band above what is known, for its first value.
qint64 nextBand(const QList<PointBand>& bands, qint64 known) {
    for (const PointBand& band : bands) {
        if (known < band.from)
            return band.from;
    }
    return known;
}

QList<Step> stepsFrom(const ScoreInputs& inputs, const ScoreRules& rules) {
    const auto employees = static_cast<int>(nextBand(rules.companySizes, inputs.companySize));
    const qint64 revenue = nextBand(rules.revenuesMinor, inputs.revenueMinor);
    return {
        {QStringLiteral("A job title that decides: owner, director, manager"),
         [](ScoreInputs& i) { i.title = QStringLiteral("Owner"); }},
        {QStringLiteral("Their company"), [](ScoreInputs& i) { i.hasCompany = true; }},
        {QStringLiteral("A phone number"), [](ScoreInputs& i) { i.hasPhone = true; }},
        {QStringLiteral("Their industry"), [](ScoreInputs& i) { i.hasIndustry = true; }},
        {QStringLiteral("A company of %1 or more").arg(employees),
         [=](ScoreInputs& i) { i.companySize = std::max(i.companySize, employees); }},
        {QStringLiteral("A higher yearly revenue"), [=](ScoreInputs& i) { i.revenueMinor = std::max(i.revenueMinor, revenue); }},
        {QStringLiteral("Another visit of the website"), [](ScoreInputs& i) { ++i.websiteVisits; }},
        {QStringLiteral("Another download"), [](ScoreInputs& i) { ++i.downloads; }},
        {QStringLiteral("Another e-mail opened"), [](ScoreInputs& i) { ++i.emailOpens; }},
        {QStringLiteral("Another link clicked"), [](ScoreInputs& i) { ++i.emailClicks; }},
        {QStringLiteral("Another contact on social media"), [](ScoreInputs& i) { ++i.socialTouches; }},
        {QStringLiteral("A question, or a wish to be called"), [](ScoreInputs& i) { i.contactRequired = true; }},
        {QStringLiteral("An attempt to reach them"), [](ScoreInputs& i) { ++i.contactAttempts; }},
        {QStringLiteral("A budget"), [](ScoreInputs& i) { i.hasBudget = true; }},
        {QStringLiteral("A date"), [](ScoreInputs& i) { i.hasTimeline = true; }},
        {QStringLiteral("What they want"), [](ScoreInputs& i) { i.hasInterest = true; }},
    };
}

} // namespace

QList<WhatIf> scoreChanges(const ScoreInputs& inputs, const ScoreRules& rules) {
    const int now = scoreOf(inputs, rules).total();
    QList<std::pair<int, QString>> gains;
    for (const Step& step : stepsFrom(inputs, rules)) {
        ScoreInputs changed = inputs;
        step.take(changed);
        if (const int gain = scoreOf(changed, rules).total() - now; gain > 0)
            gains.append({gain, step.sentence});
    }
    std::stable_sort(gains.begin(), gains.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<WhatIf> changes;
    for (const auto& [gain, sentence] : gains.mid(0, changesAtMost))
        changes.append({QStringLiteral("+%1: %2").arg(gain).arg(sentence)});
    for (const int border : gradeBorders) {
        if (now >= border)
            continue;
        changes.append({QStringLiteral("%1 more points make it grade %2").arg(border - now).arg(toText(gradeOf(border)))});
        break;
    }
    return changes;
}

QList<WhatIf> heatChanges(const HeatInputs& inputs) {
    QList<WhatIf> changes;
    const HeatResult now = heatOf(inputs);
    if (inputs.heatPin && inputs.now < inputs.heatPin->until) {
        HeatInputs without = inputs;
        without.heatPin.reset();
        changes.append(
            {QStringLiteral("The pin ends; then it is %1 by rule").arg(inWords(heatOf(without).heat)), inputs.heatPin->until});
        return changes;
    }
    // Looked for step by step: silence takes one level in 48 hours, and the score may hold it.
    for (int days = 2; days <= 10 && inputs.intent; days += 2) {
        HeatInputs later = inputs;
        const qint64 gone = std::max<qint64>(0, (inputs.now - inputs.intent->at) / std::chrono::hours(48));
        later.now = inputs.intent->at + std::chrono::hours(48) * (gone + days / 2);
        if (const Heat then = heatOf(later).heat; then < now.heat) {
            changes.append({QStringLiteral("It cools to %1 unless they write again").arg(inWords(then)), later.now});
            break;
        }
    }
    for (const int border : heatBorders) {
        if (inputs.score100 >= border || scoreHeatOf(border) <= now.heat)
            continue;
        changes.append({QStringLiteral("A score of %1 makes it %2").arg(border).arg(inWords(scoreHeatOf(border)))});
        break;
    }
    if (now.heat < Heat::OnFire)
        changes.append({QStringLiteral("A message with a quantity, a sum or a date makes it hotter")});
    return changes;
}

QList<WhatIf> priorityChanges(const HeatInputs& inputs) {
    QList<WhatIf> changes;
    const HeatResult now = heatOf(inputs);
    if (inputs.priorityPin && inputs.now < inputs.priorityPin->until) {
        changes.append({QStringLiteral("The pin ends; then it is %1 by rule").arg(inWords(now.computedPriority)),
                        inputs.priorityPin->until});
        return changes;
    }
    for (const int border : gradeBorders) {
        const Grade grade = gradeOf(border);
        if (inputs.score100 >= border || priorityOf(grade) <= now.priority)
            continue;
        changes.append({QStringLiteral("A score of %1 (grade %2) makes it %3")
                            .arg(QString::number(border), toText(grade), inWords(priorityOf(grade)))});
        break;
    }
    for (int heat = static_cast<int>(now.heat) + 1; heat <= static_cast<int>(Heat::OnFire); ++heat) {
        if (priorityOf(static_cast<Heat>(heat)) <= now.priority)
            continue;
        changes.append({QStringLiteral("Heat %1 makes it %2")
                            .arg(inWords(static_cast<Heat>(heat)), inWords(priorityOf(static_cast<Heat>(heat))))});
        break;
    }
    return changes;
}

} // namespace leadwell::domain
