// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/ShippedRules.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

using Conditions = QList<Condition>;

const QString clearly = QStringLiteral("0.6");
const QString strongly = QStringLiteral("0.85");
const QString yes = QStringLiteral("yes");

Condition compare(RuleField field, RuleOperator op, const QStringList& values) {
    Condition condition;
    condition.kind = Condition::Kind::Compare;
    condition.field = field;
    condition.op = op;
    condition.values = values;
    return condition;
}
Condition is(RuleField field, const QStringList& values) {
    return compare(field, RuleOperator::Is, values);
}
Condition isYes(RuleField field) {
    return is(field, {yes});
}
Condition wants(const QList<Intent>& intents) {
    QStringList words;
    for (const Intent intent : intents)
        words.append(toText(intent));
    return is(RuleField::Intent, words);
}
Condition stageIs(const QList<Stage>& stages) {
    QStringList words;
    for (const Stage stage : stages)
        words.append(toText(stage));
    return is(RuleField::Stage, words);
}
Condition sureAtLeast(const QString& confidence) {
    return compare(RuleField::Confidence, RuleOperator::AtLeast, {confidence});
}
Condition tree(Condition::Kind kind, const Conditions& parts) {
    Condition condition;
    condition.kind = kind;
    condition.parts = parts;
    return condition;
}
Condition noneOf(const Conditions& parts) {
    return tree(Condition::Kind::None, parts);
}
Condition anyOf(const Conditions& parts) {
    return tree(Condition::Kind::Any, parts);
}

RuleAction move(const QList<Stage>& stages, const char* cause) {
    RuleAction action;
    action.kind = RuleAction::Kind::SetStage;
    action.stages = stages;
    action.text = QString::fromUtf8(cause);
    return action;
}
RuleAction task(const char* kind, const char* title, TaskDue due, std::optional<Priority> priority = {}) {
    RuleAction action;
    action.kind = RuleAction::Kind::MakeTask;
    action.taskKind = QString::fromLatin1(kind);
    action.text = QString::fromUtf8(title);
    action.due = due;
    action.priority = priority;
    return action;
}
RuleAction draft(const char* kind, const char* text) {
    RuleAction action;
    action.kind = RuleAction::Kind::Draft;
    action.taskKind = QString::fromLatin1(kind);
    action.text = QString::fromUtf8(text);
    return action;
}
RuleAction raise(std::optional<Priority> priority) {
    RuleAction action;
    action.kind = RuleAction::Kind::RaisePriority;
    action.priority = priority;
    return action;
}
RuleAction tell(Audience to, const char* text, std::optional<Priority> priority = {}) {
    RuleAction action;
    action.kind = RuleAction::Kind::Notify;
    action.to = to;
    action.text = QString::fromUtf8(text);
    action.priority = priority;
    return action;
}
RuleAction linkProduct() {
    RuleAction action;
    action.kind = RuleAction::Kind::LinkProduct;
    return action;
}

TaskDue in(int hours) {
    return {Millis(std::chrono::hours(hours)), false};
}
TaskDue today() {
    return {Millis(0), true};
}

class Maker {
public:
    QList<Rule> rules;

    Rule& add(qint64 no, const char* name, const char* title, RuleTrigger trigger, const Conditions& all,
              const QList<RuleAction>& then) {
        Rule rule;
        rule.no = no;
        rule.name = QString::fromLatin1(name);
        rule.title = QString::fromUtf8(title);
        rule.trigger = trigger;
        rule.when = tree(Condition::Kind::All, all);
        rule.then = then;
        rule.place = static_cast<int>(rules.size() + 1) * 10;
        rules.append(rule);
        return rules.last();
    }
};

