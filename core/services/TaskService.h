// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/lead/LeadDetail.h"

namespace leadwell::services {

class DeskCore;

/// Which open tasks; days are those of the workspace's zone.
struct TaskQuery {
    enum class When : quint8 { All, Overdue, Today, Upcoming };
    bool isMine = false; ///< of who sits at this desk
    When when = When::All;
    int limit = 500;
};

struct TaskEntry {
    domain::Task task;
    qint64 leadNumber = 0;
    QString customer;
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
};

struct TaskList {
    QList<TaskEntry> tasks; ///< what is due first first
    int inAll = 0;          ///< that the query is about
    int overdue = 0;
    int today = 0;    ///< still due today
    int upcoming = 0; ///< later than today
    QList<TaskRate> rates;
};

/// What is to be done (mission TSK-01 to TSK-11). LeadService::completeTask and addTask change it.
class TaskService {
public:
    explicit TaskService(DeskCore& core) : m_core(core) {}

    /// Errors: Invalid (mine, and nobody is chosen as who sits here).
    Answer<TaskList> list(TaskQuery query);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
