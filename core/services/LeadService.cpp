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
#include "core/services/lead/Words.h"
#include "core/services/rules/StageByHand.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>
#include <QSet>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;
using store::WriteTx;

namespace {

QString counted(qsizetype n) {
    return QLocale(QLocale::English).toString(n);
}

/// "12 leads", or the lead's number when it is one.
QString leadsText(const QList<qint64>& numbers) {
    return numbers.size() == 1 ? leadNumberText(numbers.first()) : QStringLiteral("%1 leads").arg(counted(numbers.size()));
}

/// What a command says of the leads it was given: "12 leads", "L-5", "8 of 12 leads".
struct BulkWords {
    std::function<QString(const QString& leads)> done;    ///< "Stage of 12 leads set to Won"
    std::function<QString(const QString& leads)> already; ///< "The stage of 12 leads was Won already": nothing was changed
    QString rest;                                         ///< "had it already": said of how many were left as they were
};

/// Above this a change has a transaction of its own.
constexpr qsizetype manyLeads = 500;

store::OperationSpec byPerson(const DeskCore& core, const QString& kind, const QString& sentence, const QList<qint64>& numbers) {
    store::OperationSpec spec = core.byPerson(kind, sentence);
    spec.isLarge = numbers.size() > manyLeads;
    return spec;
}

struct Changed {
    int leads = 0;
    qsizetype gone = 0; ///< since somebody chose them
};

/// Runs a change on each lead inside one operation and counts those that changed.
Result<Changed> changeEach(WriteTx& tx, const QList<qint64>& numbers,
                           const std::function<Result<bool>(const LeadRecord&)>& change) {
    Changed changed;
    for (const qint64 number : numbers) {
        const auto lead = store::leads::read(tx.db(), number);
        if (!lead && (lead.error().kind != ErrorKind::NotFound || ++changed.gone == numbers.size()))
            return lead.error();
        if (!lead)
            continue;
        LW_TRY(const bool hasChanged, change(*lead));
        changed.leads += hasChanged;
    }
    return changed;
}

Receipt receiptOf(WriteTx& tx, const QString& sentence, const Changed& changed) {
    tx.setSentence(sentence);
    return {tx.operation(), sentence, changed.leads, 0};
}

/// A change of one lead, with what is said of it.
Result<Receipt> onEach(WriteTx& tx, const QList<qint64>& numbers, const QString& sentence,
                       const std::function<Result<bool>(const LeadRecord&)>& change) {
    LW_TRY(const Changed changed, changeEach(tx, numbers, change));
    return receiptOf(tx, sentence, changed);
}

/// "8 of 12 leads given by the rules; nobody can take 3 of them now"
QString givenText(const QList<qint64>& numbers, int given, int waiting) {
    const QString leads = leadsText(numbers);
    if (given == 0 && waiting > 0)
        return QStringLiteral("Nobody can take %1 now").arg(leads);
    if (given == 0)
        return numbers.size() == 1 ? QStringLiteral("%1 has an owner").arg(leads)
                                   : QStringLiteral("All %1 have owners").arg(leads);
    const QString all = given == numbers.size() ? leads : QStringLiteral("%1 of %2").arg(counted(given), leads);
    const QString rest = waiting > 0 ? QStringLiteral("; nobody can take %1 of them now").arg(counted(waiting)) : QString();
    return QStringLiteral("%1 given by the rules").arg(all) + rest;
}

QList<qint64> withoutRepeats(const QList<qint64>& numbers) {
    QList<qint64> once;
    QSet<qint64> seen;
    for (const qint64 number : numbers) {
        if (seen.contains(number))
            continue;
        seen.insert(number);
        once.append(number);
    }
    return once;
}

/// A change of all leads that were chosen. The sentence counts those that were changed, and says why the others were not.
Result<Receipt> onAll(WriteTx& tx, const QList<qint64>& chosen, const BulkWords& words,
                      const std::function<Result<bool>(const LeadRecord&)>& change) {
    const QList<qint64> numbers = withoutRepeats(chosen);
    LW_TRY(const Changed changed, changeEach(tx, numbers, change));
    const QString leads = leadsText(numbers);
    QString sentence = changed.leads == numbers.size() ? words.done(leads)
                       : changed.leads > 0             ? words.done(QStringLiteral("%1 of %2").arg(counted(changed.leads), leads))
                                                       : words.already(leads);
    const qsizetype rest = numbers.size() - changed.leads - changed.gone;
    if (changed.leads > 0 && rest > 0)
        sentence += QStringLiteral("; %1 %2").arg(counted(rest), words.rest);
    if (changed.gone > 0)
        sentence += QStringLiteral("; %1 no longer there").arg(counted(changed.gone));
    return receiptOf(tx, sentence, changed);
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

BulkWords ownerWords(bool isSomebody, const QString& name) {
    return {[=](const QString& leads) { return QStringLiteral("%1 assigned to %2").arg(leads, name); },
            [=](const QString& leads) {
                return isSomebody ? QStringLiteral("%1 belonged to %2 already").arg(leads, name)
                                  : QStringLiteral("%1 belonged to nobody already").arg(leads);
            },
            isSomebody ? QStringLiteral("belonged to %1 already").arg(name) : QStringLiteral("belonged to nobody already")};
}

Error emptyField(const QString& what) {
    return {ErrorKind::Invalid, QStringLiteral("%1 is empty; nothing was saved.").arg(what), {}};
}

} // namespace

Answer<Receipt> LeadService::setStage(QList<qint64> numbers, Stage stage) {
    const BulkWords said{
        [=](const QString& leads) { return QStringLiteral("Stage of %1 set to %2").arg(leads, words::label(stage)); },
        [=](const QString& leads) { return QStringLiteral("The stage of %1 was %2 already").arg(leads, words::label(stage)); },
        QStringLiteral("had it already")};
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("stage.set"), {}, numbers), [=](WriteTx& tx) {
        RuleRunner rules(tx);
        return onAll(tx, numbers, said, [&](const LeadRecord& lead) { return setStageByHand(tx, rules, lead, stage); });
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
            store::notices::Teller teller(tx);
            LW_TRY(ByHand how, byHand(tx, member));
            how.teller = &teller;
            return onAll(tx, numbers, ownerWords(member.isSet(), name),
                         [&](const LeadRecord& lead) { return assignByHand(tx, lead, member, how); });
        });
}

