// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/repository/WorkRepository.h"

#include "core/store/repository/UnionRepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace leadwell::store::messages {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString threadSql =
    QStringLiteral("SELECT m.lead_id, m.person_id, l.is_open FROM message m JOIN lead l ON l.id = m.lead_id "
                   "WHERE m.external_id = ? AND m.channel = ? LIMIT 1");
const QString saidSql =
    QStringLiteral("SELECT m.lead_id, m.person_id, l.is_open, m.body_text FROM message m JOIN lead l ON l.id = m.lead_id "
                   "WHERE m.person_id = ? AND m.channel = ? AND m.direction = ? AND m.is_machine = 0 "
                   "ORDER BY m.sent_ms DESC LIMIT 200");
constexpr qsizetype fewLettersMax = 40;
const QString messageSql =
    QStringLiteral("SELECT id, lead_id, channel, direction, author, address, subject, body_text, quoted, body_html, "
                   "attachments, is_machine, machine_reason, sent_ms, event_id, intent FROM message WHERE %1 = ? "
                   "ORDER BY sent_ms DESC, id DESC LIMIT ?");

QString attachmentsToJson(const QList<Attachment>& attachments) {
    if (attachments.isEmpty())
        return {};
    QJsonArray list;
    for (const Attachment& a : attachments)
        list.append(QJsonObject{{QStringLiteral("name"), a.name},
                                {QStringLiteral("type"), a.mediaType},
                                {QStringLiteral("size"), a.sizeBytes},
                                {QStringLiteral("part"), a.part},
                                {QStringLiteral("cid"), a.contentId}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<Attachment> attachmentsFromJson(const QString& json) {
    QList<Attachment> attachments;
    for (const QJsonValue& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonObject o = value.toObject();
        attachments.append({o.value(QStringLiteral("name")).toString(), o.value(QStringLiteral("type")).toString(),
                            o.value(QStringLiteral("size")).toInteger(), o.value(QStringLiteral("part")).toInt(),
                            o.value(QStringLiteral("cid")).toString()});
    }
    return attachments;
}

Result<ConversationId> ensureConversation(WriteTx& tx, PersonId person, const Message& message, const QString& account) {
    LW_TRY(
        const auto known,
        tx.db().first(QStringLiteral("SELECT id, last_ms FROM conversation WHERE person_id = ? AND channel = ? AND account = ?"),
                      {person.bytes(), qint64(message.channel), account},
                      [](const Record& record) { return std::pair(record.id<ConversationId>(0), record.integer(1)); }));
    if (known) {
        if (message.sentAt.ms() > known->second)
            LW_CHECK(
                tx.update(Entity::Conversation, known->first.bytes(), Row{{QStringLiteral("last_ms"), message.sentAt.ms()}}));
        return known->first;
    }
    const auto id = tx.ids().make<ConversationId>();
    LW_CHECK(tx.insert(Entity::Conversation, Row{{QStringLiteral("id"), id.bytes()},
                                                 {QStringLiteral("person_id"), person.bytes()},
                                                 {QStringLiteral("channel"), qint64(message.channel)},
                                                 {QStringLiteral("account"), account},
                                                 {QStringLiteral("last_ms"), message.sentAt.ms()}}));
    return id;
}

/// Lines are broken anew, marked and spaced otherwise when a mail is passed on.
QString lettersOf(const QString& text) {
    QString letters;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            letters += c.toLower();
    }
    return letters;
}

Message messageFromRow(const Record& r) {
    Message m;
    m.id = r.id<MessageId>(0);
    m.leadId = r.id<LeadId>(1);
    m.channel = r.word<Channel>(2);
    m.direction = r.word<Direction>(3);
    m.author = r.text(4);
    m.address = r.text(5);
    m.subject = r.text(6);
    m.text = r.text(7);
    m.quoted = r.text(8);
    m.html = r.text(9);
    m.attachments = attachmentsFromJson(r.text(10));
    m.isMachine = r.integer(11) != 0;
    m.machineReason = r.text(12);
    m.sentAt = r.instant(13);
    m.eventId = r.id<EventId>(14);
    m.intent = r.word<Intent>(15);
    return m;
}

} // namespace

Result<std::optional<Threaded>> threadOf(Connection& connection, Channel channel, const QStringList& externalIds) {
    for (auto id = externalIds.crbegin(); id != externalIds.crend(); ++id) {
        if (id->isEmpty())
            continue;
        LW_TRY(const auto found, connection.first(threadSql, {*id, qint64(channel)}, [](const Record& record) {
            return Threaded{record.id<LeadId>(0), record.id<PersonId>(1), record.integer(2) != 0};
        }));
        if (found)
            return found;
    }
    return std::optional<Threaded>();
}

Result<std::optional<Threaded>> saidBefore(Connection& connection, PersonId person, Channel channel, const QString& text) {
    const QString said = lettersOf(text);
    std::optional<Threaded> found;
    LW_CHECK(connection.eachUntil(saidSql, {person.bytes(), qint64(channel), qint64(Direction::Inbound)}, [&](const Record& r) {
        const QString known = lettersOf(r.text(3));
        // Whoever passes a mail on may cut it; a few words stand in many.
        if (known == said || (said.size() >= fewLettersMax && known.contains(said)))
            found = Threaded{r.id<LeadId>(0), r.id<PersonId>(1), r.integer(2) != 0};
        return !found;
    }));
    return found;
}

Result<void> insert(WriteTx& tx, const Message& message, PersonId person, const QString& account, const QString& externalId) {
    LW_TRY(const ConversationId conversation, ensureConversation(tx, person, message, account));
    return tx.insert(Entity::Message, Row{{QStringLiteral("id"), message.id.bytes()},
                                          {QStringLiteral("conversation_id"), conversation.bytes()},
                                          {QStringLiteral("lead_id"), message.leadId.bytes()},
                                          {QStringLiteral("person_id"), person.bytes()},
                                          {QStringLiteral("event_id"), idValue(message.eventId)},
                                          {QStringLiteral("channel"), qint64(message.channel)},
                                          {QStringLiteral("direction"), qint64(message.direction)},
                                          {QStringLiteral("author"), message.author},
                                          {QStringLiteral("address"), message.address},
                                          {QStringLiteral("external_id"), externalId},
                                          {QStringLiteral("subject"), message.subject},
                                          {QStringLiteral("body_text"), message.text},
                                          {QStringLiteral("quoted"), message.quoted},
                                          {QStringLiteral("body_html"), message.html},
                                          {QStringLiteral("attachments"), attachmentsToJson(message.attachments)},
                                          {QStringLiteral("is_machine"), qint64(message.isMachine)},
                                          {QStringLiteral("machine_reason"), message.machineReason},
                                          {QStringLiteral("intent"), qint64(message.intent)},
                                          {QStringLiteral("sent_ms"), message.sentAt.ms()}});
}

Result<std::optional<Placed>> ofEvent(Connection& connection, EventId event) {
    return connection.first(QStringLiteral("SELECT id, lead_id, person_id FROM message WHERE event_id = ?"), {event.bytes()},
                            [](const Record& r) {
                                return Placed{r.id<MessageId>(0), r.id<LeadId>(1), r.id<PersonId>(2)};
                            });
}

Result<bool> hasOthers(Connection& connection, PersonId person, MessageId message) {
    LW_TRY(const qint64 others, connection.number(QStringLiteral("SELECT count(*) FROM message WHERE person_id = ? AND id <> ?"),
                                                  {person.bytes(), message.bytes()}));
    return others > 0;
}

Result<QList<Message>> ofLead(Connection& connection, LeadId lead, int limit) {
    return connection.collect(messageSql.arg(QStringLiteral("lead_id")), {lead.bytes(), qint64(limit)}, messageFromRow);
}

Result<QList<Message>> ofPerson(Connection& connection, PersonId person, int limit) {
    LW_TRY(const auto group, unions::groupOf(connection, person));
    QList<Message> all;
    for (const PersonId one : group) {
        LW_TRY(const auto some,
               connection.collect(messageSql.arg(QStringLiteral("person_id")), {one.bytes(), qint64(limit)}, messageFromRow));
        all += some;
    }
    if (group.size() > 1)
        std::sort(all.begin(), all.end(), [](const Message& a, const Message& b) {
            return std::pair(b.sentAt, b.id.bytes()) < std::pair(a.sentAt, a.id.bytes());
        });
    return all.mid(0, limit);
}

Result<QList<Channel>> channelsOfPerson(Connection& connection, PersonId person) {
    return connection.collect(
        QStringLiteral(
            "WITH theirs AS (SELECT ?1 AS id UNION SELECT o.id FROM person p JOIN person o ON o.shown_id = p.shown_id WHERE p.id "
            "= ?1) SELECT channel FROM lead WHERE person_id IN theirs UNION SELECT channel FROM conversation WHERE person_id IN "
            "theirs"),
        {person.bytes()}, [](const Record& record) { return record.word<Channel>(0); });
}

} // namespace leadwell::store::messages

