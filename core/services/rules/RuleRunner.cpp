// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/RuleRunner.h"

#include "core/domain/lead/StageRatchet.h"
#include "core/domain/rules/ProductMatch.h"
#include "core/domain/rules/RuleOutcomes.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/Successes.h"
#include "core/services/lead/TaskDone.h"
#include "core/store/repository/RuleRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QTimeZone>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;

namespace {

constexpr auto askWithin = std::chrono::hours(2);
constexpr auto dayAtMost = std::chrono::hours(24);

Priority oneHigher(Priority priority) {
    return priority == Priority::Urgent ? priority : static_cast<Priority>(static_cast<int>(priority) + 1);
}

} // namespace

/// What is collected while effects are carried out.
struct RuleRunner::Doing {
    LeadRecord lead; ///< as it will be
    const Occasion& occasion;
    RuleEvaluation evaluation;
    Row fields;
    QMap<QString, QString> drafts; ///< by kind of task, for tasks that are still to be made
    QList<RuleEffect> assigning;
    bool changesTasks = false;
    std::optional<QList<Task>> open = {}; ///< tasks that rules made, read when they are needed
    bool raisesPriority = false;
    bool hasChanged = false;

    RuleOutcome& outcomeOf(const RuleEffect& effect) { return evaluation.outcomes[effect.outcome]; }
    bool isNewLead() const { return occasion.triggers.contains(RuleTrigger::LeadCreated); }
    void fail(const RuleEffect& effect, const QString& why) {
        outcomeOf(effect).kind = RuleOutcome::Kind::Failed;
        outcomeOf(effect).note = why;
    }
};

Result<const WorkspaceSettings*> RuleRunner::settings() {
    if (!m_settings) {
        LW_TRY(m_settings, store::team::settings(m_tx.db()));
    }
    return &*m_settings;
}

Result<const RuleBook*> RuleRunner::book() {
    if (!m_book) {
        LW_TRY(m_book, ruleBook(m_tx.db()));
    }
    return m_book.get();
}

Result<bool> RuleRunner::hasRulesFor(RuleTrigger trigger) {
    LW_TRY(const RuleBook* rules, book());
    return std::any_of(rules->rules.cbegin(), rules->rules.cend(),
                       [trigger](const Rule& rule) { return rule.isEnabled && rule.trigger == trigger; });
}

Result<bool> RuleRunner::run(const LeadRecord& lead, const Occasion& occasion, const LeadChange& change) {
    LW_TRY(const RuleBook* rules, book());
    LW_TRY(const WorkspaceSettings* known, settings());
    LW_TRY(const RuleFacts facts, ruleFactsOf(m_tx.db(), lead, occasion, *rules, *known, m_tx.now()));
    QList<RuleEvent> events;
    for (const RuleTrigger trigger : occasion.triggers)
        events.append({trigger, facts});
    const StageGate gate = [&lead, at = m_tx.now()](Stage from, Stage to, bool isDeed) {
        return whyNotMoved({from, lead.stageByPersonAt}, to, isDeed, at);
    };
    return carryOut(lead, occasion, evaluate(rules->rules, events, lead.stage, gate), change, 0);
}

Result<bool> RuleRunner::again(const LeadRecord& lead, const Rule& rule, qint64 retryOf) {
    Rule once = rule;
    once.when = {};
    once.isEnabled = true;
    Occasion occasion;
    occasion.triggers = {rule.trigger};
    occasion.text = lead.preview;
    occasion.isByPerson = true;
    const StageGate gate = [&lead, at = m_tx.now()](Stage from, Stage to, bool isDeed) {
        return whyNotMoved({from, lead.stageByPersonAt}, to, isDeed, at);
    };
    return carryOut(lead, occasion, evaluate({once}, {RuleEvent{rule.trigger, {}}}, lead.stage, gate), {}, retryOf);
}

