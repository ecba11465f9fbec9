// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/RowWriter.h"

#include "core/services/lead/LeadMath.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using store::LeadRecord;

namespace {

constexpr auto importedHeatHolds = std::chrono::hours(24 * 7);

} // namespace

Result<void> RowWriter::writePerson(const RowDecision& decision) {
    if (decision.newPerson)
        LW_CHECK(store::people::insertAsIs(m_tx, *decision.newPerson));
    if (!decision.personFields.isEmpty())
        LW_CHECK(m_tx.update(Entity::Person, decision.personId.bytes(), decision.personFields));
    for (const Identity& identity : decision.newIdentities)
        LW_CHECK(store::people::insertIdentity(m_tx, decision.personId, identity));
    for (const auto& other : decision.maybeSame)
        LW_CHECK(store::people::suggestSame(m_tx, decision.personId, other.person, whySame(other.kind)));
    return {};
}

Result<void> RowWriter::recordOwner(LeadId lead, MemberId owner) {
    m_assigner.reset();
    const Assignment assignment{m_tx.ids().make<AssignmentId>(),
                                lead,
                                owner,
                                m_tx.now(),
                                QStringLiteral("manual"),
                                QStringLiteral("import"),
                                QStringLiteral("Named in %1.").arg(m_fileName),
                                0,
                                m_month};
    LW_CHECK(store::work::insertAssignment(m_tx, assignment));
    return tellOwner(m_teller, assignment);
}

/// A fresh enquiry that was handed over to be worked: triage, what the rules plan for a new lead, an owner by the rules.
Result<void> RowWriter::giveToTeam(const LeadRecord& lead) {
    LW_CHECK(store::work::insertTriage(
        m_tx, {m_tx.ids().make<TriageId>(), lead.id, lead.priority, lead.heat, QStringLiteral("Imported from %1").arg(m_fileName),
               1.0, QStringLiteral("Make the first contact"), lead.language, TriageStatus::Pending, m_tx.now()}));
    Occasion came;
    came.triggers = {RuleTrigger::LeadCreated};
    LW_CHECK(m_rules.run(lead, came));
    if (!m_assigner)
        m_assigner.emplace(m_tx);
    LW_CHECK(m_assigner->give(lead.id));
    return {};
}

Result<void> RowWriter::writeTagsAndNote(const RowDecision& decision) {
    for (const QString& tag : decision.tags)
        LW_CHECK(store::work::addTag(m_tx, decision.leadId, tag));
    if (!decision.note.isEmpty())
        LW_CHECK(store::work::insertNote(
            m_tx, decision.leadId, {m_tx.ids().make<NoteId>(), {}, QStringLiteral("import"), decision.note, decision.noteAt}));
    return {};
}

Result<void> RowWriter::writeNewLead(RowDecision& decision) {
    LeadRecord& lead = *decision.newLead;
    Person person;
    if (decision.newPerson) {
        person = *decision.newPerson;
    } else {
        LW_TRY(person, store::people::read(m_tx.db(), decision.personId));
    }
    const Score score = scoreOf(scoreInputsOf(lead, person, {}, m_tx.now()));
    lead.score = score.total();
    HeatResult heat = heatOf(heatInputsOf(lead, m_tx.now()));
    if (decision.heat && *decision.heat != heat.computedHeat) {
        // What the file says is a person's judgement: a pin, beside which the computed heat stays visible.
        lead.heatPin = Pin<Heat>{*decision.heat, m_tx.now() + importedHeatHolds};
        heat = heatOf(heatInputsOf(lead, m_tx.now()));
    }
    lead.heat = heat.heat;
    lead.priority = heat.priority;
    LW_CHECK(store::leads::insertNumbered(m_tx, lead));
    LW_CHECK(store::work::insertScore(m_tx, lead.id, score, 0, QStringLiteral("Imported")));
    LW_CHECK(writeTagsAndNote(decision));
    if (decision.owner.isSet())
        LW_CHECK(recordOwner(lead.id, decision.owner));
    if (decision.giveToTeam)
        LW_CHECK(giveToTeam(lead));
    return {};
}

Result<void> RowWriter::writeKnownLead(const RowDecision& decision) {
    m_assigner.reset();
    if (!decision.leadFields.isEmpty())
        LW_CHECK(m_tx.update(Entity::Lead, decision.leadId.bytes(), decision.leadFields));
    LW_CHECK(writeTagsAndNote(decision));
    if (decision.owner.isSet())
        LW_CHECK(assignByHand(m_tx, decision.leadId, decision.owner,
                              {QStringLiteral("import"), QStringLiteral("Named in %1.").arg(m_fileName), m_month, &m_teller}));
    LW_CHECK(refreshScoreAndHeat(m_tx, decision.leadId, QStringLiteral("Imported")));
    return {};
}

Result<void> RowWriter::write(QList<RowDecision>& decisions) {
    const auto fresh =
        std::count_if(decisions.begin(), decisions.end(), [](const RowDecision& d) { return d.newLead.has_value(); });
    LW_TRY(const WorkspaceSettings settings, store::team::settings(m_tx.db()));
    m_month = monthOf(m_tx.now(), settings.timeZone);
    qint64 number = 0;
    if (fresh > 0) {
        LW_TRY(number, store::leads::reserveNumbers(m_tx, fresh));
    }
    for (RowDecision& decision : decisions) {
        if (decision.kind != RowDecision::Kind::Created && decision.kind != RowDecision::Kind::Updated)
            continue;
        LW_CHECK(writePerson(decision));
        if (!decision.newLead) {
            LW_CHECK(writeKnownLead(decision));
            continue;
        }
        decision.newLead->number = number++;
        LW_CHECK(writeNewLead(decision));
    }
    return {};
}

} // namespace leadwell::services
