// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// What somebody is told of. Stored as the number and by its word.
enum class NoticeKind : quint8 {
    NewLead,
    Message,        ///< somebody who is a lead already wrote
    Assigned,       ///< a lead is theirs from now on
    GivenAway,      ///< a lead of theirs is somebody else's from now on
    DeadlineNear,   ///< three quarters of a clock are over
    DeadlineMissed, ///< and later steps of the escalation
    TaskDue,
    TaskUrgent,     ///< somebody, or a rule, made one of high priority
    DeliveryFailed, ///< what was sent came back
    ChannelFailed,  ///< a connected source no longer works
    ActNow,         ///< a rule says that it cannot wait
    RuleSays,
    TaskGiven,  ///< a task of a lead is theirs from now on
    CallMissed, ///< a customer called, and nobody picked up
};
inline constexpr int noticeKindCount = 14;
/// "new_lead"
QString toText(NoticeKind kind);
/// "New leads", as settings show it.
QString label(NoticeKind kind);
/// Errors: Invalid, naming those there are.
Result<NoticeKind> noticeKindFromText(const QString& text);

/// How much it may interrupt. Stored as the number; the later is the stronger one.
enum class Urgency : quint8 {
    Info,   ///< good to know: a few in an hour
    Timely, ///< something is due
    Urgent, ///< breaks through quiet hours and focus
};

/// What became of it.
enum class NoticeState : quint8 {
    Waiting, ///< not told yet
    Told,
    Listed, ///< only in the list: nobody wants to be interrupted by it
};

/// One line of somebody's list.
struct Notice {
    qint64 no = 0;
    MemberId to; ///< not set: whoever sits at the desk
    NoticeKind kind = NoticeKind::NewLead;
    Urgency urgency = Urgency::Info;
    NoticeState state = NoticeState::Waiting;
    Instant at;
    int count = 1;         ///< so many of its kind at once
    qint64 leadNumber = 0; ///< 0: of several, or of none
    QString customer;      ///< the lead's, as they are called now
    QString preview;       ///< what they wrote last
    QString detail;        ///< the task, the clock, the words of a rule
    TaskId task;           ///< that could be done
    bool hasOwner = false; ///< the lead has one
    Instant toldAt;
    Instant readAt;
};

/// "New lead: Meera Joshi", "12 new leads".
QString titleOf(const Notice& notice);
/// What else there is to know; may be empty.
QString bodyOf(const Notice& notice);
/// "12 new leads"
QString countedText(NoticeKind kind, int count);

} // namespace leadwell::domain
