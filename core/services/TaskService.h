// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/LeadService.h"

#include <optional>

namespace leadwell::services {

class DeskCore;

/// Which tasks; days are those of the workspace's zone. Done: of the last 30 days, the latest first.
struct TaskQuery {
    enum class When : quint8 { All, Overdue, Today, Upcoming, Done };
    bool isMine = false; ///< of who sits at this desk
    When when = When::All;
    int limit = 500;
    friend bool operator==(const TaskQuery&, const TaskQuery&) = default;
};

struct TaskEntry {
    domain::Task task;
    qint64 leadNumber = 0;
    QString customer;
    QString phone;    ///< of the customer, E.164; empty when none is known
    QString assignee; ///< empty: nobody
    QString rule;     ///< title of the rule that made it; empty: a person did
    bool isOverdue = false;
};

/// Tasks that were due in the last 30 days, of one person.
struct TaskRate {
    QString member; ///< empty: nobody's
    int due = 0;
    int done = 0;
    int inTime = 0;
    MemberId id = {};
};

struct TaskCounts {
    int overdue = 0;
    int today = 0;    ///< still due today
    int upcoming = 0; ///< later than today
    int open() const { return overdue + today + upcoming; }
};

struct TaskList {
    QList<TaskEntry> tasks; ///< what is due first first
    int inAll = 0;          ///< that the query is about
    TaskCounts counts;
    QList<TaskRate> rates;
};

struct NewTask {
    qint64 leadNumber = 0;
    QString title;
    Instant dueAt;
    std::optional<MemberId> assignee = {};         ///< without a value: the lead's owner
    std::optional<domain::Priority> priority = {}; ///< without a value: the lead's
    QString repeats = {};                          ///< as typed: "every mon at 9"
    QString kind = {}; ///< empty: what its words say (domain::taskKindOf)
};

/// What of a task is to be another; without a value it stays.
struct TaskChange {
    std::optional<QString> title = {};
    std::optional<Instant> dueAt = {};
    std::optional<domain::Priority> priority = {};
    std::optional<QString> repeats = {};   ///< as typed; empty: it does not come again
    std::optional<MemberId> assignee = {}; ///< not set: nobody's
};

/// What is to be done (mission TSK-01 to TSK-11). Every change is one undo step; what follows from a task that is done is up to
/// the rules. Errors of changes also: NotFound (they are all gone).
class TaskService {
public:
    explicit TaskService(DeskCore& core) : m_core(core) {}

    /// Errors: Invalid (mine, and nobody is chosen as who sits here).
    Answer<TaskList> list(TaskQuery query);
    Answer<TaskCounts> counts(bool isMine);

    /// Errors: Invalid (no title, no time, a time to come again that cannot be read), NotFound (the lead, the person).
    Answer<Receipt> add(NewTask task);
    /// One that comes again is planned for its next time. Nothing is changed of those that were done already.
    Answer<Receipt> complete(QList<TaskId> tasks);
    /// They are due then; clocks of their leads run on. Errors: Invalid (it is past).
    Answer<Receipt> putOff(QList<TaskId> tasks, Instant until);
    /// Not set: nobody's. Errors: NotFound (the person).
    Answer<Receipt> give(QList<TaskId> tasks, MemberId member);
    /// Errors: as for add.
    Answer<Receipt> change(TaskId task, TaskChange change);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
