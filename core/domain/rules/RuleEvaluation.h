// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"

#include <functional>

namespace leadwell::domain {

/// So many rules in a row may lead from one to the next.
inline constexpr int ruleHopsMax = 8;
/// And so many may fire because of one thing that happened.
inline constexpr int ruleFiringsMax = 100;

/// Something happened to a lead, and what was known then.
struct RuleEvent {
    RuleTrigger trigger = RuleTrigger::LeadCreated;
    RuleFacts facts;
};

/// What became of one rule when it was asked.
struct RuleOutcome {
    enum class Kind : quint8 {
        Fired,
        NotHeld,   ///< `part` of its condition did not hold
        OwnEffect, ///< it would have answered what it caused itself
        TooFar,    ///< one of the two limits
        Failed,    ///< it fired, and one of its actions could not be done: `note`
    };
    Kind kind = Kind::Fired;
    qint64 no = 0;
    int version = 0;
    RuleTrigger trigger = RuleTrigger::LeadCreated;
    int part = 0;
    int cause = -1; ///< place of the outcome that led to it
    QString note;   ///< why an action did not do all it says
    friend bool operator==(const RuleOutcome&, const RuleOutcome&) = default;
};

/// Something to be done, in order.
struct RuleEffect {
    int outcome = 0; ///< place of the outcome it is of
    RuleAction action;
    Stage to = Stage::New; ///< SetStage: one of its stages
};

struct RuleEvaluation {
    QList<RuleOutcome> outcomes;
    QList<RuleEffect> effects;
};

/// Why a lead does not move from one stage to another; empty: it does. `isDeed`: because of something people did.
using StageGate = std::function<QString(Stage from, Stage to, bool isDeed)>;

/// What the enabled rules do because of events that happened at once to a lead of this stage. Rules are asked in their order with
/// the facts as they were before any of them did something; a stage that changes is an event of its own, asked about afterwards.
/// A rule is not asked about what it led to itself. Pure: equal arguments give equal answers; ends after ruleFiringsMax.
RuleEvaluation evaluate(const QList<Rule>& rules, const QList<RuleEvent>& events, Stage stage, const StageGate& gate);

/// Rules that lead to each other again and again: names of rules, each leading to the next and the last to the first; every
/// enabled rule that is in such a circle is in one of the lists. A disabled rule leads to nothing.
QList<QStringList> circlesOf(const QList<Rule>& rules);

} // namespace leadwell::domain