/// §2.3: the stages by what customers say and people do. Only the first of several that move is needed: each asks for a stage.
void addStages(Maker& make) {
    make.add(1, "stage_contacted", "Whoever was contacted by a person is Contacted", RuleTrigger::HumanContact,
             {stageIs({Stage::New, Stage::Recycled})}, {move({Stage::Contacted}, "A person of the team was in touch")});
    make.add(2, "stage_call", "A logged call is a contact", RuleTrigger::CallLogged,
             {anyOf({is(RuleField::CallDirection, {toText(Direction::Outbound)}),
                     is(RuleField::CallOutcome, {toText(CallOutcome::Answered)})}),
              stageIs({Stage::New, Stage::Recycled})},
             {move({Stage::Contacted}, "A call was logged")});
    make.add(3, "stage_contact_task", "The contact task is done: Contacted", RuleTrigger::TaskDone,
             {is(RuleField::Task, {QStringLiteral("initial_contact")}), stageIs({Stage::New, Stage::Recycled})},
             {move({Stage::Contacted}, "The first contact was made")});
    make.add(4, "stage_booking_strong", "A clear order or booking is Qualified", RuleTrigger::MessageReceived,
             {wants({Intent::Booking}), sureAtLeast(strongly)}, {move({Stage::Qualified}, "Asked to book (strong intent)")});
    make.add(5, "stage_booking_again", "Whoever is interested and asks to book is Qualified", RuleTrigger::MessageReceived,
             {wants({Intent::Booking}), noneOf({sureAtLeast(strongly)}), stageIs({Stage::Interested})},
             {move({Stage::Qualified}, "Asked to book, being interested")});
    make.add(6, "stage_booking_word", "Words of booking make a lead Interested", RuleTrigger::MessageReceived,
             {wants({Intent::Booking}), noneOf({sureAtLeast(strongly)}),
              stageIs({Stage::New, Stage::Contacted, Stage::Recycled, Stage::Nurturing})},
             {move({Stage::Interested}, "Used words of booking")});
    make.add(7, "stage_price_of_product", "Who asks what a product of ours costs is Interested", RuleTrigger::MessageReceived,
             {wants({Intent::Pricing}), sureAtLeast(clearly), isYes(RuleField::NamesProduct),
              stageIs({Stage::New, Stage::Contacted, Stage::Recycled, Stage::Nurturing})},
             {move({Stage::Interested}, "Asked for the price of {product}")});
    make.add(8, "stage_price_with_evidence", "A price question with a budget or a date is Qualified",
             RuleTrigger::MessageReceived,
             {wants({Intent::Pricing}), sureAtLeast(strongly),
              anyOf({isYes(RuleField::HasBudget), isYes(RuleField::HasTimeline)}), stageIs({Stage::Interested})},
             {move({Stage::Qualified}, "Asked for a price; budget: {budget}; date: {timeline}")});
    make.add(9, "stage_product_question", "A clear question about a product is interest", RuleTrigger::MessageReceived,
             {wants({Intent::Product}), sureAtLeast(clearly), stageIs({Stage::Contacted, Stage::Nurturing})},
             {move({Stage::Interested}, "Asked about a product")});
    make.add(10, "stage_budget_and_date", "Budget and date known: Qualified", RuleTrigger::MessageReceived,
             {wants({Intent::Product, Intent::Booking, Intent::Pricing}), isYes(RuleField::HasBudget),
              isYes(RuleField::HasTimeline), stageIs({Stage::Interested})},
             {move({Stage::Qualified}, "Budget {budget} and date {timeline} are known")});
    make.add(11, "stage_payment", "A payment books and wins", RuleTrigger::PaymentReceived, {},
             {move({Stage::BookingConfirmed, Stage::Won}, "Payment received")});
    make.add(12, "stage_booked", "A promised booking is confirmed", RuleTrigger::BookingCommitted, {},
             {move({Stage::BookingConfirmed}, "Booking promised")});
}

