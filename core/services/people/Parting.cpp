// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/people/Parting.h"

#include "core/domain/capture/Understanding.h"
#include "core/services/call/CallLogging.h"
#include "core/services/capture/IntakeSteps.h"
#include "core/services/capture/SaidToLead.h"
#include "core/services/lead/LeadMath.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <algorithm>
#include <map>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::LeadRecord;
using store::WriteTx;
using store::unions::Astray;

namespace {

/// What a message or a call says of the lead it came to. Its stage, its owner and its tags are somebody's word about the lead.
const QStringList& evidence() {
    static const QStringList fields{QStringLiteral("preview"),
                                    QStringLiteral("last_activity_ms"),
                                    QStringLiteral("is_unread"),
                                    QStringLiteral("is_urgent"),
                                    QStringLiteral("intent"),
                                    QStringLiteral("queue"),
                                    QStringLiteral("intent_heat"),
                                    QStringLiteral("intent_confidence"),
                                    QStringLiteral("intent_at_ms"),
                                    QStringLiteral("intent_reason"),
                                    QStringLiteral("product"),
                                    QStringLiteral("quantity"),
                                    QStringLiteral("unit"),
                                    QStringLiteral("budget"),
                                    QStringLiteral("timeline"),
                                    QStringLiteral("language"),
                                    QStringLiteral("wants_contact_ms"),
                                    QStringLiteral("rule_priority")};
    return fields;
}

const QString attempts = QStringLiteral("contact_attempts");

/// One union that is gone, and what has to find its side.
class Parting {
public:
    Parting(WriteTx& tx, const PersonUnion& cut) : m_tx(tx), m_cut(cut) {}
    Result<Parted> run();

private:
    Result<void> takeHome(const QList<PersonId>& ours, const QList<PersonId>& theirs);
    Result<void> mendUnions(const QList<PersonId>& side);
    Result<bool> isOn(LeadId lead, const QList<PersonId>& side);
    Result<LeadId> homeOf(PersonId person, const Astray& first);
    Result<LeadId> openNew(PersonId person, const Astray& first);
    Result<void> move(const Astray& astray, PersonId person, LeadId home);
    Result<void> takeAlong(const Astray& astray, LeadId home);
    Result<void> moveAttempt(const Astray& astray, LeadId home);
    Result<void> takeBackEvidence();
    Result<void> sayAgain(LeadId home, const QByteArray& message);
    Result<void> finish();