Result<bool> RuleRunner::carryOut(const LeadRecord& lead, const Occasion& occasion, RuleEvaluation evaluation,
                                  const LeadChange& change, qint64 retryOf) {
    Doing doing{lead, occasion, std::move(evaluation), change.fields, {}, {}, change.changesTasks};
    for (const RuleEffect& effect : doing.evaluation.effects) {
        if (effect.action.kind == RuleAction::Kind::Draft)
            doing.drafts.insert(effect.action.taskKind, effect.action.text);
    }
    if (const auto stage = change.fields.find(QStringLiteral("stage")); stage != change.fields.end())
        LW_CHECK(end(doing, static_cast<Stage>(oplog::toInt(*stage))));
    const QList<RuleEffect> effects = doing.evaluation.effects;
    for (const RuleEffect& effect : effects)
        LW_CHECK(act(doing, effect));
    LW_TRY(const bool hasChanged, write(doing));
    LW_CHECK(assign(doing));
    const bool isPaid = retryOf == 0 && occasion.triggers.contains(RuleTrigger::PaymentReceived);
    const bool isWon =
        doing.lead.stage == Stage::Won && (lead.stage != Stage::Won || change.fields.contains(QStringLiteral("stage")));
    if (isPaid || isWon) // Once: a win that a payment makes is the payment.
        LW_CHECK(noteSuccess(m_tx, doing.lead, isPaid ? SuccessCause::Payment : SuccessCause::Won));
    if (!m_keepsNews)
        LW_CHECK(tell());
    if (doing.evaluation.outcomes.isEmpty())
        return hasChanged;
    store::rules::Run log;
    log.lead = lead.id;
    log.cause = occasion.triggers.first();
    log.outcomes = encode(doing.evaluation.outcomes);
    log.failed =
        static_cast<int>(std::count_if(doing.evaluation.outcomes.cbegin(), doing.evaluation.outcomes.cend(),
                                       [](const RuleOutcome& outcome) { return outcome.kind == RuleOutcome::Kind::Failed; }));
    log.retryOf = retryOf;
    LW_CHECK(store::rules::append(m_tx, log));
    return hasChanged;
}

Result<void> RuleRunner::act(Doing& doing, const RuleEffect& effect) {
    switch (effect.action.kind) {
    case RuleAction::Kind::SetStage:
        return moveStage(doing, effect);
    case RuleAction::Kind::MakeTask:
        return makeTask(doing, effect);
    case RuleAction::Kind::Draft:
        return draft(doing, effect);
    case RuleAction::Kind::LinkProduct:
        return linkProduct(doing, effect);
    case RuleAction::Kind::Assign:
        doing.assigning.append(effect);
        return {};
    case RuleAction::Kind::Notify:
        return notify(doing, effect);
    case RuleAction::Kind::Tag:
        LW_CHECK(store::work::addTag(m_tx, doing.lead.id, effect.action.text.simplified()));
        return {};
    case RuleAction::Kind::RaisePriority: {
        const Priority to = effect.action.priority.value_or(oneHigher(doing.lead.priority));
        if (to <= doing.lead.rulePriority)
            return {};
        doing.lead.rulePriority = to;
        doing.lead.priority = std::max(doing.lead.priority, to);
        doing.fields.insert(QStringLiteral("rule_priority"), qint64(to));
        doing.raisesPriority = true;
        return {};
    }
    }
    return {};
}

/// Nobody is reminded of what was planned for a lead that is lost or was none. What rules plan after that stays.
Result<void> RuleRunner::end(Doing& doing, Stage stage) {
    if (isOpen(stage) || stage == Stage::Won)
        return {};
    LW_TRY(const int calledOff, callOffTasks(m_tx, doing.lead.id));
    doing.changesTasks = doing.changesTasks || calledOff > 0;
    doing.open.reset();
    return {};
}

