// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Money.h"
#include "core/domain/Words.h"
#include "core/domain/person/Person.h"
#include "core/domain/scoring/Heat.h"
#include "core/domain/scoring/Score.h"

#include <QHash>
#include <QList>
#include <QString>

namespace leadwell::domain {

/// One opportunity to win a person. `number` is what people say ("L-41207"); `id` is what machines keep.
struct Lead {
    LeadId id;
    qint64 number = 0;
    PersonId personId;
    Channel channel = Channel::Other;
    QString channelRaw; ///< the word as it came, when it was not one of ours
    Source source = Source::Unknown;
    QString campaign;
    QString referrer;
    Stage stage = Stage::New;
    MemberId ownerId;
    QString product;
    double quantity = 0;
    QString unit;
    Money value;
    QString language;
    Intent intent = Intent::None;
    Queue queue = Queue::Sales;
    bool isUrgent = false;
    QString budget;
    QString timeline;
    int score = 0;
    Heat heat = Heat::Cold;
    QString heatReason;
    Priority priority = Priority::Low;
    QString priorityReason;
    bool isRepeat = false;
    bool isUnread = false;
    QString preview; ///< the latest message, first 200 characters
    Instant createdAt;
    Instant lastActivityAt;
    Instant nextDueAt; ///< earliest of its open tasks and running clocks; not set = nothing to do
};

/// "L-41207"
QString leadNumberText(qint64 number);

/// One row of the inbox: everything a list paints, nothing it has to look up.
struct LeadRow {
    qint64 number = 0;
    LeadId id;
    QString customer; ///< name, else company, else best identity, else "L-41207"
    QString company;
    QString contact; ///< "+919820041177" or an e-mail address; formatPhone() is what people read
    Channel channel = Channel::Other;
    QString preview;
    Heat heat = Heat::Cold;
    int score = 0;
    Priority priority = Priority::Low;
    Instant nextDueAt;
    Stage stage = Stage::New;
    MemberId ownerId;
    Instant lastActivityAt;
    Instant createdAt;
    Source source = Source::Unknown;
    QString product;
    QString city;
    QStringList tags;
    bool isUnread = false;
    bool isRepeat = false;
};

/// What a list shows. Empty lists mean "any"; all conditions hold together.
struct LeadFilter {
    enum class Group : quint8 { Open, Closed, All };
    Group group = Group::Open; ///< ignored when `stages` is not empty
    QList<Channel> channels;
    QList<Heat> heats;
    QList<Stage> stages;
    QList<Source> sources;
    QList<MemberId> owners;
    bool unassigned = false; ///< with `owners`: these or nobody
    QList<QStringList> tags; ///< of each list at least one; upper and lower case are the same
    QStringList withoutTags; ///< none of these
    Instant activityFrom;    ///< inclusive; not set = no bound
    Instant activityTo;      ///< exclusive
    Instant createdFrom;
    Instant createdTo;
    Instant overdueAt; ///< set: only leads whose next task was due before this
    QString text;      ///< as typed into a search box

    friend bool operator==(const LeadFilter&, const LeadFilter&) = default;
};

enum class LeadColumn : quint8 {
    Channel,
    Customer,
    Latest,
    Heat,
    RespondIn,
    Status,
    Owner,
    Activity,
    Contact,
    Company,
    Product,
    Source,
    City,
    Tags,
    Created,
    Number,
    Priority,
};
inline constexpr int leadColumnCount = 17;

/// What a list is divided by; the day is that of the last activity.
enum class LeadGrouping : quint8 { None, Stage, Owner, Heat, Day };

struct LeadSort {
    LeadColumn column = LeadColumn::Activity;
    bool descending = true;
    LeadGrouping grouping = LeadGrouping::None; ///< comes before the column
    friend bool operator==(const LeadSort&, const LeadSort&) = default;
};

/// What the leads of a part of a list have in common, and how many they are.
struct LeadGroup {
    qint64 key = 0; ///< the stage or the heat as a number, the day as a Julian day of the workspace's zone
    MemberId owner; ///< by owner; not set: nobody
    int count = 0;
    friend bool operator==(const LeadGroup&, const LeadGroup&) = default;
};

/// Which leads a list shows, in which order, and how it is divided: the groups follow each other; no groups, no division.
struct LeadOrder {
    QList<qint64> numbers;
    QList<LeadGroup> groups;
    bool isNear = false; ///< nothing has the words that were typed; these have words one mistake away in their names
};

/// Exact counts beside the filter choices. Each dimension is counted with every other condition applied, its own left out.
struct LeadFacets {
    int matching = 0; ///< leads the whole filter shows
    int all = 0;      ///< leads in the workspace
    QList<int> byChannel = QList<int>(channelCount, 0);
    QList<int> byHeat = QList<int>(heatCount, 0);
    QList<int> byStage = QList<int>(stageCount, 0);
    QHash<MemberId, int> byOwner;
    int unassigned = 0;
};

/// How many leads of a filter carry a tag, its conditions about tags left out.
struct TagCount {
    QString tag;
    int count = 0;
    friend bool operator==(const TagCount&, const TagCount&) = default;
};

/// The page's tabs, counted without any filter.
struct InboxCounts {
    int open = 0;
    int unassigned = 0;
    int mine = 0;
    int overdue = 0;
    int leads = 0;
};

} // namespace leadwell::domain
