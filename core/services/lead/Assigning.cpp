// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Assigning.h"

#include "core/domain/assignment/LedgerCorrection.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/NoticeRepository.h"
#include "core/store/repository/SuccessRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QLocale>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

QString folded(const QString& text) {
    return text.simplified().toLower();
}

/// What people call it: "hindi".
QString languageName(const QString& code) {
    const QLocale::Language language = QLocale(code).language();
    return code.isEmpty() || language == QLocale::C ? folded(code) : QLocale::languageToString(language).toLower();
}

/// The owner changed: the open triage item is answered and open tasks follow the owner.
Result<void> followOwner(store::WriteTx& tx, LeadId lead, MemberId member) {
    LW_TRY(const auto triage, store::work::newestTriage(tx.db(), lead));
    if (triage && triage->status == TriageStatus::Pending && member.isSet())
        LW_CHECK(store::work::moveTriage(tx, *triage, TriageStatus::Assigned));
    LW_TRY(const auto tasks, store::work::openTasksOfOthers(tx.db(), lead, member));
    for (const TaskId task : tasks)
        LW_CHECK(tx.update(Entity::Task, task.bytes(), Row{{QStringLiteral("assignee_id"), store::idValue(member)}}));
    return {};
}

/// Who had it hears that they have it no more.
Result<void> tellFormerOwner(store::notices::Teller& teller, const Assignment& assignment, MemberId former) {
    store::notices::News news;
    news.kind = NoticeKind::GivenAway;
    news.lead = assignment.leadId;
    news.of = QStringLiteral("away:%1").arg(assignment.id.text());
    news.detail = assignment.reason;
    news.member = former;
    news.isOnlyForThem = true;
    news.isMine = true;
    news.isOfOperation = true;
    return teller.tell(news);
}

Result<void> record(store::WriteTx& tx, store::notices::Teller& teller, const Assignment& assignment) {
    LW_CHECK(store::work::insertAssignment(tx, assignment));
    if (!assignment.memberId.isSet() && assignment.mode == QStringLiteral("auto"))
        return {}; // It waits as it was.
    LW_CHECK(tx.update(Entity::Lead, assignment.leadId.bytes(),
                       Row{{QStringLiteral("owner_id"), store::idValue(assignment.memberId)}}));
    LW_CHECK(followOwner(tx, assignment.leadId, assignment.memberId));
    return assignment.memberId.isSet() ? tellOwner(teller, assignment) : Result<void>();
}

} // namespace

int monthOf(Instant at, const QString& timeZone) {
    constexpr int hundred = 100;
    const QTimeZone zone(timeZone.toUtf8());
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms(), zone.isValid() ? zone : QTimeZone::utc()).date();
    return day.year() * hundred + day.month();
}

Result<Choosing> Choosing::now(store::Connection& connection, Instant at) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    return now(connection, at, settings);
}

Result<Choosing> Choosing::now(store::Connection& connection, Instant at, const WorkspaceSettings& settings) {
    Choosing choosing;
    LW_TRY(choosing.rules, store::team::assignmentRules(connection));
    choosing.month = monthOf(at, settings.timeZone);
    choosing.at = at;
    choosing.clock = TeamClock(settings);
    LW_TRY(const auto people, store::ledger::salespeople(connection, choosing.month, at));
    QList<MemberId> ids;
    for (const auto& one : people) {
        choosing.team.append(one.candidate);
        choosing.clock.tell(choosing.team.last(), {one.workingHours, one.timeZone}, choosing.rules, at);
        ids.append(one.candidate.id);
    }
    // Looked up whatever the rules ask: who tries other rules on what was finds how well each did then.
    LW_TRY(const Scores scores, store::success::scores(connection, at));
    const QHash<MemberId, int> performance = perMilleOf(scores, ids);
    for (Candidate& candidate : choosing.team)
        candidate.performance = performance.value(candidate.id);
    return choosing;
}

Result<LeadFacts> Choosing::factsOf(store::Connection& connection, const store::LeadRecord& lead) {
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    return factsOf(lead, face.person);
}

LeadFacts Choosing::factsOf(const store::LeadRecord& lead, const Person& person) {
    LeadFacts facts;
    facts.id = lead.id;
    facts.source = lead.source;
    facts.score = lead.score;
    facts.product = folded(lead.product);
    facts.industry = folded(person.industry);
    facts.language = languageName(lead.language.isEmpty() ? person.language : lead.language);
    facts.city = folded(person.city);
    facts.state = folded(person.region);
    facts.country = folded(person.country);
    if (TeamClock::looksAtZones(rules))
        facts.zoneMinutes = clock.zoneMinutesOf(person.country, at);
    return facts;
}

Result<Choosing*> Assigner::choosing() {
    if (!m_choosing) {
        LW_CHECK(m_tx.loads().write(m_tx.db()));
        if (!m_settings) {
            LW_TRY(m_settings, store::team::settings(m_tx.db()));
        }
        LW_TRY(m_choosing, Choosing::now(m_tx.db(), m_tx.now(), *m_settings));
        LW_TRY(const store::ledger::Head head, store::ledger::head(m_tx.db()));
        m_lastHash = head.hash;
    }
    return &*m_choosing;
}

/// Nobody could take it, and that is its newest assignment.
Result<bool> Assigner::isWaiting(LeadId lead) {
    LW_TRY(const auto newest, store::work::newestAssignment(m_tx.db(), lead));
    return newest && newest->mode == QStringLiteral("auto") && !newest->memberId.isSet();
}

