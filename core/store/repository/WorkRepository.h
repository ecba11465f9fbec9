// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// Messages and the conversations they belong to.
namespace messages {

struct Threaded {
    LeadId lead;
    PersonId person;
    bool leadIsOpen = false;
};

/// Where the newest known one of these message ids belongs.
Result<std::optional<Threaded>> threadOf(Connection& connection, domain::Channel channel, const QStringList& externalIds);
/// Where a message of theirs stands that says the same, letters and digits compared; the newest of the last 200. Nothing when
/// there is none. `text` says something.
Result<std::optional<Threaded>> saidBefore(Connection& connection, PersonId person, domain::Channel channel, const QString& text);
/// Writes the message into the person's conversation on that channel and account.
Result<void> insert(WriteTx& tx, const domain::Message& message, PersonId person, const QString& account,
                    const QString& externalId);
struct Placed {
    MessageId id;
    LeadId lead;
    PersonId person;
};
/// The message that an event became, and whose it is.
Result<std::optional<Placed>> ofEvent(Connection& connection, EventId event);
/// Whether the person has another message. What that one says of them is not known here: it may be any of their addresses.
Result<bool> hasOthers(Connection& connection, PersonId person, MessageId message);
/// Newest first.
Result<QList<domain::Message>> ofLead(Connection& connection, LeadId lead, int limit);
/// Of all leads of the person, newest first.
/// Of them and of whoever is one with them.
Result<QList<domain::Message>> ofPerson(Connection& connection, PersonId person, int limit);
Result<QList<domain::Channel>> channelsOfPerson(Connection& connection, PersonId person);

} // namespace messages

/// Tasks, notes, calls, tags, triage, assignments and scores of a lead.
namespace work {

Result<void> insertTask(WriteTx& tx, const domain::Task& task);
Result<QList<domain::Task>> tasksOf(Connection& connection, LeadId lead);
/// Tasks that wait for somebody else than this one, or for nobody.
Result<QList<TaskId>> openTasksOfOthers(Connection& connection, LeadId lead, MemberId member);
Result<std::optional<domain::Task>> task(Connection& connection, TaskId id);
/// Open tasks that rules made, what is due first first.
Result<QList<domain::Task>> openTasksOfRules(Connection& connection, LeadId lead);
/// The open task of a kind.
Result<std::optional<domain::Task>> openTaskOfKind(Connection& connection, LeadId lead, const QString& kind);

struct Note {
    NoteId id;
    QString author;
    QString kind; ///< note, visit, import, correction
    QString body;
    Instant createdAt;
    PersonId personId = {}; ///< whose word it was, where they are one with the lead's own person; not set: the lead's own
};
Result<void> insertNote(WriteTx& tx, LeadId lead, const QString& author, const QString& kind, const QString& body,
                        PersonId whose = {});
/// A note with its own id and date.
Result<void> insertNote(WriteTx& tx, LeadId lead, const Note& note);
Result<QList<Note>> notesOf(Connection& connection, LeadId lead);
Result<QList<domain::Call>> callsOf(Connection& connection, LeadId lead);

Result<QStringList> tagsOf(Connection& connection, LeadId lead);
/// True when the lead did not have it.
Result<bool> addTag(WriteTx& tx, LeadId lead, const QString& tag);
Result<bool> removeTag(WriteTx& tx, LeadId lead, const QString& tag);

Result<QMap<QString, int>> signalsOf(Connection& connection, LeadId lead);
Result<bool> setSignal(WriteTx& tx, LeadId lead, const QString& kind, int count);

/// The one that waits (there is at most one); else the newest. A message that came while somebody had the lead has a newer one.
Result<std::optional<domain::TriageItem>> newestTriage(Connection& connection, LeadId lead);
Result<void> insertTriage(WriteTx& tx, const domain::TriageItem& item);
/// Errors: Conflict for a transition the triage states do not allow.
Result<void> moveTriage(WriteTx& tx, const domain::TriageItem& item, domain::TriageStatus to);

Result<void> insertAssignment(WriteTx& tx, const domain::Assignment& assignment);
/// Newest first.
Result<QList<domain::Assignment>> assignmentsOf(Connection& connection, LeadId lead);
Result<std::optional<domain::Assignment>> newestAssignment(Connection& connection, LeadId lead);

Result<void> insertScore(WriteTx& tx, LeadId lead, const domain::Score& score, int previous, const QString& cause);
/// Newest first.
Result<QList<domain::ScoreEntry>> scoresOf(Connection& connection, LeadId lead, int limit);
QString scorePartsToJson(const QList<domain::ScorePart>& parts);
QList<domain::ScorePart> scorePartsFromJson(const QString& json);

} // namespace work

} // namespace leadwell::store