namespace leadwell::store::work {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

const QString taskSql = QStringLiteral("SELECT id, lead_id, kind, title, due_ms, status, priority, assignee_id, created_ms, "
                                       "done_ms, rule_no, draft, repeats FROM task WHERE ");

Task taskFromRow(const Record& r) {
    Task task;
    task.id = r.id<TaskId>(0);
    task.leadId = r.id<LeadId>(1);
    task.kind = r.text(2);
    task.title = r.text(3);
    task.dueAt = r.instant(4);
    task.status = r.word<TaskStatus>(5);
    task.priority = r.word<Priority>(6);
    task.assigneeId = r.id<MemberId>(7);
    task.createdAt = r.instant(8);
    task.doneAt = r.instant(9);
    task.ruleNo = r.integer(10);
    task.draft = r.text(11);
    task.repeats = r.text(12);
    return task;
}

/// The row of a lead that is unique by one text column (a tag, a signal).
Result<std::optional<QByteArray>> rowOf(Connection& connection, const QString& sql, LeadId lead, const QString& text) {
    return connection.first(sql, {lead.bytes(), text}, [](const Record& record) { return record.bytes(0); });
}

} // namespace

Result<void> insertTask(WriteTx& tx, const Task& task) {
    return tx.insert(Entity::Task, Row{{QStringLiteral("id"), task.id.bytes()},
                                       {QStringLiteral("lead_id"), task.leadId.bytes()},
                                       {QStringLiteral("kind"), task.kind},
                                       {QStringLiteral("title"), task.title},
                                       {QStringLiteral("due_ms"), task.dueAt.ms()},
                                       {QStringLiteral("status"), qint64(task.status)},
                                       {QStringLiteral("priority"), qint64(task.priority)},
                                       {QStringLiteral("assignee_id"), idValue(task.assigneeId)},
                                       {QStringLiteral("created_ms"), task.createdAt.ms()},
                                       {QStringLiteral("rule_no"), task.ruleNo},
                                       {QStringLiteral("draft"), task.draft},
                                       {QStringLiteral("repeats"), task.repeats}});
}