Result<MemberId> Assigner::give(LeadId id) {
    LW_TRY(const store::LeadRecord lead, store::leads::read(m_tx.db(), id));
    return give(lead);
}

Result<MemberId> Assigner::give(const store::LeadRecord& lead) {
    if (lead.ownerId.isSet())
        return lead.ownerId;
    LW_TRY(Choosing* const present, choosing());
    LW_TRY(const LeadFacts facts, present->factsOf(m_tx.db(), lead));
    return give(lead, facts);
}

Result<MemberId> Assigner::give(const store::LeadRecord& lead, const LeadFacts& facts) {
    if (lead.ownerId.isSet())
        return lead.ownerId;
    LW_TRY(Choosing* const present, choosing());
    const LeadId id = lead.id;
    DecisionRecord decided{m_tx.now(), facts, present->rules, present->team, {}, m_lastHash};
    decided.decision = decide(decided.lead, decided.candidates, decided.rules);
    const AssignmentDecision& decision = decided.decision;
    if (!decision.chosen.isSet()) {
        LW_TRY(const bool isKnown, isWaiting(id));
        if (isKnown)
            return MemberId();
    }
    LW_TRY(const store::ledger::Head head, store::ledger::append(m_tx, id, toJson(decided)));
    m_lastHash = head.hash;
    LW_CHECK(record(m_tx, m_teller,
                    {m_tx.ids().make<AssignmentId>(), id, decision.chosen, m_tx.now(), QStringLiteral("auto"),
                     toText(present->rules.strategy), decision.sentence, head.no, present->month}));
    QList<Candidate>& team = m_choosing->team;
    for (qsizetype i = 0; i < team.size(); ++i) {
        Candidate& one = team[i];
        if (const qint64 after = decision.standings.at(i).deficitAfterMicro; after != one.deficitMicro) {
            one.deficitMicro = after;
            m_tx.loads().setOwed(one.id, after);
        }
        if (one.id != decision.chosen)
            continue;
        one.openLeads += isOpen(lead.stage);
        ++one.monthGiven;
        one.lastGivenMs = m_tx.now().ms();
    }
    return decision.chosen;
}

Result<MemberId> assignAutomatically(store::WriteTx& tx, LeadId lead) {
    return Assigner(tx).give(lead);
}

Result<int> assignWaiting(store::WriteTx& tx, int limit) {
    LW_TRY(const QList<LeadId> waiting, store::ledger::waiting(tx.db(), limit));
    Assigner assigner(tx);
    int given = 0;
    for (const LeadId& lead : waiting) {
        LW_TRY(const MemberId owner, assigner.give(lead));
        if (!owner.isSet())
            break; // What hinders people does not depend on the lead.
        ++given;
    }
    return given;
}

Result<void> tellOwner(store::notices::Teller& teller, const Assignment& assignment) {
    store::notices::News news;
    news.kind = NoticeKind::Assigned;
    news.lead = assignment.leadId;
    news.of = QStringLiteral("given:%1").arg(assignment.id.text());
    news.detail = assignment.reason;
    news.member = assignment.memberId;
    news.isOnlyForThem = true;
    news.isMine = assignment.strategy == QStringLiteral("manual") || assignment.strategy == QStringLiteral("import");
    news.isOfOperation = true;
    return teller.tell(news);
}

Result<bool> assignByHand(store::WriteTx& tx, LeadId lead, MemberId member, const ByHand& how) {
    LW_TRY(const store::LeadRecord record, store::leads::read(tx.db(), lead));
    return assignByHand(tx, record, member, how);
}

Result<bool> assignByHand(store::WriteTx& tx, const store::LeadRecord& lead, MemberId member, const ByHand& how) {
    const MemberId former = lead.ownerId;
    if (former == member)
        return false;
    store::notices::Teller own(tx);
    store::notices::Teller& teller = how.teller ? *how.teller : own;
    const Assignment assignment{tx.ids().make<AssignmentId>(),
                                lead.id,
                                member,
                                tx.now(),
                                QStringLiteral("manual"),
                                how.strategy,
                                how.reason,
                                0,
                                how.month};
    LW_CHECK(record(tx, teller, assignment));
    if (former.isSet())
        LW_CHECK(tellFormerOwner(teller, assignment, former));
    return true;
}

Result<void> correctLedger(store::WriteTx& tx, const QList<qint64>& decisions, bool countsAgain) {
    if (decisions.isEmpty())
        return {};
    Debts changes;
    for (const qint64 no : decisions) {
        LW_TRY(const QByteArray json, store::ledger::record(tx.db(), no));
        LW_TRY(const DecisionRecord decision, recordFromJson(json));
        const Debts one = changesBy(decision);
        for (auto change = one.cbegin(); change != one.cend(); ++change)
            changes[change.key()] += change.value();
    }
    LW_TRY(const Debts now, store::ledger::debts(tx));
    LW_TRY(const store::ledger::Head head, store::ledger::head(tx.db()));
    const LedgerCorrection correction = correctionOf(decisions, changes, countsAgain, now, tx.now(), head.hash);
    LW_CHECK(store::ledger::append(tx, {}, toJson(correction)));
    for (const LedgerCorrection::Debt& debt : correction.debts)
        tx.loads().setOwed(debt.member, debt.after);
    return {};
}

} // namespace leadwell::services
