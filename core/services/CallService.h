// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/call/Attempts.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/LeadService.h"

#include <optional>

namespace leadwell::services {

/// What follows from a call, in the same step.
struct NextStep {
    struct Planned {
        QString kind; ///< call, follow_up
        QString title;
        Instant dueAt;
        friend bool operator==(const Planned&, const Planned&) = default;
    };
    std::optional<domain::Stage> stage;
    QList<Planned> tasks;
};

/// A call as somebody typed it, or as a telephone system tells of it.
struct NewCall {
    QString phone; ///< as typed; "withheld" where there is none
    /// Not said: as it was written down before; of a new call that we called, and that they answered.
    std::optional<domain::Direction> direction;
    std::optional<domain::CallOutcome> outcome;
    int seconds = 0;
    QString notes;
    QString recording;  ///< an http(s) link, or the path of a file
    Instant calledAt;   ///< not set: now
    QString providerId; ///< the same one again is the same call; what is told then is added to what was written
    QString name;       ///< of a new caller
    qint64 lead = 0;    ///< the lead it was written down for; 0: none in particular
    /// A deliberate choice: this lead, noLead or newLead. Not set: asks where the number leaves a doubt.
    std::optional<qint64> linkTo;
    NextStep next;

    static constexpr qint64 noLead = 0;
    static constexpr qint64 newLead = -1;
};

/// Somebody a call may be with.
struct Caller {
    PersonId person;
    qint64 lead = 0; ///< their open lead, or the newest
    QString customer;
    QString company;
    QString phone; ///< E.164; empty: they have none
    domain::Stage stage = domain::Stage::New;
    bool hasNumber = false;  ///< just the number that was typed
    bool identifies = false; ///< and it is nobody else's
    friend bool operator==(const Caller&, const Caller&) = default;
};

/// Who it may be, while the number is being typed.
struct CallerGuess {
    QList<Caller> callers; ///< who has just this number first, then who is like it
    bool isNumber = false; ///< what was typed is a whole number
    QString complaint;     ///< why it cannot be one; empty while it may still become one
};

/// What became of a call.
struct LoggedCall {
    Receipt receipt;
    CallId call;
    qint64 lead = 0; ///< 0: without one
    bool isNewLead = false;
    /// Not empty: nothing was saved, because the number leaves open whose call it is. Log it again with linkTo.
    QString question;
    QList<Caller> candidates;
};

/// A line of a list of calls: a call, or somebody to call.
struct CallEntry {
    enum class Why : quint8 { Logged, Missed, Task, Unreached };
    Why why = Why::Logged;
    domain::Call call; ///< without an id where there was none; its notes are then what they wrote last
    qint64 lead = 0;   ///< 0: of nobody
    QString customer;  ///< empty: only the number is known
    QString company;
    QString phone; ///< to dial; E.164 where it is known
    domain::Heat heat = domain::Heat::Cold;
    domain::Stage stage = domain::Stage::New;
    TaskId task;
    QString taskTitle;
    Instant dueAt;
    int unanswered = 0; ///< of our latest calls, in a row
};

enum class CallList : quint8 { Today, ToCall, All };

struct CallCounts {
    int today = 0;
    int toCall = 0;
};

/// Calls: writing them down, whom to call, and whether it is worth it (mission CAL-01 to CAL-06).
class CallService {
public:
    explicit CallService(DeskCore& core) : m_core(core) {}

    /// One undo step with all that follows: the lead of the number, or a new one (PHONE); the contact attempt; the contact
    /// task; the stage; what comes next. Errors: Invalid (a name for a number, a call of more than a day, a call of tomorrow),
    /// Conflict (the id is of a call with another number, of another time or on another lead), NotFound, Storage. A question is
    /// no error: see LoggedCall.
    Answer<LoggedCall> log(NewCall call);
    /// A call that was saved without a lead. Errors: NotFound, Conflict when it has one.
    Answer<Receipt> link(CallId call, qint64 lead);
    /// A number or a name, half or whole. Answers within a frame.
    Answer<CallerGuess> recognise(QString typed, int limit);
    /// Whom a call for the lead would be with. Errors: NotFound.
    Answer<Caller> callerOf(qint64 lead);

    /// All: the latest 1,000.
    Answer<QList<CallEntry>> list(CallList which);
    Answer<CallCounts> counts();
    /// Our own calls of the last so many days.
    Answer<domain::AttemptFigures> figures(int days);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
