// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Instant.h"

#include <QString>
#include <QStringList>

namespace leadwell::services {

class DeskCore;

struct BackupInfo {
    QString path;
    Instant at;
    qint64 sizeBytes = 0;
};

struct VerifyReport {
    QStringList checks;   ///< what was looked at, one sentence each
    QStringList problems; ///< empty = all invariants hold
};

/// Looking after the store.
class MaintenanceService {
public:
    explicit MaintenanceService(DeskCore& core) : m_core(core) {}

    /// A whole copy, checked in full before it has its name, and on the disk. An empty target means the workspace's own
    /// backup folder, where 24 hourly, 14 daily and 8 weekly ones are kept. Of a damaged workspace no copy is made and no
    /// earlier one goes; Desk::troubled says so, too.
    Answer<BackupInfo> backup(QString target = {});
    /// Newest first.
    Answer<QList<BackupInfo>> backups();
    /// Every invariant: integrity, foreign keys, ledger sums, one owner of each identity, journal against rows, heat and
    /// score against their rules, triage and task states, every decision about an owner.
    Answer<VerifyReport> verify();
    /// Only the ledger of owners: makes every decision again.
    Answer<VerifyReport> verifyAssignments();
    /// So many leads that wait are given in one transaction: others get their turn in between.
    static constexpr int givenAtOnce = 500;
    /// Gives leads that wait for an owner to whoever can take them now, the oldest first, at most givenAtOnce. Answers how many
    /// were given. This and what follows is dated and judged as of a moment (here: not set: now). Of a moment ahead nothing is
    /// taken for over that is to come: it is looked at again when its time comes.
    Answer<int> assignWaiting(Instant at = {});
    /// Leads whose owner did not answer in time go to somebody else (AssignmentRules::returns), in one undo step. `openSince`:
    /// the desk is open, and its clock was not set, since then; what is overdue since before has an hour more. Answers how many.
    Answer<int> returnUnanswered(Instant at, Instant openSince = {});
    /// Leads of people whose leave began by then go to others (AssignmentRules::onLeave), in one undo step. Answers how many.
    Answer<int> beginLeaves(Instant at);
    /// Timers once: heat becomes as it is at that moment, whichever moment was asked for before; pins expire when their time is
    /// over by now, too. Answers how many leads changed.
    Answer<int> runDue(Instant at);
    /// Copies a backup over a workspace that is not open; the present file is kept beside it and its path is the answer.
    /// Errors: Invalid (not a workspace, newer), Conflict (open), Denied (a backup of another workspace than the one that is
    /// there, unless `takesOther`), Storage.
    static Result<QString> restore(const QString& backup, const QString& target, bool takesOther = false);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
