// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/rules/RuleEvaluation.h"
#include "core/services/LeadService.h"

namespace leadwell::services {

class DeskCore;

/// A rule, and how it does.
struct RuleEntry {
    domain::Rule rule;
    QString sentence;       ///< what it does, in words
    QString trouble;        ///< why it cannot do what it says; empty: nothing hinders it
    bool isChanged = false; ///< comes with Leadwell, and somebody changed it
    int fired = 0;          ///< of the runs that were looked at
    int failed = 0;         ///< of those
};
struct RuleList {
    QList<RuleEntry> rules;     ///< in the order in which they are asked
    QList<QStringList> circles; ///< rules that lead to each other
    int runsSeen = 0;           ///< the newest, at most 5,000
};

/// What became of one rule once.
struct RuleLogEntry {
    qint64 run = 0;
    Instant at;
    qint64 leadNumber = 0; ///< 0: the lead is gone
    QString rule;          ///< its name; its number where it is gone
    domain::RuleTrigger trigger = domain::RuleTrigger::LeadCreated;
    domain::RuleOutcome::Kind kind = domain::RuleOutcome::Kind::Fired;
    QString sentence; ///< "did not fire because …"
    QString causedBy; ///< the rule that led to it
    bool isTakenBack = false;
    qint64 retryOf = 0;
};
struct RuleLogQuery {
    QString rule;          ///< empty: all
    qint64 leadNumber = 0; ///< 0: all
    bool onlyFailed = false;
    bool onlyDone = false; ///< without what did not fire
    int limit = 100;
};

/// What a rule would have done.
struct RulePreview {
    struct Touch {
        qint64 leadNumber = 0;
        Instant at;
        QStringList effects; ///< "task “Send pricing on WhatsApp”, due in 2h", with the texts as they would have been
    };
    int asked = 0;        ///< how often it would have been asked
    int leads = 0;        ///< different ones it would have touched
    QList<Touch> touches; ///< the oldest first, at most 500
    int touchesInAll = 0;
    bool isCut = false;         ///< there was more than could be looked at
    QList<QStringList> circles; ///< that it would make
};

/// The rules of the workspace: stages that move, tasks, drafts, tags, owners (mission §2.3, AUT-01 to AUT-08). Every change is
/// one undo step.
class RuleService {
public:
    explicit RuleService(DeskCore& core) : m_core(core) {}

    Answer<RuleList> list();
    /// Writes a rule in the place of the one of its name, or a new one behind all others. Errors: Invalid (what cannot be,
    /// somebody who is not in the team), Conflict (it is on and makes a circle).
    Answer<domain::Rule> save(domain::Rule rule);
    /// Errors: NotFound, Conflict (a circle).
    Answer<Receipt> setEnabled(QString name, bool isEnabled);
    /// One that comes with Leadwell is as it came; one of the workspace's own is gone. Errors: NotFound.
    Answer<Receipt> remove(QString name);
    /// It is asked directly before the other one; no other: last. Errors: NotFound.
    Answer<Receipt> move(QString name, QString before);

    /// The newest first. Errors: NotFound (no such rule or lead).
    Answer<QList<RuleLogEntry>> log(RuleLogQuery query);
    /// Does again what failed in one run. Errors: NotFound, Conflict (nothing failed in it).
    Answer<Receipt> retry(qint64 run);
    /// Whom the rule would have touched in the days before now, as if it were on; nothing is written.
    Answer<RulePreview> preview(domain::Rule rule, int days = 90);

    /// What the workspace sells: messages that name it are about a product of ours.
    Answer<QStringList> products();
    Answer<Receipt> saveProducts(QStringList products);

    /// Somebody says that it happened to these leads: a payment, a booking, a contact. Errors: Invalid (another trigger),
    /// NotFound.
    Answer<Receipt> happened(QList<qint64> numbers, domain::RuleTrigger trigger);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