Answer<Receipt> LeadService::assignByRules(QList<qint64> chosen) {
    const QList<qint64> numbers = withoutRepeats(chosen);
    return m_core.store.write<Receipt>(
        byPerson(m_core, QStringLiteral("owner.give"), {}, numbers), [=](WriteTx& tx) -> Result<Receipt> {
            Assigner assigner(tx);
            int waiting = 0;
            LW_TRY(const Changed changed, changeEach(tx, numbers, [&](const LeadRecord& lead) -> Result<bool> {
                       if (lead.ownerId.isSet())
                           return false;
                       LW_TRY(const MemberId owner, assigner.give(lead));
                       waiting += !owner.isSet();
                       return owner.isSet();
                   }));
            return receiptOf(tx, givenText(numbers, changed.leads, waiting), changed);
        });
}

Answer<Receipt> LeadService::addTag(QList<qint64> numbers, QString tag) {
    const QString trimmed = tag.simplified();
    if (trimmed.isEmpty())
        return answered<Receipt>(emptyField(QStringLiteral("The tag")));
    const BulkWords said{[=](const QString& leads) { return QStringLiteral("Tag “%1” added to %2").arg(trimmed, leads); },
                         [=](const QString& leads) { return QStringLiteral("%2 had the tag “%1” already").arg(trimmed, leads); },
                         QStringLiteral("had it already")};
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("tag.add"), {}, numbers), [=](WriteTx& tx) {
        return onAll(tx, numbers, said, [&](const LeadRecord& lead) { return store::work::addTag(tx, lead.id, trimmed); });
    });
}

Answer<Receipt> LeadService::removeTag(QList<qint64> numbers, QString tag) {
    const BulkWords said{[=](const QString& leads) { return QStringLiteral("Tag “%1” removed from %2").arg(tag, leads); },
                         [=](const QString& leads) { return QStringLiteral("%2 did not have the tag “%1”").arg(tag, leads); },
                         QStringLiteral("did not have it")};
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("tag.remove"), {}, numbers), [=](WriteTx& tx) {
        return onAll(tx, numbers, said, [&](const LeadRecord& lead) { return store::work::removeTag(tx, lead.id, tag); });
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
    const QString word = heat ? words::label(*heat) : QString();
    const BulkWords said{[=](const QString& leads) {
                             return word.isEmpty() ? QStringLiteral("Heat of %1 computed again").arg(leads)
                                                   : QStringLiteral("Heat of %1 set to %2").arg(leads, word);
                         },
                         [=](const QString& leads) {
                             return word.isEmpty() ? QStringLiteral("The heat of %1 was computed already").arg(leads)
                                                   : QStringLiteral("The heat of %1 was set to %2 already").arg(leads, word);
                         },
                         word.isEmpty() ? QStringLiteral("had no heat set by hand") : QStringLiteral("had it already")};
    return m_core.store.write<Receipt>(byPerson(m_core, QStringLiteral("heat.pin"), {}, numbers), [=](WriteTx& tx) {
        return onAll(tx, numbers, said, [&](const LeadRecord& lead) -> Result<bool> {
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
            Occasion met;
            met.triggers = {RuleTrigger::HumanContact};
            met.isByPerson = true;
            LW_CHECK(RuleRunner(tx).run(lead, met));
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
            LW_TRY(const auto counts, store::work::signalsOf(tx.db(), lead.id));
            const int before = counts.value(key);
            LW_TRY(const bool hasChanged, store::work::setSignal(tx, lead.id, key, std::max(0, count)));
            LW_CHECK(refreshScoreAndHeat(tx, lead.id, words::signalCause(key)));
            if (hasChanged && count > before) {
                Occasion occasion;
                occasion.triggers = {RuleTrigger::BehaviourSeen};
                occasion.behaviour = key;
                occasion.count = count;
                LW_CHECK(runRules(tx, lead.id, occasion));
            }
            return hasChanged;
        });
    });
}

} // namespace leadwell::services