Result<void> RuleRunner::moveStage(Doing& doing, const RuleEffect& effect) {
    if (doing.lead.stage != effect.to && doing.fields.contains(QStringLiteral("stage_cause"))) {
        // Each stage it goes through is a row of its history.
        LW_TRY(const bool hasChanged, m_tx.update(Entity::Lead, doing.lead.id.bytes(), std::exchange(doing.fields, Row())));
        doing.hasChanged = doing.hasChanged || hasChanged;
    }
    LW_TRY(const QString cause,
           RuleTexts(m_tx.db(), doing.lead, doing.occasion).filled(effect.action.text, RuleTexts::Reader::Team));
    doing.lead.stage = effect.to;
    doing.lead.stageByPersonAt = {};
    doing.fields.insert(QStringLiteral("stage"), qint64(effect.to));
    doing.fields.insert(QStringLiteral("is_open"), qint64(isOpen(effect.to)));
    doing.fields.insert(QStringLiteral("stage_person_ms"), qint64(0));
    doing.fields.insert(QStringLiteral("stage_cause"), cause);
    if (isOpen(effect.to))
        return {};
    LW_CHECK(end(doing, effect.to));
    LW_TRY(const auto triage, store::work::newestTriage(m_tx.db(), doing.lead.id));
    return triage && triage->status != TriageStatus::Closed ? store::work::moveTriage(m_tx, *triage, TriageStatus::Closed)
                                                            : Result<void>();
}

Result<Instant> RuleRunner::dueAt(const TaskDue& due, Instant happened) {
    if (!due.isEndOfDay)
        return (happened.isSet() ? happened : m_tx.now()) + due.after;
    if (!m_calendar) {
        LW_TRY(const WorkspaceSettings* known, settings());
        const auto week = parseBusinessHours(known->businessHours);
        const QTimeZone zone(known->timeZone.toUtf8());
        m_calendar.emplace(week ? *week : QList<WorkingCalendar::Intervals>(), zone.isValid() ? zone : QTimeZone::utc());
    }
    // A workspace without working hours has days all the same.
    return m_calendar->endOfDay(m_tx.now()).value_or(m_tx.now() + dayAtMost);
}

Result<bool> RuleRunner::isInTeam(MemberId member) {
    LW_TRY(const auto row, m_tx.read(Entity::Member, member.bytes()));
    return row && oplog::toInt(row->value(QStringLiteral("is_active"))) != 0;
}

Result<std::optional<Task>> RuleRunner::openTask(Doing& doing, const std::function<bool(const Task&)>& fits) {
    if (!doing.open && doing.isNewLead())
        doing.open.emplace();
    if (!doing.open) {
        LW_TRY(doing.open, store::work::openTasksOfRules(m_tx.db(), doing.lead.id));
    }
    const auto found = std::find_if(doing.open->cbegin(), doing.open->cend(), fits);
    return found == doing.open->cend() ? std::optional<Task>() : *found;
}

Result<void> RuleRunner::makeTask(Doing& doing, const RuleEffect& effect) {
    const RuleAction& action = effect.action;
    RuleTexts texts(m_tx.db(), doing.lead, doing.occasion);
    Task task;
    task.leadId = doing.lead.id;
    task.kind = action.taskKind;
    LW_TRY(task.title, texts.filled(action.text, RuleTexts::Reader::Team));
    LW_TRY(task.dueAt, dueAt(action.due, doing.occasion.at));
    task.priority = action.priority.value_or(doing.lead.priority);
    task.assigneeId = doing.lead.ownerId;
    task.createdAt = m_tx.now();
    task.ruleNo = doing.outcomeOf(effect).no;
    LW_TRY(task.draft, texts.filled(doing.drafts.value(action.taskKind), RuleTexts::Reader::Customer));
    if (action.member.isSet()) {
        LW_TRY(const bool isThere, isInTeam(action.member));
        if (isThere)
            task.assigneeId = action.member;
        else
            doing.fail(effect, QStringLiteral("who should have the task is no longer in the team; it is the owner's"));
    }
    LW_TRY(const std::optional<Task> same,
           openTask(doing, [&task](const Task& one) { return one.kind == task.kind && one.title == task.title; }));
    // What another rule promised is another promise. Its own, in newer words, takes the place of what it said before, and so
    // does what comes next in a stage of what came next in the one before.
    LW_TRY(const RuleBook* rules, book());
    const auto isOfStages = [rules](qint64 no) {
        const Rule* rule = rules->find(no);
        return rule && rule->trigger == RuleTrigger::StageChanged;
    };
    LW_TRY(const std::optional<Task> open, openTask(doing, [&](const Task& one) {
               return one.kind == task.kind && (one.ruleNo == task.ruleNo || (isOfStages(one.ruleNo) && isOfStages(task.ruleNo)));
           }));
    if (same) {
        doing.outcomeOf(effect).note = QStringLiteral("this task is open already");
        return {};
    }
    doing.changesTasks = true;
    if (!open) {
        task.id = m_tx.ids().make<TaskId>();
        doing.open->append(task);
        if (store::notices::isWorthTelling(task)) {
            m_news.append(store::notices::newsOf(task, doing.occasion.isByPerson));
            m_news.last().member = action.member.isSet() ? task.assigneeId : MemberId(); // The owner may be another by then.
        }
        return store::work::insertTask(m_tx, task);
    }
    Row fields{{QStringLiteral("title"), task.title},
               {QStringLiteral("due_ms"), task.dueAt.ms()},
               {QStringLiteral("priority"), qint64(task.priority)},
               {QStringLiteral("rule_no"), task.ruleNo}};
    if (!task.draft.isEmpty())
        fields.insert(QStringLiteral("draft"), task.draft);
    LW_CHECK(m_tx.update(Entity::Task, open->id.bytes(), fields));
    return {};
}

