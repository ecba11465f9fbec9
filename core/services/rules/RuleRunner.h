// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Understanding.h"
#include "core/domain/clock/WorkingCalendar.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/domain/rules/RuleEvaluation.h"
#include "core/services/rules/RuleBook.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"

namespace leadwell::services {

/// What happened to a lead, besides what its rows say.
struct Occasion {
    QList<domain::RuleTrigger> triggers;            ///< that it is; several are asked about together
    const domain::Understanding* message = nullptr; ///< of a message
    QString text;                                   ///< of a message
    QString preview;                                ///< what texts show of it; empty: that of the lead
    QString taskKind;                               ///< of the task that was done
    std::optional<domain::CallOutcome> callOutcome;
    domain::Direction callDirection = domain::Direction::Outbound;
    QString clock;     ///< its word
    QString behaviour; ///< what was counted
    int count = 0;     ///< how often by now
    bool isByPerson = false;
    Instant at; ///< when it happened, where that was before now: from then on tasks are due; not set: now
};

/// What the caller changes of the lead at the same time: it is written with what the rules change, in one go.
struct LeadChange {
    oplog::Row fields;
    bool changesTasks = false; ///< the caller changed its tasks
};

/// What facts rules are asked about. Person, tags and texts are only read where a rule asks for them.
Result<domain::RuleFacts> ruleFactsOf(store::Connection& connection, const store::LeadRecord& lead, const Occasion& occasion,
                                      const RuleBook& book, const domain::WorkspaceSettings& settings, Instant at);

/// Texts of rules with what they name of the lead.
class RuleTexts {
public:
    /// A customer without a name is greeted otherwise than spoken of.
    enum class Reader : quint8 { Team, Customer };

    RuleTexts(store::Connection& connection, const store::LeadRecord& lead, const Occasion& occasion)
        : m_connection(connection)
        , m_lead(lead)
        , m_occasion(occasion) {}
    Result<QString> filled(const QString& text, Reader reader);

private:
    Result<QString> valueOf(const QString& place, Reader reader);

    store::Connection& m_connection;
    const store::LeadRecord& m_lead;
    const Occasion& m_occasion;
};

/// Runs the workspace's rules in the caller's transaction: many leads, one runner. Everything it does is part of the caller's
/// operation and is taken back with it; what each rule did, or why not, is appended to the log.
class RuleRunner {
public:
    explicit RuleRunner(store::WriteTx& tx) : m_tx(tx), m_teller(tx) {}
    RuleRunner(store::WriteTx& tx, const domain::WorkspaceSettings& settings) : m_tx(tx), m_teller(tx), m_settings(settings) {}

    /// What rules tell is kept until tell(): the lead gets its owner only after they ran.
    void keepNews() { m_keepsNews = true; }
    Result<void> tell();

    /// `lead` as it is stored, or as `change` leaves it. True when its row changed. Errors: Storage; an action that cannot be
    /// done is logged and hinders nothing else.
    Result<bool> run(const store::LeadRecord& lead, const Occasion& occasion, const LeadChange& change = {});
    Result<bool> hasRulesFor(domain::RuleTrigger trigger);
    /// The actions of one rule once more, whatever its condition says.
    Result<bool> again(const store::LeadRecord& lead, const domain::Rule& rule, qint64 retryOf);

private:
    struct Doing;
    Result<const domain::WorkspaceSettings*> settings();
    Result<const RuleBook*> book();
    Result<bool> carryOut(const store::LeadRecord& lead, const Occasion& occasion, domain::RuleEvaluation evaluation,
                          const LeadChange& change, qint64 retryOf);
    Result<void> act(Doing& doing, const domain::RuleEffect& effect);
    Result<void> end(Doing& doing, domain::Stage stage);
    Result<void> moveStage(Doing& doing, const domain::RuleEffect& effect);
    Result<std::optional<domain::Task>> openTask(Doing& doing, const std::function<bool(const domain::Task&)>& fits);
    Result<void> makeTask(Doing& doing, const domain::RuleEffect& effect);
    Result<void> draft(Doing& doing, const domain::RuleEffect& effect);
    Result<void> linkProduct(Doing& doing, const domain::RuleEffect& effect);
    Result<void> assign(Doing& doing);
    Result<void> notify(Doing& doing, const domain::RuleEffect& effect);
    Result<bool> write(Doing& doing);
    Result<bool> isInTeam(MemberId member);
    Result<Instant> dueAt(const domain::TaskDue& due, Instant happened);

    store::WriteTx& m_tx;
    store::notices::Teller m_teller;
    QList<store::notices::News> m_news;
    bool m_keepsNews = false;
    std::optional<domain::WorkspaceSettings> m_settings;
    std::shared_ptr<const RuleBook> m_book;
    std::optional<domain::WorkingCalendar> m_calendar;
};

/// For whoever knows that something happened to one lead.
Result<bool> runRules(store::WriteTx& tx, LeadId lead, const Occasion& occasion);

} // namespace leadwell::services