Result<QList<Task>> tasksOf(Connection& connection, LeadId lead) {
    return connection.collect(taskSql + QStringLiteral("lead_id = ? ORDER BY status, due_ms, id"), {lead.bytes()}, taskFromRow);
}

Result<QList<TaskId>> openTasksOfOthers(Connection& connection, LeadId lead, MemberId member) {
    return connection.collect(QStringLiteral("SELECT id FROM task WHERE lead_id = ? AND status = 0 AND assignee_id IS NOT ?"),
                              {lead.bytes(), idValue(member)}, [](const Record& r) { return r.id<TaskId>(0); });
}

Result<std::optional<Task>> task(Connection& connection, TaskId id) {
    return connection.first(taskSql + QStringLiteral("id = ?"), {id.bytes()}, taskFromRow);
}

Result<std::optional<Task>> openTaskOfKind(Connection& connection, LeadId lead, const QString& kind) {
    return connection.first(taskSql + QStringLiteral("lead_id = ? AND kind = ? AND status = 0 ORDER BY due_ms LIMIT 1"),
                            {lead.bytes(), kind}, taskFromRow);
}

Result<QList<Task>> openTasksOfRules(Connection& connection, LeadId lead) {
    return connection.collect(taskSql + QStringLiteral("lead_id = ? AND status = 0 AND rule_no > 0 ORDER BY due_ms"),
                              {lead.bytes()}, taskFromRow);
}