/// That of a task that was made just now is on it already.
Result<void> RuleRunner::draft(Doing& doing, const RuleEffect& effect) {
    const auto& effects = doing.evaluation.effects;
    const bool isOfNewTask = std::any_of(effects.cbegin(), effects.cend(), [&effect](const RuleEffect& other) {
        return other.action.kind == RuleAction::Kind::MakeTask && other.action.taskKind == effect.action.taskKind;
    });
    if (isOfNewTask)
        return {};
    LW_TRY(const std::optional<Task> open,
           openTask(doing, [&effect](const Task& one) { return one.kind == effect.action.taskKind; }));
    if (!open) {
        doing.outcomeOf(effect).note = QStringLiteral("no such task is open");
        return {};
    }
    LW_TRY(const QString text,
           RuleTexts(m_tx.db(), doing.lead, doing.occasion).filled(effect.action.text, RuleTexts::Reader::Customer));
    LW_CHECK(m_tx.update(Entity::Task, open->id.bytes(), Row{{QStringLiteral("draft"), text}}));
    return {};
}

Result<void> RuleRunner::linkProduct(Doing& doing, const RuleEffect& effect) {
    LW_TRY(const RuleBook* rules, book());
    if (rules->products.isEmpty())
        return {};
    const ProductMatch match = productNamedIn(doing.occasion.text, rules->products);
    if (!match.product.isEmpty()) {
        doing.lead.product = match.product;
        doing.fields.insert(QStringLiteral("product"), match.product);
        return {};
    }
    if (match.mayBe.isEmpty())
        return {};
    const QString which = match.mayBe.join(QStringLiteral(" or "));
    RuleEffect ask = effect;
    ask.action.kind = RuleAction::Kind::MakeTask;
    ask.action.taskKind = QStringLiteral("ask_product");
    ask.action.text = QStringLiteral("Ask which is meant: %1").arg(which);
    ask.action.due = {askWithin, false};
    LW_CHECK(makeTask(doing, ask));
    doing.outcomeOf(effect).note = QStringLiteral("it may be %1").arg(which);
    return {};
}

Result<bool> RuleRunner::write(Doing& doing) {
    if (doing.changesTasks) {
        LW_TRY(const Instant due, store::leads::nextDue(m_tx.db(), doing.lead.id));
        doing.fields.insert(QStringLiteral("next_due_ms"), due.ms());
    }
    if (doing.raisesPriority) { // Nothing else that heat and priority come from has changed.
        const HeatResult heat = heatOf(heatInputsOf(doing.lead, m_tx.now()));
        doing.fields.insert(QStringLiteral("heat"), qint64(heat.heat));
        doing.fields.insert(QStringLiteral("priority"), qint64(heat.priority));
    }
    bool hasChanged = doing.hasChanged;
    if (!doing.fields.isEmpty()) {
        LW_TRY(const bool isOther, m_tx.update(Entity::Lead, doing.lead.id.bytes(), doing.fields));
        hasChanged = hasChanged || isOther;
    }
    return hasChanged;
}

