// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/RuleHistory.h"

#include "core/domain/rules/RuleOutcomes.h"
#include "core/services/rules/RuleBook.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

using namespace domain;
using Kind = RuleOutcome::Kind;

namespace {

constexpr int runsAtOnce = 1'000;
constexpr int runsMax = 100'000;

QString nameOf(const RuleBook& book, qint64 no) {
    const Rule* rule = book.find(no);
    return rule ? rule->name : QStringLiteral("rule %1, which is gone").arg(no);
}

bool isWanted(const RuleOutcome& outcome, const RuleLogQuery& query, qint64 ruleNo) {
    if (ruleNo != 0 && outcome.no != ruleNo)
        return false;
    if (query.onlyFailed)
        return outcome.kind == Kind::Failed;
    return !query.onlyDone || outcome.kind == Kind::Fired || outcome.kind == Kind::Failed;
}

} // namespace

Result<QHash<qint64, RuleTally>> talliesOf(const QList<store::rules::Run>& runs) {
    QHash<qint64, RuleTally> tallies;
    for (const auto& run : runs) {
        LW_TRY(const auto outcomes, decodeOutcomes(run.outcomes));
        for (const RuleOutcome& outcome : outcomes) {
            RuleTally& tally = tallies[outcome.no];
            tally.fired += outcome.kind == Kind::Fired || outcome.kind == Kind::Failed;
            tally.failed += outcome.kind == Kind::Failed;
        }
    }
    return tallies;
}

Result<QList<RuleLogEntry>> ruleLog(store::Connection& connection, const RuleLogQuery& query) {
    LW_TRY(const auto book, ruleBook(connection));
    qint64 ruleNo = 0;
    if (!query.rule.isEmpty()) {
        LW_TRY(const Rule rule, book->named(query.rule));
        ruleNo = rule.no;
    }
    if (query.leadNumber > 0)
        LW_CHECK(store::leads::read(connection, query.leadNumber));
    QList<RuleLogEntry> entries;
    qint64 before = 0;
    for (int seen = 0; seen < runsMax; seen += runsAtOnce) {
        LW_TRY(const auto runs, store::rules::runs(connection, before, runsAtOnce));
        for (const auto& run : runs) {
            before = run.no;
            if ((query.leadNumber > 0 && run.leadNumber != query.leadNumber) || (query.onlyFailed && run.failed == 0))
                continue;
            LW_TRY(const auto outcomes, decodeOutcomes(run.outcomes));
            for (const RuleOutcome& outcome : outcomes) {
                if (!isWanted(outcome, query, ruleNo))
                    continue;
                const bool isCaused = outcome.cause >= 0 && outcome.cause < outcomes.size();
                entries.append({run.no, run.at, run.leadNumber, nameOf(*book, outcome.no), outcome.trigger, outcome.kind,
                                sentenceOf(outcome, book->find(outcome.no)),
                                isCaused ? nameOf(*book, outcomes.at(outcome.cause).no) : QString(), run.isTakenBack,
                                run.retryOf});
                if (entries.size() >= query.limit)
                    return entries;
            }
        }
        if (runs.size() < runsAtOnce)
            break;
    }
    return entries;
}

} // namespace leadwell::services
