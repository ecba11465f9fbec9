// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"
#include "core/store/WriteTx.h"

namespace leadwell::store::rules {

/// A rule that people of this workspace wrote or changed. What cannot be read is off, and says why.
struct OwnRule {
    QByteArray id;
    domain::Rule rule;
    QString trouble; ///< empty: it was read
};
/// By place, then by number.
Result<QList<OwnRule>> own(Connection& connection);
/// Writes it under its number, in the place of what was there; a rule without a number gets the next one. Answers it as it is now
/// stored: its version is the next one.
Result<domain::Rule> save(WriteTx& tx, const domain::Rule& rule);
/// The one that comes with Leadwell counts again; one of a person's own is gone. False when there was none.
Result<bool> remove(WriteTx& tx, qint64 no);

/// Sentences about rules that cannot be read or share a name, and runs that cannot be read.
Result<QStringList> problems(Connection& connection);

/// Another number whenever the rules or the products changed; 0: nobody ever changed them.
Result<qint64> stamp(Connection& connection);

/// What the workspace sells, as rules know it.
Result<QStringList> products(Connection& connection);
Result<void> saveProducts(WriteTx& tx, const QStringList& products);

/// What rules did once.
struct Run {
    qint64 no = 0;
    Instant at;
    qint64 operationNo = 0;
    LeadId lead;
    domain::RuleTrigger cause = domain::RuleTrigger::LeadCreated;
    QByteArray outcomes;
    int failed = 0;
    qint64 retryOf = 0;
    qint64 leadNumber = 0;    ///< as read: 0 where the lead is gone
    bool isTakenBack = false; ///< as read
};
/// Not journaled: the log itself is only appended to.
Result<void> append(WriteTx& tx, const Run& run);
/// The newest first, those below `before` (0: all), at most `limit`.
Result<QList<Run>> runs(Connection& connection, qint64 before, int limit);
/// Errors: NotFound.
Result<Run> run(Connection& connection, qint64 no);

/// One message that rules could have been asked about.
struct PastMessage {
    qint64 leadNumber = 0;
    QString subject;
    QString text;
    Instant sentAt;
    bool isFirst = false; ///< of its lead
};
/// Inbound and no machine's, since then, the oldest first, at most `limit`.
Result<QList<PastMessage>> messagesSince(Connection& connection, Instant since, int limit);
/// One change of a lead's stage.
struct PastStage {
    qint64 leadNumber = 0;
    Instant at;
    domain::Stage from = domain::Stage::New;
    domain::Stage to = domain::Stage::New;
};
/// In the order they came about.
Result<QList<PastStage>> stagesSince(Connection& connection, Instant since);
struct PastTask {
    qint64 leadNumber = 0;
    QString kind;
    Instant doneAt;
};
Result<QList<PastTask>> tasksDoneSince(Connection& connection, Instant since);

} // namespace leadwell::store::rules