    WriteTx& m_tx;
    const PersonUnion& m_cut;
    Parted m_parted;
    std::map<QByteArray, LeadId> m_homes; ///< of each person whose rows have gone astray
    QSet<LeadId> m_changed;
    std::map<qint64, QSet<LeadId>> m_operations;  ///< by which leads heard what was not theirs
    QList<std::pair<LeadId, QByteArray>> m_words; ///< messages to be said to their own lead, oldest first
};

Result<bool> Parting::isOn(LeadId lead, const QList<PersonId>& side) {
    const auto record = store::leads::read(m_tx.db(), lead);
    return record && side.contains(record->personId);
}

/// A lead of this side that was put away into one of the other side's: into the one that was there through this union, or it
/// stands by itself.
Result<void> Parting::mendUnions(const QList<PersonId>& side) {
    LW_TRY(const auto unions, store::unions::ofGroup(m_tx.db(), side.first()));
    for (const PersonUnion& one : unions) {
        if (!one.leadAway.isSet())
            continue;
        LW_TRY(const bool isAwayOurs, isOn(one.leadAway, side));
        LW_TRY(const bool isKeptOurs, isOn(one.leadKept, side));
        if (isAwayOurs && isKeptOurs)
            continue;
        LW_TRY(const bool hasOneBack, isOn(m_cut.leadAway, side));
        const bool goesThere = isAwayOurs && hasOneBack && m_cut.leadKept == one.leadKept && m_cut.leadAway != one.leadAway;
        LW_CHECK(
            store::unions::setLeads(m_tx, one.id, goesThere ? one.leadAway : LeadId(), goesThere ? m_cut.leadAway : LeadId()));
    }
    return {};
}

/// Somebody who wrote while their enquiry was somebody else's, and has none of their own.
Result<LeadId> Parting::openNew(PersonId person, const Astray& first) {
    LeadRecord lead;
    lead.id = m_tx.ids().make<LeadId>();
    lead.personId = person;
    lead.channel = first.entity == Entity::Call ? Channel::Phone : Channel::Manual;
    if (first.entity == Entity::Message) {
        LW_TRY(const auto message, m_tx.read(Entity::Message, first.row));
        lead.channel = static_cast<Channel>(oplog::toInt(message->value(QStringLiteral("channel"))));
        lead.firstMessage = oplog::toText(message->value(QStringLiteral("body_text"))).left(firstMessageMax);
    }
    LW_TRY(lead.isRepeat, store::leads::hasLeads(m_tx.db(), person));
    lead.createdAt = first.at;
    lead.lastActivityAt = first.at;
    LW_TRY(lead.number, store::leads::insert(m_tx, lead));
    m_parted.leadsMade.append(lead.number);
    return lead.id;
}

/// Their open lead, or one that is made; once for each of them.
Result<LeadId> Parting::homeOf(PersonId person, const Astray& first) {
    if (const auto known = m_homes.find(person.bytes()); known != m_homes.end())
        return known->second;
    LW_TRY(const auto open, store::leads::openLeadOf(m_tx.db(), person));
    LeadId home;
    if (open) {
        home = open->id;
    } else {
        LW_TRY(home, openNew(person, first));
    }
    m_homes.emplace(person.bytes(), home);
    return home;
}

/// Tasks and what waits in triage came with a message or a call.
Result<void> Parting::takeAlong(const Astray& astray, LeadId home) {
    LW_TRY(const auto operations, store::journal::operationsOn(m_tx.db(), astray.row));
    for (const qint64 operation : operations) {
        m_operations[operation].insert(astray.lead);
        for (const Entity entity : {Entity::Task, Entity::Triage}) {
            LW_TRY(const auto rows, store::journal::madeBy(m_tx.db(), operation, entity));
            for (const QByteArray& row : rows) {
                LW_TRY(const auto present, m_tx.read(entity, row));
                if (!present || LeadId::fromBytes(oplog::toBytes(present->value(QStringLiteral("lead_id")))) != astray.lead)
                    continue;
                if (entity == Entity::Triage) {
                    LW_TRY(const auto waiting, store::work::newestTriage(m_tx.db(), home));
                    if (waiting && waiting->status == TriageStatus::Pending)
                        continue; // It waits already.
                }
                LW_CHECK(m_tx.update(entity, row, Row{{QStringLiteral("lead_id"), home.bytes()}}));
            }
        }
    }
    return {};
}

/// Who was called was called.
Result<void> Parting::moveAttempt(const Astray& astray, LeadId home) {
    LW_TRY(const auto call, m_tx.read(Entity::Call, astray.row));
    const auto direction = static_cast<Direction>(oplog::toInt(call->value(QStringLiteral("direction"))));
    const auto outcome = static_cast<CallOutcome>(oplog::toInt(call->value(QStringLiteral("outcome"))));
    if (!isContact(direction, outcome))
        return {};
    LW_TRY(const auto before, store::work::signalsOf(m_tx.db(), astray.lead));
    LW_TRY(const auto after, store::work::signalsOf(m_tx.db(), home));
    if (before.value(attempts) == 0)
        return {};
    LW_CHECK(store::work::setSignal(m_tx, astray.lead, attempts, before.value(attempts) - 1));
    LW_CHECK(store::work::setSignal(m_tx, home, attempts, after.value(attempts) + 1));
    return {};
}

Result<void> Parting::move(const Astray& astray, PersonId person, LeadId home) {
    LW_CHECK(takeAlong(astray, home));
    Row fields{{QStringLiteral("lead_id"), home.bytes()}};
    LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), home));
    if (astray.entity != Entity::Message && lead.personId == person)
        fields.insert(QStringLiteral("person_id"), oplog::Value());
    if (astray.entity == Entity::Call)
        LW_CHECK(moveAttempt(astray, home));
    LW_CHECK(m_tx.update(astray.entity, astray.row, fields));
    m_parted.messages += astray.entity == Entity::Message;
    m_parted.calls += astray.entity == Entity::Call;
    m_parted.notes += astray.entity == Entity::Note;
    m_changed.unite({astray.lead, home});
    if (astray.isWord)
        m_words.append({home, astray.row});
    else if (astray.at > lead.lastActivityAt)
        LW_CHECK(m_tx.update(Entity::Lead, home.bytes(), Row{{QStringLiteral("last_activity_ms"), astray.at.ms()}}));
    return {};
}

Result<void> Parting::takeHome(const QList<PersonId>& ours, const QList<PersonId>& theirs) {
    for (const PersonId person : ours) {
        LW_TRY(const auto all, store::unions::astrayOf(m_tx.db(), person));
        for (const Astray& astray : all) {
            if (!theirs.contains(astray.ofLead))
                continue;
            LW_TRY(const LeadId home, homeOf(person, astray));
            LW_CHECK(move(astray, person, home));
        }
    }
    return {};
}