Result<void> insertNote(WriteTx& tx, LeadId lead, const Note& note) {
    return tx.insert(Entity::Note, Row{{QStringLiteral("id"), note.id.bytes()},
                                       {QStringLiteral("lead_id"), lead.bytes()},
                                       {QStringLiteral("author"), note.author},
                                       {QStringLiteral("kind"), note.kind},
                                       {QStringLiteral("body"), note.body},
                                       {QStringLiteral("created_ms"), note.createdAt.ms()},
                                       {QStringLiteral("person_id"), idValue(note.personId)}});
}

Result<void> insertNote(WriteTx& tx, LeadId lead, const QString& author, const QString& kind, const QString& body,
                        PersonId whose) {
    return insertNote(tx, lead, {tx.ids().make<NoteId>(), author, kind, body, tx.now(), whose});
}

Result<QList<Note>> notesOf(Connection& connection, LeadId lead) {
    return connection.collect(
        QStringLiteral("SELECT id, author, kind, body, created_ms FROM note WHERE lead_id = ? "
                       "ORDER BY created_ms DESC, id DESC LIMIT 500"),
        {lead.bytes()}, [](const Record& r) { return Note{r.id<NoteId>(0), r.text(1), r.text(2), r.text(3), r.instant(4), {}}; });
}

Result<QList<Call>> callsOf(Connection& connection, LeadId lead) {
    return connection.collect(QStringLiteral("SELECT id, phone, direction, outcome, duration_s, notes, recording_url, called_ms "
                                             "FROM call WHERE lead_id = ? ORDER BY called_ms DESC, id DESC LIMIT 500"),
                              {lead.bytes()}, [&](const Record& r) {
                                  return Call{r.id<CallId>(0),
                                              lead,
                                              r.text(1),
                                              r.word<Direction>(2),
                                              r.word<CallOutcome>(3),
                                              static_cast<int>(r.integer(4)),
                                              r.text(5),
                                              r.text(6),
                                              r.instant(7)};
                              });
}

Result<QStringList> tagsOf(Connection& connection, LeadId lead) {
    LW_TRY(const auto tags,
           connection.collect(QStringLiteral("SELECT tag FROM lead_tag WHERE lead_id = ? ORDER BY tag COLLATE NOCASE"),
                              {lead.bytes()}, [](const Record& record) { return record.text(0); }));
    return tags;
}

Result<bool> addTag(WriteTx& tx, LeadId lead, const QString& tag) {
    LW_TRY(const auto known, rowOf(tx.db(), QStringLiteral("SELECT id FROM lead_tag WHERE lead_id = ? AND tag = ?"), lead, tag));
    if (known)
        return false;
    LW_CHECK(tx.insert(Entity::LeadTag, Row{{QStringLiteral("id"), tx.ids().next().toRfc4122()},
                                            {QStringLiteral("lead_id"), lead.bytes()},
                                            {QStringLiteral("tag"), tag}}));
    return true;
}

Result<bool> removeTag(WriteTx& tx, LeadId lead, const QString& tag) {
    LW_TRY(const auto known, rowOf(tx.db(), QStringLiteral("SELECT id FROM lead_tag WHERE lead_id = ? AND tag = ?"), lead, tag));
    if (!known)
        return false;
    return tx.remove(Entity::LeadTag, *known);
}

