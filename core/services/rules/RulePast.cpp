// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/RulePast.h"

#include "core/domain/lead/StageRatchet.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/services/rules/RuleChecks.h"
#include "core/services/rules/RuleRunner.h"
#include "core/store/repository/RuleRepository.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

using namespace domain;
using store::LeadRecord;

namespace {

constexpr int messagesMax = 20'000;
constexpr int runsMax = 20'000;
constexpr qsizetype touchesShown = 500;

class Past {
public:
    Past(store::Connection& connection, const Rule& rule, Instant since, Progress& progress)
        : m_connection(connection)
        , m_rule(rule)
        , m_since(since)
        , m_progress(progress) {
        m_rule.isEnabled = true;
    }

    Result<RulePreview> preview();

private:
    Result<void> askAboutMessages();
    Result<void> askAboutStages();
    Result<void> askAboutTasks();
    Result<void> askAboutLog();
    Result<void> ask(qint64 number, Instant at, Occasion occasion);
    Result<QStringList> effectsOf(const RuleEvaluation& evaluation, const LeadRecord& lead, const Occasion& occasion);
    Stage stageAt(const LeadRecord& lead, Instant at) const;

    store::Connection& m_connection;
    Rule m_rule;
    Instant m_since;
    Progress& m_progress;
    WorkspaceSettings m_settings;
    MemberNames m_names;
    RuleBook m_book;
    QHash<qint64, QList<store::rules::PastStage>> m_stages;
    QSet<qint64> m_touched;
    RulePreview m_preview;
};

/// As it was before the first change that came after.
Stage Past::stageAt(const LeadRecord& lead, Instant at) const {
    for (const auto& change : m_stages.value(lead.number)) {
        if (change.at > at)
            return change.from;
    }
    return lead.stage;
}

Result<QStringList> Past::effectsOf(const RuleEvaluation& evaluation, const LeadRecord& lead, const Occasion& occasion) {
    QStringList effects;
    RuleTexts texts(m_connection, lead, occasion);
    for (const RuleEffect& effect : evaluation.effects) {
        RuleAction action = effect.action;
        const bool isForCustomer = action.kind == RuleAction::Kind::Draft;
        LW_TRY(action.text, texts.filled(action.text, isForCustomer ? RuleTexts::Reader::Customer : RuleTexts::Reader::Team));
        if (action.kind == RuleAction::Kind::SetStage)
            action.stages = {effect.to};
        effects.append(sentenceOf(action, m_names));
    }
    return effects;
}

Result<void> Past::ask(qint64 number, Instant at, Occasion occasion) {
    LW_TRY(LeadRecord lead, store::leads::read(m_connection, number));
    occasion.triggers = {m_rule.trigger};
    const bool hasItsStage = m_rule.trigger == RuleTrigger::StageChanged;
    lead.stage = hasItsStage ? lead.stage : stageAt(lead, at);
    if (hasItsStage) {
        for (const auto& change : m_stages.value(number)) {
            if (change.at == at)
                lead.stage = change.to;
        }
    }
    LW_TRY(const RuleFacts facts, ruleFactsOf(m_connection, lead, occasion, m_book, m_settings, at));
    const StageGate gate = [at](Stage from, Stage to, bool isDeed) { return whyNotMoved({from, {}}, to, isDeed, at); };
    const RuleEvaluation evaluation = evaluate({m_rule}, {RuleEvent{m_rule.trigger, facts}}, lead.stage, gate);
    ++m_preview.asked;
    if (evaluation.effects.isEmpty())
        return {};
    ++m_preview.touchesInAll;
    m_touched.insert(number);
    if (m_preview.touches.size() >= touchesShown)
        return {};
    LW_TRY(const QStringList effects, effectsOf(evaluation, lead, occasion));
    m_preview.touches.append({number, at, effects});
    return {};
}

Result<void> Past::askAboutMessages() {
    LW_TRY(const auto messages, store::rules::messagesSince(m_connection, m_since, messagesMax));
    m_preview.isCut = messages.size() == messagesMax;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const auto& message = messages.at(i);
        m_progress.say(i, messages.size());
        LW_CHECK(m_progress.goOn());
        if (m_rule.trigger == RuleTrigger::LeadCreated && !message.isFirst)
            continue;
        const Understanding understanding = understand(message.subject, message.text);
        Occasion occasion;
        occasion.message = &understanding;
        occasion.text = message.subject + u'\n' + message.text;
        occasion.preview = previewOf(message.text.trimmed().isEmpty() ? message.subject : message.text);
        LW_CHECK(ask(message.leadNumber, message.sentAt, occasion));
    }
    return {};
}