/// AUT-03, TSK-01 to TSK-07: what is to be done, and when.
void addTasks(Maker& make) {
    make.add(20, "initial_task", "Each new lead is contacted within an hour", RuleTrigger::LeadCreated, {},
             {task("initial_contact", "Follow up on {channel} inquiry: “{preview}”", in(1))});
    make.add(
        21, "welcome_message", "A welcome is drafted for each new lead", RuleTrigger::LeadCreated, {},
        {draft("initial_contact", "Hello {name}, thank you for your message. We have read it and will answer within the hour.")});
    make.add(22, "product_link", "The product that a message names is linked", RuleTrigger::MessageReceived,
             {noneOf({wants({Intent::Spam, Intent::Unsubscribe})})}, {linkProduct()});
    make.add(23, "pricing_info", "Who asks for a price gets it within two hours", RuleTrigger::MessageReceived,
             {wants({Intent::Pricing})},
             {task("pricing", "Send pricing on {channel}", in(2)),
              draft("pricing", "Hello {name}, thank you for your message. Here is our price for {product}: ")});
    make.add(24, "help_requested", "Who asks for help is answered by support, at least medium", RuleTrigger::MessageReceived,
             {wants({Intent::Help})},
             {raise(Priority::Medium), task("support", "Help {name}: “{preview}”", in(2)),
              draft("support", "Hello {name}, thank you for writing. We look into it and come back to you within two hours.")});
    make.add(25, "follow_up_sequence", "Who was contacted is followed up in a day", RuleTrigger::StageChanged,
             {stageIs({Stage::Contacted})}, {task("follow_up", "Follow up with {name}", in(24))});
    make.add(26, "information_packet", "Who is interested gets the details within two days", RuleTrigger::StageChanged,
             {stageIs({Stage::Interested})}, {raise({}), task("follow_up", "Send detailed itinerary", in(48))});
    make.add(27, "booking_link", "Who is interested gets the way to book within two hours", RuleTrigger::StageChanged,
             {stageIs({Stage::Interested})}, {task("pricing", "Send booking link to interested customer", in(2))});
    make.add(28, "availability_check", "What a qualified lead wants is checked for availability", RuleTrigger::StageChanged,
             {stageIs({Stage::Qualified})}, {task("availability", "Check the availability of {product}", today())})
        .isEnabled = false;
    make.add(29, "booking_process", "A qualified lead is booked the same day", RuleTrigger::StageChanged,
             {stageIs({Stage::Qualified})},
             {raise(Priority::High), task("booking", "Process booking for qualified lead", today(), Priority::High),
              draft("booking",
                    "Hello {name}, {product} is reserved for you. Please pay the advance here to confirm: {payment_link}")});
    make.add(30, "booking_follow_up", "A processed booking is followed up within a day", RuleTrigger::TaskDone,
             {is(RuleField::Task, {QStringLiteral("booking")})},
             {task("follow_up", "Follow up on booking confirmation within 24 hours", in(24))});
    make.add(31, "offer_follow_up", "A proposal or negotiation is followed up within three days", RuleTrigger::StageChanged,
             {stageIs({Stage::Proposal, Stage::Negotiation})}, {task("follow_up", "Follow up with {name}", in(72))});
    make.add(32, "confirmation_sequence", "A confirmed booking is confirmed in writing the same day", RuleTrigger::StageChanged,
             {stageIs({Stage::BookingConfirmed})},
             {task("confirmation", "Send the confirmation to {name}", today()),
              draft("confirmation",
                    "Hello {name}, your booking of {product} is confirmed. We will write again with the preparations.")});
}

/// NTF-03, NTF-04 and AUT-05. Who is given a lead is told so without a rule.
void addNotices(Maker& make) {
    const Condition asksToBook = tree(Condition::Kind::All, {wants({Intent::Booking}), sureAtLeast(clearly)});
    make.add(40, "notify_ready_to_book", "Who is ready to book is told of at once", RuleTrigger::MessageReceived,
             {anyOf({asksToBook, is(RuleField::Heat, {toText(Heat::OnFire)})})},
             {tell(Audience::Owner, "Hot lead ready to book – immediate action needed", Priority::Urgent)});
    make.add(41, "notify_qualified", "The team hears of each qualified lead", RuleTrigger::StageChanged,
             {stageIs({Stage::Qualified})}, {tell(Audience::Team, "{name} is qualified")});
}

QList<Rule> made() {
    Maker make;
    addStages(make);
    addTasks(make);
    addNotices(make);
    return make.rules;
}

} // namespace

const QList<Rule>& shippedRules() {
    static const QList<Rule> rules = made();
    return rules;
}

QList<Rule> withShipped(const QList<Rule>& own) {
    QList<Rule> rules = own;
    for (const Rule& shipped : shippedRules()) {
        const bool isReplaced = std::any_of(own.cbegin(), own.cend(), [&](const Rule& one) { return one.no == shipped.no; });
        if (!isReplaced)
            rules.append(shipped);
    }
    std::sort(rules.begin(), rules.end(),
              [](const Rule& a, const Rule& b) { return a.place != b.place ? a.place < b.place : a.no < b.no; });
    return rules;
}

} // namespace leadwell::domain