/// Once a day for each lead, however often the rule fires.
Result<void> RuleRunner::notify(Doing& doing, const RuleEffect& effect) {
    constexpr Millis day = dayAtMost;
    store::notices::News news;
    const bool isUrgent = effect.action.priority == Priority::Urgent;
    news.kind = isUrgent ? NoticeKind::ActNow : NoticeKind::RuleSays;
    news.urgency = isUrgent ? Urgency::Urgent : Urgency::Timely;
    news.lead = doing.lead.id;
    news.of = QStringLiteral("rule:%1:%2").arg(doing.outcomeOf(effect).no).arg(m_tx.now().ms() / day.count());
    LW_TRY(news.detail, RuleTexts(m_tx.db(), doing.lead, doing.occasion).filled(effect.action.text, RuleTexts::Reader::Team));
    news.to = effect.action.to;
    news.isMine = doing.occasion.isByPerson;
    if (effect.action.member.isSet()) {
        LW_TRY(const bool isThere, isInTeam(effect.action.member));
        if (isThere)
            news.member = effect.action.member;
        else
            doing.fail(effect, QStringLiteral("who should be told is no longer in the team; the owner is"));
    }
    m_news.append(news);
    return {};
}

Result<void> RuleRunner::tell() {
    const QList<store::notices::News> news = std::exchange(m_news, {});
    for (const auto& one : news)
        LW_CHECK(m_teller.tell(one));
    return {};
}

/// Last: who has a lead gets its tasks.
Result<void> RuleRunner::assign(Doing& doing) {
    for (const RuleEffect& effect : doing.assigning) {
        if (doing.lead.ownerId.isSet()) {
            doing.outcomeOf(effect).note = QStringLiteral("it has an owner");
            continue;
        }
        if (!effect.action.member.isSet()) {
            LW_TRY(doing.lead.ownerId, assignAutomatically(m_tx, doing.lead.id));
            if (!doing.lead.ownerId.isSet())
                doing.fail(effect, QStringLiteral("nobody can take it now"));
            continue;
        }
        LW_TRY(const bool isThere, isInTeam(effect.action.member));
        if (!isThere) {
            doing.fail(effect, QStringLiteral("who should have it is no longer in the team"));
            continue;
        }
        LW_TRY(const WorkspaceSettings* known, settings());
        LW_TRY(const Hindrance hindrance, hindranceNow(m_tx.db(), effect.action.member, m_tx.now()));
        if (hindrance != Hindrance::None) { // A rule gives nobody what they cannot take; a person may.
            if (known->autoAssign) {
                LW_TRY(doing.lead.ownerId, assignAutomatically(m_tx, doing.lead.id));
            }
            doing.outcomeOf(effect).note =
                QStringLiteral("who should have it cannot take it now (%1); %2")
                    .arg(inWords(hindrance), doing.lead.ownerId.isSet() ? QStringLiteral("it went by the rules of the team")
                                                                        : QStringLiteral("it waits in triage"));
            continue;
        }
        LW_TRY(const RuleBook* rules, book());
        const Rule* rule = rules->find(doing.outcomeOf(effect).no);
        LW_CHECK(assignByHand(m_tx, doing.lead.id, effect.action.member,
                              {QStringLiteral("rule"), QStringLiteral("By the rule “%1”.").arg(rule ? rule->title : QString()),
                               monthOf(m_tx.now(), known->timeZone)}));
        doing.lead.ownerId = effect.action.member;
    }
    return {};
}

Result<bool> runRules(store::WriteTx& tx, LeadId id, const Occasion& occasion) {
    LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), id));
    return RuleRunner(tx).run(lead, occasion);
}

} // namespace leadwell::services