/// Newest first, so that what one wrote over another is the other's again. Last, what the merge itself brought.
Result<void> Parting::takeBackEvidence() {
    LW_TRY(const auto merges, store::journal::operationsOn(m_tx.db(), m_cut.id.bytes()));
    for (const qint64 merge : merges) {
        if (m_cut.leadKept.isSet())
            m_operations[merge].insert(m_cut.leadKept);
    }
    if (m_cut.leadKept.isSet())
        m_changed.insert(m_cut.leadKept);
    for (auto operation = m_operations.rbegin(); operation != m_operations.rend(); ++operation) {
        for (const LeadId lead : operation->second)
            LW_CHECK(store::journal::giveBack(m_tx, operation->first, Entity::Lead, lead.bytes(), evidence()));
    }
    return {};
}

Result<void> Parting::sayAgain(LeadId home, const QByteArray& id) {
    LW_TRY(const auto row, m_tx.read(Entity::Message, id));
    LW_TRY(const LeadRecord lead, store::leads::read(m_tx.db(), home));
    LW_TRY(const auto face, store::unions::face(m_tx.db(), lead.personId));
    const QString subject = oplog::toText(row->value(QStringLiteral("subject")));
    const QString text = oplog::toText(row->value(QStringLiteral("body_text")));
    const Understanding understood = understand(subject, text);
    const auto& contacts = face.person.identities;
    const bool hasPhone = std::any_of(contacts.cbegin(), contacts.cend(), canBeCalled);
    const bool hasEmail =
        std::any_of(contacts.cbegin(), contacts.cend(), [](const Identity& one) { return one.kind == IdentityKind::Email; });
    const SaidToLead said{understood, Instant::fromMs(oplog::toInt(row->value(QStringLiteral("sent_ms")))),
                          text.trimmed().isEmpty() ? subject : text, understood.product};
    const Triage triage = triageOf(understood, {lead.isRepeat, hasPhone, hasEmail, false});
    const Together all = withWhatWasSaid(lead, said, triage, !lead.intentHeat.at.isSet());
    LW_CHECK(understandInto(m_tx, lead, said, all));
    LW_TRY(const auto waiting, store::work::newestTriage(m_tx.db(), home));
    if (waiting || lead.ownerId.isSet() || !isOpen(lead.stage))
        return {};
    return store::work::insertTriage(m_tx, {m_tx.ids().make<TriageId>(), home, all.triage.rulePriority, all.triage.heat,
                                            all.triage.reason, all.triage.confidence, all.triage.suggestedAction,
                                            understood.language.code, TriageStatus::Pending, m_tx.now()});
}

Result<void> Parting::finish() {
    for (const auto& [home, message] : std::as_const(m_words))
        LW_CHECK(sayAgain(home, message));
    for (const LeadId lead : std::as_const(m_changed)) {
        LW_CHECK(store::leads::refreshNextDue(m_tx, lead));
        LW_CHECK(refreshScoreAndHeat(m_tx, lead, QStringLiteral("Taken apart")));
    }
    return {};
}

Result<Parted> Parting::run() {
    LW_TRY(const auto ours, store::unions::groupOf(m_tx.db(), m_cut.a));
    LW_TRY(const auto theirs, store::unions::groupOf(m_tx.db(), m_cut.b));
    LW_CHECK(mendUnions(ours));
    LW_CHECK(mendUnions(theirs));
    LW_CHECK(takeHome(ours, theirs));
    LW_CHECK(takeHome(theirs, ours));
    LW_CHECK(takeBackEvidence());
    if (m_cut.leadAway.isSet()) {
        const auto back = store::leads::read(m_tx.db(), m_cut.leadAway);
        if (back && !back->shownIn.isSet()) {
            m_parted.leadsBack.append(back->number);
            m_changed.insert(back->id);
        }
    }
    // What is known of each side counts for its own leads alone.
    for (const QList<PersonId>& side : {ours, theirs}) {
        LW_TRY(const auto open, store::leads::openLeadOf(m_tx.db(), side.first()));
        if (open)
            m_changed.insert(open->id);
    }
    LW_CHECK(finish());
    return m_parted;
}

} // namespace

Result<Parted> part(WriteTx& tx, const PersonUnion& cut) {
    return Parting(tx, cut).run();
}

} // namespace leadwell::services
