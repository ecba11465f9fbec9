// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"
#include "core/domain/capture/Capture.h"
#include "core/domain/clock/SlaClock.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/PersonUnion.h"
#include "core/domain/scoring/Score.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace leadwell::domain {

/// Somebody of the team.
struct Member {
    MemberId id;
    QString name;
    QString email;
    QString role;                ///< admin, lead_manager, salesperson, analyst
    QString colour;              ///< "#3553C9"
    bool isAvailable = true;     ///< takes part in automatic assignment
    bool isActive = true;        ///< false: left the team; keeps what they did
    QStringList skills;          ///< products, industries and languages they know; none: no speciality
    QStringList regions;         ///< cities, states, beginnings of PIN codes, countries ("IN"); none: no region
    std::optional<int> capacity; ///< open leads at once; not set: no limit; 0: takes none
    int monthMin = 0;            ///< leads of a month they come first for
    std::optional<int> monthMax; ///< leads of a month at most; not set: no limit
    QString workingHours;        ///< as parseBusinessHours() reads it; empty: the workspace's
    QString timeZone;            ///< "Asia/Kolkata"; empty: the workspace's
    friend bool operator==(const Member&, const Member&) = default;
};

/// Somebody is not there, and gets no leads meanwhile.
struct Leave {
    LeaveId id;
    MemberId memberId;
    Instant from;
    Instant to; ///< exclusive
    QString note;
    friend bool operator==(const Leave&, const Leave&) = default;
};

struct Task {
    TaskId id;
    LeadId leadId;
    QString kind; ///< initial_contact, follow_up, call …
    QString title;
    Instant dueAt;
    TaskStatus status = TaskStatus::Pending;
    Priority priority = Priority::Medium;
    MemberId assigneeId;
    Instant createdAt;
    Instant doneAt;
    qint64 ruleNo = 0;           ///< of the rule that made it; 0: a person did
    QString draft = QString();   ///< what could be written to the customer
    QString repeats = QString(); ///< when it comes again (domain::Recurrence, as written); empty: it does not
};

struct TriageItem {
    TriageId id;
    LeadId leadId;
    Priority priority = Priority::Low;
    Heat heat = Heat::Cold;
    QString reason;
    double confidence = 0;
    QString suggestedAction;
    QString language;
    TriageStatus status = TriageStatus::Pending;
    Instant createdAt;
};

/// Why somebody owns a lead: what was known, who could have had it, what decided.
struct Assignment {
    AssignmentId id;
    LeadId leadId;
    MemberId memberId; ///< not set: nobody was available, or the owner was taken away
    Instant decidedAt;
    QString mode;          ///< auto, manual, back (taken away by the rules)
    QString strategy;      ///< round_robin and its like, manual, import
    QString reason;        ///< one sentence
    qint64 decisionNo = 0; ///< of the record of an automatic decision; 0: there is none
    int month = 0;         ///< in which it counts, like 202611, by the workspace's zone
};

struct Call {
    CallId id;
    LeadId leadId;
    QString phone;
    Direction direction = Direction::Outbound;
    CallOutcome outcome = CallOutcome::Answered;
    int durationS = 0;
    QString notes;
    QString recordingUrl;
    Instant calledAt;
};

struct Message {
    MessageId id;
    LeadId leadId;
    Channel channel = Channel::Other;
    Direction direction = Direction::Inbound;
    QString author;
    QString address; ///< the identity it came from or went to
    QString subject;
    QString text;
    QString quoted;
    QString html; ///< as received; only ever shown through core/mailhtml
    Instant sentAt;
    Intent intent = Intent::None; ///< what it wanted, as it was understood when it came
    bool isMachine = false;
    QString machineReason;
    QList<Attachment> attachments;
    EventId eventId;
};

/// One line of a lead's history, newest first.
struct TimelineEntry {
    enum class Kind : quint8 {
        Captured,
        Message,
        Note,
        Stage,
        Owner,
        Score,
        Heat,
        Task,
        Call,
        Tag,
        Field,
        Import,
        Undo,
        Visit,
        Merge,
    };
    Kind kind = Kind::Field;
    Instant at;
    QString actor;    ///< member name, "Leadwell" for rules, channel name for captures
    QString sentence; ///< "Stage New → Qualified"
    std::optional<Message> message;
    NoteId noteId;
    QString body; ///< note text, call notes
};

struct ScoreEntry {
    Instant at;
    int total = 0;
    int previous = 0;
    Score score;
    QString cause; ///< "Message of 20 Nov", "Title changed"
};

/// Somebody who is one with the person of a lead, because somebody said so.
struct AlsoKnownAs {
    UnionId id;     ///< of what makes them one; taking it away takes them apart
    QString name;   ///< of the other side, as it is shown by itself; their contact where they have no name
    QString reason; ///< "same phone"; may be empty
    Instant since;
    qint64 leadShownHere = 0; ///< the number of the lead of theirs that is shown in this one; 0: none
    friend bool operator==(const AlsoKnownAs&, const AlsoKnownAs&) = default;
};

/// Everything the lead panel shows.
struct LeadDetail {
    Lead lead;
    Person person;
    QString ownerName;
    Score score;
    HeatResult heat;
    std::optional<TriageItem> triage;
    std::optional<Assignment> assignment;
    QList<Task> tasks;       ///< open first, by due time
    QList<LeadClock> clocks; ///< running ones first, by what is due first
    QList<Call> calls;
    QStringList tags;
    QList<Channel> channels;        ///< every channel this person used
    QList<TimelineEntry> timeline;  ///< newest first, at most Limits::timelineEntries
    QList<LeadRow> otherLeads;      ///< of the same person
    QList<AlsoKnownAs> alsoKnownAs; ///< who is one with the person, oldest first
    QStringList suggestions;        ///< "May be the same person as Anita Desai (same phone)"
};

} // namespace leadwell::domain
