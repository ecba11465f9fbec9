// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/LeadService.h"

#include "core/domain/lead/Vocabulary.h"
#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/services/DeskCore.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/LeadEdit.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/lead/TaskDone.h"
#include "core/services/lead/Words.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;
using store::WriteTx;

namespace {

/// "12 leads", or the lead's number when it is one.
QString leadsText(const QList<qint64>& numbers) {
    return numbers.size() == 1 ? leadNumberText(numbers.first())
                               : QStringLiteral("%1 leads").arg(QLocale(QLocale::English).toString(numbers.size()));
}

/// Above this a change has a transaction of its own.
constexpr qsizetype manyLeads = 500;

store::OperationSpec byPerson(const DeskCore& core, const QString& kind, const QString& sentence, const QList<qint64>& numbers) {
    store::OperationSpec spec = core.byPerson(kind, sentence);
    spec.isLarge = numbers.size() > manyLeads;
    return spec;
}

/// Runs a change on each lead inside one operation and counts those that changed. Of several, those that are gone since
/// somebody chose them are left out, and that is said.
Result<Receipt> onEach(WriteTx& tx, const QList<qint64>& numbers, const QString& sentence,
                       const std::function<Result<bool>(const LeadRecord&)>& change) {
    Receipt receipt;
    qsizetype gone = 0;
    for (const qint64 number : numbers) {
        const auto lead = store::leads::read(tx.db(), number);
        if (!lead && (lead.error().kind != ErrorKind::NotFound || ++gone == numbers.size()))
            return lead.error();
        if (!lead)
            continue;
        LW_TRY(const bool hasChanged, change(*lead));
        receipt.changed += hasChanged;
    }
    receipt.operation = tx.operation();
    receipt.sentence =
        gone == 0 ? sentence
                  : QStringLiteral("%1 (%2 of them no longer there)").arg(sentence, QLocale(QLocale::English).toString(gone));
    tx.setSentence(receipt.sentence);
    return receipt;
}

Result<QString> authorName(store::Connection& connection) {
    LW_TRY(const auto settings, store::team::settings(connection));
    LW_TRY(const auto members, store::team::members(connection));
    for (const Member& member : members) {
        if (member.id == settings.me)
            return member.name;
    }
    return QString();
}

Error emptyField(const QString& what) {
    return {ErrorKind::Invalid, QStringLiteral("%1 is empty; nothing was saved.").arg(what), {}};
}

} // namespace

Answer<Receipt> LeadService::setStage(QList<qint64> numbers, Stage stage) {
    const QString sentence = QStringLiteral("Stage of %1 set to %2").arg(leadsText(numbers), words::label(stage));
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("stage.set"), sentence, numbers), [=](WriteTx& tx) {
        return onEach(tx, numbers, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_TRY(const auto triage, store::work::newestTriage(tx.db(), lead.id));
            if (triage && triage->status != TriageStatus::Closed && !isOpen(stage))
                LW_CHECK(store::work::moveTriage(tx, *triage, TriageStatus::Closed));
            return tx.update(Entity::Lead, lead.id.bytes(),
                             Row{{QStringLiteral("stage"), qint64(stage)}, {QStringLiteral("is_open"), qint64(isOpen(stage))}});
        });
    });
}

Answer<Receipt> LeadService::assign(QList<qint64> numbers, MemberId member) {
    return m_core.store.write<Receipt>(
        byPerson(m_core, QStringLiteral("owner.set"), {}, numbers), [=](WriteTx& tx) -> Result<Receipt> {
            QString name = QStringLiteral("nobody");
            if (member.isSet()) {
                LW_TRY(const auto row, tx.read(Entity::Member, member.bytes()));
                if (!row)
                    return Error{ErrorKind::NotFound, QStringLiteral("This person is no longer in the team."), {}};
                name = oplog::toText(row->value(QStringLiteral("name")));
            }
            LW_TRY(const QString author, authorName(tx.db()));
            const QString reason =
                author.isEmpty() ? QStringLiteral("Assigned by hand.") : QStringLiteral("Assigned by %1.").arg(author);
            return onEach(
                tx, numbers, QStringLiteral("%1 assigned to %2").arg(leadsText(numbers), name),
                [&](const LeadRecord& lead) { return assignByHand(tx, lead.id, member, QStringLiteral("manual"), reason); });
        });
}