Result<void> Past::askAboutStages() {
    qint64 done = 0;
    for (auto lead = m_stages.cbegin(); lead != m_stages.cend(); ++lead) {
        m_progress.say(done++, m_stages.size());
        LW_CHECK(m_progress.goOn());
        for (const auto& change : lead.value())
            LW_CHECK(ask(lead.key(), change.at, {}));
    }
    return {};
}

Result<void> Past::askAboutTasks() {
    LW_TRY(const auto tasks, store::rules::tasksDoneSince(m_connection, m_since));
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        const auto& task = tasks.at(i);
        m_progress.say(i, tasks.size());
        LW_CHECK(m_progress.goOn());
        Occasion occasion;
        occasion.taskKind = task.kind;
        occasion.isByPerson = true;
        LW_CHECK(ask(task.leadNumber, task.doneAt, occasion));
    }
    return {};
}

/// Payments, contacts, calls and clocks: the log knows when rules were asked about them.
Result<void> Past::askAboutLog() {
    LW_TRY(const auto runs, store::rules::runs(m_connection, 0, runsMax));
    m_preview.isCut = runs.size() == runsMax;
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        m_progress.say(run - runs.crbegin(), runs.size());
        LW_CHECK(m_progress.goOn());
        if (run->cause == m_rule.trigger && run->at >= m_since && run->leadNumber > 0)
            LW_CHECK(ask(run->leadNumber, run->at, {}));
    }
    return {};
}

Result<RulePreview> Past::preview() {
    LW_TRY(const auto present, ruleBook(m_connection));
    m_book = *present;
    m_rule.when.eachField(
        [this](RuleField field) { m_book.asked[static_cast<size_t>(m_rule.trigger)].set(static_cast<size_t>(field)); });
    LW_TRY(m_settings, store::team::settings(m_connection));
    LW_TRY(const auto team, store::team::members(m_connection));
    m_names = namesOf(team);
    LW_TRY(const auto stages, store::rules::stagesSince(m_connection, m_since));
    for (const auto& change : stages)
        m_stages[change.leadNumber].append(change);
    switch (m_rule.trigger) {
    case RuleTrigger::LeadCreated:
    case RuleTrigger::MessageReceived:
        LW_CHECK(askAboutMessages());
        break;
    case RuleTrigger::StageChanged:
        LW_CHECK(askAboutStages());
        break;
    case RuleTrigger::TaskDone:
        LW_CHECK(askAboutTasks());
        break;
    default:
        LW_CHECK(askAboutLog());
    }
    m_preview.leads = static_cast<int>(m_touched.size());
    std::stable_sort(m_preview.touches.begin(), m_preview.touches.end(),
                     [](const RulePreview::Touch& a, const RulePreview::Touch& b) { return a.at < b.at; });
    QList<Rule> rules{m_rule};
    for (const Rule& rule : present->rules) {
        if (rule.name != m_rule.name)
            rules.append(rule);
    }
    for (const QStringList& circle : circlesOf(rules)) {
        if (circle.contains(m_rule.name))
            m_preview.circles.append(circle);
    }
    return m_preview;
}

} // namespace

Result<RulePreview> previewOf(store::Connection& connection, const Rule& rule, Instant since, Progress& progress) {
    return Past(connection, rule, since, progress).preview();
}

} // namespace leadwell::services