Result<QMap<QString, int>> signalsOf(Connection& connection, LeadId lead) {
    QMap<QString, int> counts;
    LW_CHECK(connection.each(QStringLiteral("SELECT kind, n FROM signal WHERE lead_id = ?"), {lead.bytes()},
                             [&](const Record& r) { counts.insert(r.text(0), static_cast<int>(r.integer(1))); }));
    return counts;
}

Result<bool> setSignal(WriteTx& tx, LeadId lead, const QString& kind, int count) {
    LW_TRY(const auto known, rowOf(tx.db(), QStringLiteral("SELECT id FROM signal WHERE lead_id = ? AND kind = ?"), lead, kind));
    if (known)
        return tx.update(Entity::Signal, *known, Row{{QStringLiteral("n"), qint64(count)}});
    LW_CHECK(tx.insert(Entity::Signal, Row{{QStringLiteral("id"), tx.ids().next().toRfc4122()},
                                           {QStringLiteral("lead_id"), lead.bytes()},
                                           {QStringLiteral("kind"), kind},
                                           {QStringLiteral("n"), qint64(count)}}));
    return true;
}

Result<std::optional<TriageItem>> newestTriage(Connection& connection, LeadId lead) {
    return connection.first(
        QStringLiteral(
            "SELECT id, priority, heat, reason, confidence, suggested_action, language, status, "
            "created_ms FROM triage_item WHERE lead_id = ? ORDER BY status = 0 DESC, created_ms DESC, id DESC LIMIT 1"),
        {lead.bytes()}, [&](const Record& r) {
            return TriageItem{r.id<TriageId>(0), lead,      r.word<Priority>(1), r.word<Heat>(2),         r.text(3),
                              r.real(4),         r.text(5), r.text(6),           r.word<TriageStatus>(7), r.instant(8)};
        });
}

Result<void> insertTriage(WriteTx& tx, const TriageItem& item) {
    return tx.insert(Entity::Triage, Row{{QStringLiteral("id"), item.id.bytes()},
                                         {QStringLiteral("lead_id"), item.leadId.bytes()},
                                         {QStringLiteral("priority"), qint64(item.priority)},
                                         {QStringLiteral("heat"), qint64(item.heat)},
                                         {QStringLiteral("reason"), item.reason},
                                         {QStringLiteral("confidence"), item.confidence},
                                         {QStringLiteral("suggested_action"), item.suggestedAction},
                                         {QStringLiteral("language"), item.language},
                                         {QStringLiteral("status"), qint64(item.status)},
                                         {QStringLiteral("created_ms"), item.createdAt.ms()}});
}

Result<void> insertAssignment(WriteTx& tx, const Assignment& assignment) {
    return tx.insert(Entity::Assignment,
                     Row{{QStringLiteral("id"), assignment.id.bytes()},
                         {QStringLiteral("lead_id"), assignment.leadId.bytes()},
                         {QStringLiteral("member_id"), idValue(assignment.memberId)},
                         {QStringLiteral("mode"), assignment.mode},
                         {QStringLiteral("strategy"), assignment.strategy},
                         {QStringLiteral("reason"), assignment.reason},
                         {QStringLiteral("decided_ms"), assignment.decidedAt.ms()},
                         {QStringLiteral("decision_no"), assignment.decisionNo > 0 ? Value(assignment.decisionNo) : Value()},
                         {QStringLiteral("month"), qint64(assignment.month)}});
}

namespace {

const QString assignmentSql =
    QStringLiteral("SELECT id, lead_id, member_id, decided_ms, mode, strategy, reason, decision_no, month FROM assignment "
                   "WHERE lead_id = ? ORDER BY decided_ms DESC, id DESC");

Assignment assignmentFromRow(const Record& r) {
    return Assignment{r.id<AssignmentId>(0),
                      r.id<LeadId>(1),
                      r.id<MemberId>(2),
                      r.instant(3),
                      r.text(4),
                      r.text(5),
                      r.text(6),
                      r.integer(7),
                      static_cast<int>(r.integer(8))};
}

} // namespace

