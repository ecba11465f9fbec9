// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Decision.h"
#include "core/domain/lead/LeadDetail.h"

namespace leadwell::domain {

/// What triage proposes to do with a lead, so that one key does it.
struct TriageSuggestion {
    enum class Kind : quint8 {
        Assign,        ///< give it to `member`
        AskForContact, ///< nobody can be called or written to: a task to ask
        Dismiss,       ///< not a lead
        Wait,          ///< nobody can take it now
        Merge          ///< the same person is at another lead already: put it there
    };
    Kind kind = Kind::Wait;
    MemberId member;
    QString what;          ///< "Assign to Karan S"
    QString because;       ///< "next in turn · cotton yarn · 6 of 15 leads"
    double confidence = 0; ///< 0 to 1
    PersonId person = {};  ///< Merge: whose lead it is
    PersonId other = {};   ///< Merge: whom they may be the same as
    qint64 otherLead = 0;  ///< Merge: theirs
    friend bool operator==(const TriageSuggestion&, const TriageSuggestion&) = default;
};

/// What is looked at besides the lead's facts and the team.
struct TriageFacts {
    Intent intent = Intent::None;
    bool canBeReached = true; ///< by phone or e-mail
    double confidence = 0;    ///< of what was understood
};

/// Pure. What `decision`, that of decide() on the lead, the team and the rules, makes of this lead now, or what it is instead.
TriageSuggestion suggestionOf(const TriageFacts& facts, const LeadFacts& lead, const QList<Candidate>& team,
                              const AssignmentRules& rules, const AssignmentDecision& decision);

} // namespace leadwell::domain
