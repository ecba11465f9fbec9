// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/notify/Escalation.h"
#include "core/domain/notify/NoticePolicy.h"

namespace leadwell::services {

class DeskCore;

/// Which notices.
struct NoticeQuery {
    MemberId member; ///< not set: of who sits at this desk
    bool onlyUnread = false;
    int limit = 500;
};
struct NoticeList {
    QList<domain::Notice> notices; ///< the newest first
    int unread = 0;                ///< of all; at most 999
};

/// One thing to show on the screen.
struct Bubble {
    QList<qint64> notices;
    domain::NoticeKind kind = domain::NoticeKind::NewLead;
    domain::Urgency urgency = domain::Urgency::Info;
    QString title;
    QString body;
    qint64 leadNumber = 0; ///< 0: several, or none
    TaskId task;           ///< that could be done
    bool isToTake = false; ///< the lead has no owner
};
struct NoticesDue {
    QList<Bubble> bubbles;
    Instant again; ///< when to look again; not set: not before something changes
    int unread = 0;
};

/// What people are told (docs/adr/0014). Notices come about by themselves, with what they tell. Thread-safe.
class NoticeService {
public:
    explicit NoticeService(DeskCore& core) : m_core(core) {}

    Answer<NoticeList> list(NoticeQuery query);
    /// What is to be told now at this desk, each once: it is told as soon as this answers, also when the program is killed then;
    /// the list keeps it. Writes only when there is something.
    Answer<NoticesDue> takeDue();
    /// Answers how many were unread.
    Answer<int> markRead(QList<qint64> numbers);
    Answer<int> markAllRead();

    /// Of who sits at this desk.
    Answer<domain::NoticeHabits> habits();
    /// Errors: Invalid (focus for longer than focusMax).
    Answer<domain::NoticeHabits> saveHabits(domain::NoticeHabits habits);
    /// Until then; not set: focus is over. One write for a switch that is turned often.
    Answer<domain::NoticeHabits> setFocus(Instant until);

    /// Who hears of a missed deadline, and when.
    Answer<domain::EscalationChain> escalation();
    /// One undoable step. Errors: Invalid, also where somebody is not in the team.
    Answer<domain::EscalationChain> saveEscalation(domain::EscalationChain chain);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