Answer<Receipt> LeadService::addTag(QList<qint64> numbers, QString tag) {
    const QString trimmed = tag.simplified();
    if (trimmed.isEmpty())
        return answered<Receipt>(emptyField(QStringLiteral("The tag")));
    const QString sentence = QStringLiteral("Tag “%1” added to %2").arg(trimmed, leadsText(numbers));
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("tag.add"), sentence, numbers), [=](WriteTx& tx) {
        return onEach(tx, numbers, sentence, [&](const LeadRecord& lead) { return store::work::addTag(tx, lead.id, trimmed); });
    });
}

Answer<Receipt> LeadService::removeTag(QList<qint64> numbers, QString tag) {
    const QString sentence = QStringLiteral("Tag “%1” removed from %2").arg(tag, leadsText(numbers));
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("tag.remove"), sentence, numbers), [=](WriteTx& tx) {
        return onEach(tx, numbers, sentence, [&](const LeadRecord& lead) { return store::work::removeTag(tx, lead.id, tag); });
    });
}

Answer<Receipt> LeadService::addNote(qint64 number, QString text) {
    if (text.trimmed().isEmpty())
        return answered<Receipt>(emptyField(QStringLiteral("The note")));
    const QString sentence = QStringLiteral("Note on %1").arg(leadNumberText(number));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("note.add"), sentence), [=](WriteTx& tx) {
        return onEach(tx, {number}, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_TRY(const QString author, authorName(tx.db()));
            LW_CHECK(store::work::insertNote(tx, lead.id, author, QStringLiteral("note"), text));
            return true;
        });
    });
}

Answer<Receipt> LeadService::pinHeat(QList<qint64> numbers, std::optional<Heat> heat, Instant until) {
    const QString sentence = heat ? QStringLiteral("Heat of %1 set to %2").arg(leadsText(numbers), words::label(*heat))
                                  : QStringLiteral("Heat of %1 computed again").arg(leadsText(numbers));
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("heat.pin"), sentence, numbers), [=](WriteTx& tx) {
        return onEach(tx, numbers, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_TRY(const bool hasChanged, tx.update(Entity::Lead, lead.id.bytes(),
                                                    Row{{QStringLiteral("heat_pin"), heat ? qint64(*heat) : qint64(-1)},
                                                        {QStringLiteral("heat_pin_until_ms"), heat ? until.ms() : qint64(0)}}));
            LW_CHECK(refreshScoreAndHeat(tx, lead.id, QStringLiteral("Heat set by hand")));
            return hasChanged;
        });
    });
}

Answer<Receipt> LeadService::markRead(qint64 number) {
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("lead.read"), {});
    spec.isUndoable = false; // Looking at something is nothing to take back.
    return m_core.store.write<Receipt>(spec, [=](WriteTx& tx) {
        return onEach(tx, {number}, QStringLiteral("%1 read").arg(leadNumberText(number)), [&](const LeadRecord& lead) {
            return tx.update(Entity::Lead, lead.id.bytes(), Row{{QStringLiteral("is_unread"), qint64(0)}});
        });
    });
}

Answer<Receipt> LeadService::completeTask(TaskId id) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("task.done"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto task, store::work::task(tx.db(), id));
        if (!task)
            return Error{ErrorKind::NotFound, QStringLiteral("This task no longer exists."), {}};
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), task->leadId));
        return onEach(tx, {lead.number}, QStringLiteral("Task done: %1").arg(task->title),
                      [&](const LeadRecord& present) { return finishTask(tx, present, *task); });
    });
}