Result<QList<Assignment>> assignmentsOf(Connection& connection, LeadId lead) {
    return connection.collect(assignmentSql, {lead.bytes()}, assignmentFromRow);
}

Result<std::optional<Assignment>> newestAssignment(Connection& connection, LeadId lead) {
    return connection.first(assignmentSql + QStringLiteral(" LIMIT 1"), {lead.bytes()}, assignmentFromRow);
}

Result<void> moveTriage(WriteTx& tx, const TriageItem& item, TriageStatus to) {
    if (item.status == to)
        return {};
    const bool isAllowed =
        item.status == TriageStatus::Pending || (item.status == TriageStatus::Assigned && to == TriageStatus::Closed);
    if (!isAllowed)
        return Error{ErrorKind::Conflict, QStringLiteral("This triage item is closed already."), {}};
    Row fields{{QStringLiteral("status"), qint64(to)}};
    if (to == TriageStatus::Closed)
        fields.insert(QStringLiteral("closed_ms"), tx.now().ms());
    LW_CHECK(tx.update(Entity::Triage, item.id.bytes(), fields));
    return {};
}

QString scorePartsToJson(const QList<ScorePart>& parts) {
    QJsonArray list;
    for (const ScorePart& part : parts)
        list.append(QJsonArray{part.factor, part.key, part.sentence, part.points});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<ScorePart> scorePartsFromJson(const QString& json) {
    QList<ScorePart> parts;
    for (const QJsonValue& value : QJsonDocument::fromJson(json.toUtf8()).array()) {
        const QJsonArray part = value.toArray();
        parts.append({part.at(0).toString(), part.at(1).toString(), part.at(2).toString(), part.at(3).toInt()});
    }
    return parts;
}

Result<void> insertScore(WriteTx& tx, LeadId lead, const Score& score, int previous, const QString& cause) {
    return tx.insert(Entity::ScoreSnapshot, Row{{QStringLiteral("id"), tx.ids().next().toRfc4122()},
                                                {QStringLiteral("lead_id"), lead.bytes()},
                                                {QStringLiteral("at_ms"), tx.now().ms()},
                                                {QStringLiteral("rule_version"), qint64(score.ruleVersion)},
                                                {QStringLiteral("total"), qint64(score.total())},
                                                {QStringLiteral("previous"), qint64(previous)},
                                                {QStringLiteral("demographic"), qint64(score.demographic)},
                                                {QStringLiteral("behavioural"), qint64(score.behavioural)},
                                                {QStringLiteral("engagement"), qint64(score.engagement)},
                                                {QStringLiteral("firmographic"), qint64(score.firmographic)},
                                                {QStringLiteral("intent"), qint64(score.intent)},
                                                {QStringLiteral("breakdown"), scorePartsToJson(score.parts)},
                                                {QStringLiteral("cause"), cause}});
}

Result<QList<ScoreEntry>> scoresOf(Connection& connection, LeadId lead, int limit) {
    return connection.collect(
        QStringLiteral("SELECT at_ms, rule_version, total, previous, demographic, behavioural, engagement, firmographic, intent, "
                       "breakdown, cause FROM score_snapshot WHERE lead_id = ? ORDER BY at_ms DESC, id DESC LIMIT ?"),
        {lead.bytes(), qint64(limit)}, [](const Record& r) {
            ScoreEntry entry;
            entry.at = r.instant(0);
            entry.total = static_cast<int>(r.integer(2));
            entry.previous = static_cast<int>(r.integer(3));
            entry.score.ruleVersion = static_cast<int>(r.integer(1));
            entry.score.demographic = static_cast<int>(r.integer(4));
            entry.score.behavioural = static_cast<int>(r.integer(5));
            entry.score.engagement = static_cast<int>(r.integer(6));
            entry.score.firmographic = static_cast<int>(r.integer(7));
            entry.score.intent = static_cast<int>(r.integer(8));
            entry.score.parts = scorePartsFromJson(r.text(9));
            entry.cause = r.text(10);
            return entry;
        });
}

} // namespace leadwell::store::work
