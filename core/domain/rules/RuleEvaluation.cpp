// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/RuleEvaluation.h"

#include <algorithm>
#include <deque>

namespace leadwell::domain {

namespace {

using Kind = RuleAction::Kind;

/// Only what was said, or what time did, leaves alone what a person set.
bool isDeed(RuleTrigger trigger) {
    switch (trigger) {
    case RuleTrigger::HumanContact:
    case RuleTrigger::CallLogged:
    case RuleTrigger::TaskDone:
    case RuleTrigger::PaymentReceived:
    case RuleTrigger::BookingCommitted:
        return true;
    default:
        return false;
    }
}

class Evaluator {
public:
    Evaluator(const QList<Rule>& rules, Stage stage, const StageGate& gate) : m_rules(rules), m_stage(stage), m_gate(gate) {}

    RuleEvaluation run(const QList<RuleEvent>& events) {
        for (const RuleEvent& event : events)
            m_waiting.push_back({event, 0, -1, isDeed(event.trigger)});
        while (!m_waiting.empty()) {
            const Waiting next = m_waiting.front();
            m_waiting.pop_front();
            for (const Rule& rule : m_rules) {
                if (rule.isEnabled && rule.trigger == next.event.trigger)
                    ask(rule, next);
            }
        }
        mergeTasks();
        return std::move(m_result);
    }

private:
    struct Waiting {
        RuleEvent event;
        int hop = 0;
        int cause = -1;
        bool isDeed = false;
    };

    void ask(const Rule& rule, const Waiting& waiting) {
        RuleOutcome outcome{RuleOutcome::Kind::Fired, rule.no, rule.version, rule.trigger, 0, waiting.cause, {}};
        if (const auto part = rule.when.failing(waiting.event.facts)) {
            outcome.kind = RuleOutcome::Kind::NotHeld;
            outcome.part = *part;
        } else if (isCausedBy(rule, waiting.cause)) {
            outcome.kind = RuleOutcome::Kind::OwnEffect;
        } else if (waiting.hop >= ruleHopsMax || m_fired >= ruleFiringsMax) {
            outcome.kind = RuleOutcome::Kind::TooFar;
        }
        m_result.outcomes.append(outcome);
        if (outcome.kind != RuleOutcome::Kind::Fired)
            return;
        ++m_fired;
        for (const RuleAction& action : rule.then)
            add(action, waiting);
    }

    bool isCausedBy(const Rule& rule, int cause) const {
        for (; cause >= 0; cause = m_result.outcomes.at(cause).cause) {
            if (m_result.outcomes.at(cause).no == rule.no)
                return true;
        }
        return false;
    }

    void add(const RuleAction& action, const Waiting& waiting) {
        const int outcome = static_cast<int>(m_result.outcomes.size()) - 1;
        if (action.kind != Kind::SetStage) {
            m_result.effects.append({outcome, action, m_stage});
            return;
        }
        for (const Stage to : action.stages) {
            if (const QString why = m_gate(m_stage, to, waiting.isDeed); !why.isEmpty()) {
                m_result.outcomes.last().note = why;
                continue;
            }
            m_stage = to;
            m_result.effects.append({outcome, action, to});
            RuleEvent changed{RuleTrigger::StageChanged, waiting.event.facts};
            changed.facts[RuleField::Stage].texts = {toText(to)};
            changed.facts[RuleField::IsByPerson].number = 0;
            m_waiting.push_back({std::move(changed), waiting.hop + 1, outcome, waiting.isDeed});
        }
    }

    /// Of several tasks of a kind the last one is made, with the last draft for it; a draft becomes part of its task.
    void mergeTasks() {
        QList<RuleEffect>& effects = m_result.effects;
        for (qsizetype i = effects.size() - 1; i >= 0; --i) {
            if (effects.at(i).action.kind != Kind::MakeTask)
                continue;
            for (qsizetype j = effects.size() - 1; j >= 0; --j) {
                const RuleAction& other = effects.at(j).action;
                if (j > i && other.kind == Kind::MakeTask && other.taskKind == effects.at(i).action.taskKind) {
                    effects.removeAt(i);
                    break;
                }
            }
        }
    }

    const QList<Rule>& m_rules;
    Stage m_stage;
    const StageGate& m_gate;
    std::deque<Waiting> m_waiting;
    RuleEvaluation m_result;
    int m_fired = 0;
};

/// Whether what the first does makes the second be asked, with a chance to hold.
bool leadsTo(const Rule& first, const Rule& second) {
    if (!first.isEnabled || !second.isEnabled || second.trigger != RuleTrigger::StageChanged)
        return false;
    return std::any_of(first.then.cbegin(), first.then.cend(), [&second](const RuleAction& action) {
        return action.kind == Kind::SetStage && std::any_of(action.stages.cbegin(), action.stages.cend(), [&second](Stage stage) {
                   return second.when.canHold(RuleField::Stage, toText(stage));
               });
    });
}

/// The shortest way from a rule back to itself; nothing where there is none.
QList<int> circleFrom(int start, const QList<QList<int>>& next) {
    QList<int> before(next.size(), -1);
    std::deque<int> waiting{start};
    while (!waiting.empty()) {
        const int at = waiting.front();
        waiting.pop_front();
        for (const int to : next.at(at)) {
            if (to == start) {
                QList<int> way;
                for (int one = at; one != start; one = before.at(one))
                    way.prepend(one);
                way.prepend(start);
                return way;
            }
            if (before.at(to) < 0) {
                before[to] = at;
                waiting.push_back(to);
            }
        }
    }
    return {};
}

} // namespace

RuleEvaluation evaluate(const QList<Rule>& rules, const QList<RuleEvent>& events, Stage stage, const StageGate& gate) {
    return Evaluator(rules, stage, gate).run(events);
}

QList<QStringList> circlesOf(const QList<Rule>& rules) {
    QList<QList<int>> next(rules.size());
    for (int i = 0; i < rules.size(); ++i) {
        for (int j = 0; j < rules.size(); ++j) {
            if (leadsTo(rules.at(i), rules.at(j)))
                next[i].append(j);
        }
    }
    QList<QStringList> circles;
    QSet<int> known;
    for (int i = 0; i < rules.size(); ++i) {
        if (known.contains(i))
            continue;
        const QList<int> way = circleFrom(i, next);
        QStringList names;
        for (const int one : way) {
            names.append(rules.at(one).name);
            known.insert(one);
        }
        if (!names.isEmpty())
            circles.append(names);
    }
    return circles;
}

} // namespace leadwell::domain
