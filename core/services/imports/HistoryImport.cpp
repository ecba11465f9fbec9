// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/HistoryImport.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using store::WriteTx;

namespace {

constexpr qsizetype perTransaction = 1'000;
const QString accountName = QStringLiteral("history");

struct Owner {
    LeadId lead;
    PersonId person;
};

Result<void> writeMessage(WriteTx& tx, const Owner& owner, const PastActivity& activity) {
    Message message;
    message.id = tx.ids().make<MessageId>();
    message.leadId = owner.lead;
    message.channel = activity.channel;
    message.direction = activity.direction;
    message.text = activity.text;
    message.sentAt = activity.at;
    return store::messages::insert(tx, message, owner.person, accountName, {});
}

Result<void> writeCall(WriteTx& tx, const Owner& owner, const PastActivity& activity) {
    return tx.insert(oplog::Entity::Call, {{QStringLiteral("id"), tx.ids().make<CallId>().bytes()},
                                           {QStringLiteral("lead_id"), owner.lead.bytes()},
                                           {QStringLiteral("phone"), QString()},
                                           {QStringLiteral("direction"), qint64(activity.direction)},
                                           {QStringLiteral("outcome"), qint64(CallOutcome::Answered)},
                                           {QStringLiteral("notes"), activity.text},
                                           {QStringLiteral("called_ms"), activity.at.ms()}});
}

Result<void> writeTask(WriteTx& tx, const Owner& owner, const PastActivity& activity) {
    Task task;
    task.id = tx.ids().make<TaskId>();
    task.leadId = owner.lead;
    task.kind = QStringLiteral("custom");
    task.title = activity.text;
    task.dueAt = activity.at;
    task.createdAt = activity.at;
    task.status = TaskStatus::Done; // What was to be done then is over.
    return store::work::insertTask(tx, task);
}

Result<void> writeOne(WriteTx& tx, const Owner& owner, const PastActivity& activity) {
    switch (activity.kind) {
    case PastActivity::Kind::Message:
        return writeMessage(tx, owner, activity);
    case PastActivity::Kind::Call:
        return writeCall(tx, owner, activity);
    case PastActivity::Kind::Task:
        return writeTask(tx, owner, activity);
    case PastActivity::Kind::Note:
        break;
    }
    return store::work::insertNote(tx, owner.lead,
                                   {tx.ids().make<NoteId>(), {}, QStringLiteral("import"), activity.text, activity.at});
}

Result<qint64> writeAll(WriteTx& tx, const QList<PastActivity>& activities) {
    qint64 written = 0;
    for (const PastActivity& activity : activities) {
        const auto lead = store::leads::read(tx.db(), activity.leadNumber);
        if (!lead && lead.error().kind == ErrorKind::NotFound)
            continue;
        if (!lead)
            return lead.error();
        LW_CHECK(writeOne(tx, {lead->id, lead->personId}, activity));
        ++written;
    }
    return written;
}

} // namespace

Result<qint64> importPastActivities(DeskCore& core, const QList<PastActivity>& activities) {
    const OperationId operation = core.store.ids().make<OperationId>();
    const store::OperationSpec spec{.id = operation,
                                    .actor = QStringLiteral("import"),
                                    .kind = QStringLiteral("import.history"),
                                    .sentence = QStringLiteral("%1 past activities imported").arg(activities.size()),
                                    .cause = {},
                                    .isUndoable = true,
                                    .isLarge = true};
    QList<Answer<qint64>> running;
    for (qsizetype from = 0; from < activities.size(); from += perTransaction) {
        const QList<PastActivity> some = activities.mid(from, perTransaction);
        running.append(core.store.write<qint64>(spec, [some](WriteTx& tx) { return writeAll(tx, some); }));
    }
    qint64 written = 0;
    for (const Answer<qint64>& answer : running) {
        LW_TRY(const qint64 some, answer.result());
        written += some;
    }
    return written;
}

} // namespace leadwell::services
