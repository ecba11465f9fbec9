// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"

namespace leadwell::domain {

inline constexpr int ruleActionCount = 8;

/// What an action of a kind consists of, for whoever writes one.
struct RuleActionShape {
    QString label;       ///< "make a task"
    QString textLabel;   ///< "title"; empty: it has no text
    bool isLong = false; ///< the text may have several lines
    bool hasTaskKind = false;
    bool hasStages = false;
    bool hasDue = false;
    bool hasPriority = false; ///< may be left open
    bool hasMember = false;   ///< may be left open
    QString nobodyLabel;      ///< what an open member means: "by the rules of the team"
};
const RuleActionShape& shapeOf(RuleAction::Kind kind);
/// What texts may name between braces: "name", "channel" …
QStringList placesInTexts();
/// "2h", "3d", "end_of_day", and back. Errors: Invalid.
QString dueText(const TaskDue& due);
Result<TaskDue> dueFromText(const QString& text);

/// A name made of a title: "Hot leads to Asha!" is "hot_leads_to_asha", with a number behind it where it is taken; "rule_2" where
/// the title has no letters for one.
QString ruleNameFor(const QString& title, const QStringList& taken);

/// "at least"
QString inWords(RuleOperator op);
/// It holds whatever is.
bool isAlways(const Condition& condition);

/// What is wrong with one action alone. Errors: Invalid.
Result<void> check(const RuleAction& action);

/// A rule as far as somebody got: a comparison may lack what it compares with, a task its title. Errors: Invalid (an unknown
/// trigger, field, comparison or action; too deep).
Result<Rule> unfinishedRule(const QJsonObject& json);
Result<Condition> unfinishedCondition(const QJsonObject& json);

} // namespace leadwell::domain
