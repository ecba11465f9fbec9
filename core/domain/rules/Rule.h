// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"
#include "core/domain/notify/Escalation.h"
#include "core/domain/rules/Condition.h"

#include <optional>

namespace leadwell::domain {

/// What makes rules look at a lead. Stored as the number and by its word.
enum class RuleTrigger : quint8 {
    LeadCreated,
    MessageReceived, ///< inbound
    StageChanged,
    TaskDone,
    HumanContact, ///< a person of the team wrote to the customer or met them
    CallLogged,
    ClockWarned,
    ClockViolated,
    PaymentReceived,
    BookingCommitted,
    BehaviourSeen, ///< something that is counted grew: visits, downloads, opened mails
};
inline constexpr int ruleTriggerCount = 11;
QString toText(RuleTrigger trigger);
/// "a message came in"
QString inWords(RuleTrigger trigger);
/// Errors: Invalid, naming those there are.
Result<RuleTrigger> ruleTriggerFromText(const QString& text);

/// When a task is due: so long after it was made, or at the end of the first working day that is not over.
struct TaskDue {
    Millis after{0};
    bool isEndOfDay = false;
    friend bool operator==(const TaskDue&, const TaskDue&) = default;
};

/// One thing a rule does. Texts may name {name}, {channel}, {preview}, {product}, {budget}, {timeline} and {owner} of the lead.
struct RuleAction {
    enum class Kind : quint8 {
        Assign,        ///< by the workspace's rules, or to `member`; a lead that has an owner keeps it
        SetStage,      ///< to `stages`, one after the other, as far as the ratchet lets it; `text` is the cause
        MakeTask,      ///< `text` is its title; one open task of its kind that rules made takes the place of the one before
        Tag,           ///< `text`
        RaisePriority, ///< to `priority`, or by one; never lowers
        Draft,         ///< `text` for the customer, on the open task of `taskKind`
        LinkProduct,   ///< the one of the workspace's products that the message names
        Notify,        ///< `text`, to `member` or else `to`; with `priority` Urgent it breaks through quiet hours and focus
    };
    Kind kind = Kind::Tag;
    QString text;
    QString taskKind;
    QList<Stage> stages;
    TaskDue due;
    std::optional<Priority> priority; ///< MakeTask: not set is the lead's
    MemberId member;                  ///< MakeTask: not set is the owner
    Audience to = Audience::Owner;    ///< Notify
    friend bool operator==(const RuleAction&, const RuleAction&) = default;
};

/// When something happens and a condition holds, some things are done.
struct Rule {
    qint64 no = 0; ///< what logs and tasks keep; below 1,000: it comes with Leadwell
    QString name;  ///< what people type: "pricing_info"
    QString title; ///< one sentence
    RuleTrigger trigger = RuleTrigger::LeadCreated;
    Condition when;
    QList<RuleAction> then;
    bool isEnabled = true;
    int place = 0; ///< rules are asked in this order, then by number
    int version = 1;
    friend bool operator==(const Rule&, const Rule&) = default;

    bool isShipped() const { return no > 0 && no < 1000; }
};

/// Names of the team for sentences.
using MemberNames = QHash<MemberId, QString>;
/// "when a message came in and intent is PRICING: make the task “Send pricing”, due in 2 h"
QString sentenceOf(const Rule& rule, const MemberNames& names);
QString sentenceOf(const RuleAction& action, const MemberNames& names);

/// Errors: Invalid, naming what cannot be: no name, nothing to do, a condition that check() refuses, a stage rules may not set, a
/// task without title or kind, a text that is too long or names what there is not.
Result<void> check(const Rule& rule);

/// Without number, place and version.
QJsonObject toJson(const Rule& rule);
/// Checked. Errors: Invalid.
Result<Rule> ruleFromJson(const QJsonObject& json);

} // namespace leadwell::domain
