// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Assigning.h"

#include "core/domain/assignment/RoundRobin.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

/// Everybody active, with what they are owed since the newest decision. Who joined later starts even.
Result<QList<Candidate>> candidates(store::Connection& connection) {
    LW_TRY(const QList<Member> members, store::team::members(connection));
    LW_TRY(const QString json, store::work::newestAutoCandidates(connection));
    QHash<MemberId, qint64> owed;
    for (const Candidate& candidate : candidatesFromJson(json))
        owed.insert(candidate.id, candidate.deficitMicro);
    QList<Candidate> team;
    for (const Member& member : members) {
        if (!member.isActive)
            continue;
        const bool sells = member.role == QStringLiteral("salesperson");
        team.append({member.id, member.name, member.isAvailable && sells, owed.value(member.id)});
    }
    return team;
}

/// The owner changed: the open triage item is answered and open tasks follow the owner.
Result<void> followOwner(store::WriteTx& tx, LeadId lead, MemberId member) {
    LW_TRY(const auto triage, store::work::newestTriage(tx.db(), lead));
    if (triage && triage->status == TriageStatus::Pending && member.isSet())
        LW_CHECK(store::work::moveTriage(tx, *triage, TriageStatus::Assigned));
    LW_TRY(const auto tasks, store::work::tasksOf(tx.db(), lead));
    for (const Task& task : tasks) {
        if (task.status == TaskStatus::Pending)
            LW_CHECK(tx.update(Entity::Task, task.id.bytes(), Row{{QStringLiteral("assignee_id"), store::idValue(member)}}));
    }
    return {};
}

Result<void> record(store::WriteTx& tx, const Assignment& assignment) {
    LW_CHECK(store::work::insertAssignment(tx, assignment));
    LW_CHECK(tx.update(Entity::Lead, assignment.leadId.bytes(),
                       Row{{QStringLiteral("owner_id"), store::idValue(assignment.memberId)}}));
    return followOwner(tx, assignment.leadId, assignment.memberId);
}

} // namespace

Result<MemberId> assignAutomatically(store::WriteTx& tx, LeadId lead) {
    LW_TRY(const QList<Candidate> team, candidates(tx.db()));
    const RoundRobinDecision decision = roundRobin(team, lead);
    if (!decision.chosen.isSet())
        return MemberId();
    LW_CHECK(record(tx, {tx.ids().make<AssignmentId>(), lead, decision.chosen, tx.now(), QStringLiteral("auto"),
                         QStringLiteral("round_robin"), decision.reason, candidatesToJson(decision.after)}));
    return decision.chosen;
}

Result<bool> assignByHand(store::WriteTx& tx, LeadId lead, MemberId member, const QString& strategy, const QString& reason) {
    LW_TRY(const auto row, tx.read(Entity::Lead, lead.bytes()));
    if (!row)
        return Error{ErrorKind::NotFound, QStringLiteral("This lead no longer exists."), {}};
    if (row->value(QStringLiteral("owner_id")) == store::idValue(member))
        return false;
    LW_CHECK(record(tx, {tx.ids().make<AssignmentId>(), lead, member, tx.now(), QStringLiteral("manual"), strategy, reason, {}}));
    return true;
}

} // namespace leadwell::services
