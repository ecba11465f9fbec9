// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <limits>
#include <optional>

namespace leadwell::domain {

/// What a condition can ask about. Stored by its word.
enum class RuleField : quint8 {
    Channel,
    Source,
    Stage,
    Heat,
    Priority,
    Intent,
    Queue,
    Owner,
    Language,
    Product,
    Industry,
    Company,
    City,
    State,
    Country,
    Tag,
    Message,
    Score,
    Quantity,
    Value,
    HoursSinceMade,
    HoursSinceActivity,
    Hour,
    Weekday,
    IsRepeat,
    IsUrgent,
    HasPhone,
    HasEmail,
    HasOwner,
    Confidence, ///< of the intent of a message
    HasBudget,
    HasTimeline,
    NamesProduct, ///< a message names one of the workspace's products
    Task,         ///< the kind of the task that was done
    CallOutcome,
    CallDirection,
    Clock, ///< that warned or was violated
    IsByPerson,
    Behaviour, ///< what was counted: website_visits, downloads …
    Count,     ///< how often by now
};
inline constexpr int ruleFieldCount = 40;

/// What kind of answer a field has; it decides which comparisons there are.
enum class FieldKind : quint8 {
    Word,   ///< one of fixed words: "WHATSAPP"
    Ladder, ///< fixed words in an order: "COLD" to "ON_FIRE"
    Text,   ///< anything; compared folded, word by word
    Number,
    Flag,
};

enum class RuleOperator : quint8 { Is, IsNot, Has, HasNot, AtLeast, AtMost };

struct RuleFieldInfo {
    QString word;  ///< "heat", as stored
    QString label; ///< "heat", as read
    FieldKind kind = FieldKind::Text;
    QStringList words;                                    ///< Word, Ladder: all there are, in their order
    double least = std::numeric_limits<double>::lowest(); ///< Number: what it can be
    double most = std::numeric_limits<double>::max();
};
const RuleFieldInfo& infoOf(RuleField field);
Result<RuleField> ruleFieldFromWord(const QString& word);
QList<RuleOperator> operatorsOf(FieldKind kind);

/// What is known of a lead for rules: texts folded, words as stored ("WHATSAPP"), flags as 0 and 1. A text field can have several
/// values (tags).
struct RuleFacts {
    struct Answer {
        QStringList texts;
        double number = 0;
    };
    std::array<Answer, ruleFieldCount> answers;
    Answer& operator[](RuleField field) { return answers[static_cast<size_t>(field)]; }
    const Answer& operator[](RuleField field) const { return answers[static_cast<size_t>(field)]; }
};

/// A tree of conditions: all of some, any of some, none of some, or one comparison. An empty All holds always.
struct Condition {
    enum class Kind : quint8 { All, Any, None, Compare };
    Kind kind = Kind::All;
    QList<Condition> parts; ///< All, Any, None
    RuleField field = RuleField::Channel;
    RuleOperator op = RuleOperator::Is;
    QStringList values; ///< Is, IsNot, Has, HasNot: one of these; AtLeast, AtMost: one
    friend bool operator==(const Condition&, const Condition&) = default;

    bool holds(const RuleFacts& facts) const;
    /// Which of the parts fails first: its place among them, 0 where there are no parts; nothing where it holds.
    std::optional<int> failing(const RuleFacts& facts) const;
    /// Whether it can hold when the field has this word, whatever else is.
    bool canHold(RuleField ofField, const QString& word) const;
    /// Calls visit(field) for each comparison in the tree.
    void eachField(const std::function<void(RuleField)>& visit) const;
    /// "channel is WhatsApp, and any of: heat at least HOT; score at least 60"
    QString sentence() const;
};

/// Errors: Invalid, naming what cannot be asked so: an unknown field, an unknown word, a comparison the field does not have, a
/// number that is none, a tree too deep or too large.
Result<void> check(const Condition& condition);
QJsonObject toJson(const Condition& condition);
/// Checked. Errors: Invalid.
Result<Condition> conditionFromJson(const QJsonObject& json);

} // namespace leadwell::domain