Answer<Receipt> LeadService::addTask(qint64 number, QString title, Instant dueAt) {
    if (title.trimmed().isEmpty())
        return answered<Receipt>(emptyField(QStringLiteral("The task")));
    const QString sentence = QStringLiteral("Task for %1: %2").arg(leadNumberText(number), title.simplified());
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("task.add"), sentence), [=](WriteTx& tx) {
        return onEach(tx, {number}, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_CHECK(store::work::insertTask(tx, {tx.ids().make<TaskId>(),
                                                  lead.id,
                                                  QStringLiteral("follow_up"),
                                                  title.simplified(),
                                                  dueAt,
                                                  TaskStatus::Pending,
                                                  lead.priority,
                                                  lead.ownerId,
                                                  tx.now(),
                                                  {}}));
            LW_CHECK(store::leads::refreshNextDue(tx, lead.id));
            return true;
        });
    });
}

Answer<Receipt> LeadService::addVisit(qint64 number, QString note) {
    const QString sentence = QStringLiteral("Visit of %1").arg(leadNumberText(number));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("visit.add"), sentence), [=](WriteTx& tx) {
        return onEach(tx, {number}, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_TRY(const QString author, authorName(tx.db()));
            LW_CHECK(store::work::insertNote(tx, lead.id, author, QStringLiteral("visit"),
                                             note.trimmed().isEmpty() ? QStringLiteral("Personal visit") : note));
            LW_TRY(const auto counts, store::work::signalsOf(tx.db(), lead.id));
            LW_CHECK(store::work::setSignal(tx, lead.id, QStringLiteral("contact_attempts"),
                                            counts.value(QStringLiteral("contact_attempts")) + 1));
            LW_CHECK(markContacted(tx, lead));
            LW_CHECK(tx.update(Entity::Lead, lead.id.bytes(), Row{{QStringLiteral("last_activity_ms"), tx.now().ms()}}));
            LW_CHECK(refreshScoreAndHeat(tx, lead.id, QStringLiteral("Personal visit")));
            return true;
        });
    });
}

Answer<Receipt> LeadService::quickAdd(QuickLead quick) {
    if (quick.contact.trimmed().isEmpty() && quick.name.trimmed().isEmpty())
        return answered<Receipt>(
            Error{ErrorKind::Invalid, QStringLiteral("Type a name, a phone number or an e-mail; nothing was saved."), {}});
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("lead.add"), {}),
                                       [quick](WriteTx& tx) { return addByHand(tx, quick); });
}

Answer<Receipt> LeadService::edit(qint64 number, QMap<QString, QString> fields) {
    const QString sentence = QStringLiteral("%1 edited").arg(leadNumberText(number));
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("lead.edit"), sentence), [=](WriteTx& tx) {
        return onEach(tx, {number}, sentence, [&](const LeadRecord& lead) { return applyEdit(tx, lead, fields); });
    });
}

Answer<Receipt> LeadService::setSignal(qint64 number, QString key, int count) {
    if (!signalKeys().contains(key))
        return answered<Receipt>(
            Error{ErrorKind::Invalid,
                  QStringLiteral("“%1” is not counted. Known: %2.").arg(key, signalKeys().join(QStringLiteral(", "))),
                  {}});
    const QString sentence = QStringLiteral("%1 of %2 set to %3").arg(key, leadNumberText(number)).arg(count);
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("signal.set"), sentence), [=](WriteTx& tx) {
        return onEach(tx, {number}, sentence, [&](const LeadRecord& lead) -> Result<bool> {
            LW_TRY(const bool hasChanged, store::work::setSignal(tx, lead.id, key, std::max(0, count)));
            LW_CHECK(refreshScoreAndHeat(tx, lead.id, words::signalCause(key)));
            return hasChanged;
        });
    });
}

} // namespace leadwell::services
