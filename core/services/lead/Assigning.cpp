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
Result<void> tellFormerOwner(store::notices::Teller& teller, const Assignment& assignment, MemberId former, bool isMine) {
    store::notices::News news;
    news.kind = NoticeKind::GivenAway;
    news.lead = assignment.leadId;
    news.of = QStringLiteral("away:%1").arg(assignment.id.text());
    news.detail = assignment.reason;
    news.member = former;
    news.isOnlyForThem = true;
    news.isMine = isMine;
    news.isOfOperation = true;
    return teller.tell(news);
}

/// The owner was taken away by the rules and there is no other: somebody must look at it.
Result<void> putIntoTriage(store::WriteTx& tx, const store::LeadRecord& lead, const QString& why) {
    LW_TRY(const auto newest, store::work::newestTriage(tx.db(), lead.id));
    if (newest && newest->status == TriageStatus::Pending)
        return {};
    TriageItem item{tx.ids().make<TriageId>(),
                    lead.id,
                    lead.priority,
                    lead.heat,
                    why,
                    1.0,
                    QStringLiteral("Give it to somebody"),
                    lead.language,
                    TriageStatus::Pending,
                    tx.now()};
    if (newest) {
        item.suggestedAction = newest->suggestedAction;
        item.confidence = newest->confidence;
    }
    return store::work::insertTriage(tx, item);
}

/// What was decided about a lead that waits since it came back, as far as it counts for who gets it.
Result<std::optional<GivenBack>> backOf(store::Connection& connection, LeadId lead) {
    LW_TRY(const auto newest, store::work::newestAssignment(connection, lead));
    if (!newest || newest->memberId.isSet() || newest->mode != QStringLiteral("auto") || newest->decisionNo == 0)
        return std::optional<GivenBack>();
    LW_TRY(const QByteArray json, store::ledger::record(connection, newest->decisionNo));
    LW_TRY(const DecisionRecord decided, recordFromJson(json));
    return decided.lead.back;
}

/// The newest one counts: it is never dated before the one that it follows, whoever put the clock back, or asked what would be
/// due later.
Result<void> record(store::WriteTx& tx, store::notices::Teller& teller, Assignment assignment) {
    LW_TRY(const auto before, store::work::newestAssignment(tx.db(), assignment.leadId));
    if (before && before->decidedAt > assignment.decidedAt)
        assignment.decidedAt = before->decidedAt + Millis(1);
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
    LW_TRY(const Scores scores, store::success::scores(connection, at));
    return now(connection, at, settings, scores);
}

Result<Choosing> Choosing::now(store::Connection& connection, Instant at, const WorkspaceSettings& settings,
                               const Scores& scores) {
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
    const QHash<MemberId, int> performance = perMilleOf(scores, ids);
    for (Candidate& candidate : choosing.team)
        candidate.performance = performance.value(candidate.id);
    return choosing;
}

bool Choosing::hasFree(const QList<MemberId>& without) const {
    return std::any_of(team.cbegin(), team.cend(), [&](const Candidate& one) {
        const bool isInPool = rules.pool.isEmpty() || rules.pool.contains(one.id);
        return hindranceOf(one, isInPool, rules.mindsHours) == Hindrance::None && !without.contains(one.id);
    });
}

Result<LeadFacts> Choosing::factsOf(store::Connection& connection, const store::LeadRecord& lead) {
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    return factsOf(connection, lead, face.person);
}

Result<LeadFacts> Choosing::factsOf(store::Connection& connection, const store::LeadRecord& lead, const Person& person) {
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
    if (!lead.ownerId.isSet()) {
        LW_TRY(facts.back, backOf(connection, lead.id));
    }
    return facts;
}

Result<Choosing*> Assigner::choosing() {
    if (!m_choosing) {
        LW_CHECK(m_tx.loads().write(m_tx.db()));
        if (!m_settings) {
            LW_TRY(m_settings, store::team::settings(m_tx.db()));
        }
        LW_TRY(const Scores scores, m_tx.scores());
        LW_TRY(m_choosing, Choosing::now(m_tx.db(), m_tx.now(), *m_settings, scores));
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
    return give(lead, facts, decide(facts, present->team, present->rules));
}

Result<MemberId> Assigner::give(const store::LeadRecord& lead, const LeadFacts& facts, const AssignmentDecision& decision) {
    if (lead.ownerId.isSet())
        return lead.ownerId;
    LW_TRY(Choosing* const present, choosing());
    const LeadId id = lead.id;
    const DecisionRecord decided{m_tx.now(), facts, present->rules, present->team, decision, m_lastHash};
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
    count(decision, isOpen(lead.stage));
    return decision.chosen;
}

/// As everybody stands after it.
void Assigner::count(const AssignmentDecision& decision, bool isOpen) {
    QList<Candidate>& team = m_choosing->team;
    for (qsizetype i = 0; i < team.size(); ++i) {
        Candidate& one = team[i];
        if (const qint64 after = decision.standings.at(i).deficitAfterMicro; after != one.deficitMicro) {
            one.deficitMicro = after;
            m_tx.loads().setOwed(one.id, after);
        }
        if (one.id != decision.chosen)
            continue;
        one.openLeads += isOpen;
        ++one.monthGiven;
        one.lastGivenMs = m_tx.now().ms();
    }
}

/// Its former owner stands there without it.
Result<DecisionRecord> Assigner::decideBack(const store::LeadRecord& lead, const GivenBack& back) {
    LW_TRY(Choosing* const present, choosing());
    DecisionRecord decided{m_tx.now(), {}, present->rules, present->team, {}, m_lastHash};
    LW_TRY(decided.lead, present->factsOf(m_tx.db(), lead));
    decided.lead.back = back;
    for (Candidate& one : decided.candidates) {
        if (one.id != lead.ownerId)
            continue;
        one.isOnLeave = one.isOnLeave || back.cause == BackCause::Leave;
        if (isOpen(lead.stage))
            one.openLeads = std::max(0, one.openLeads - 1);
    }
    decided.decision = decide(decided.lead, decided.candidates, decided.rules);
    return decided;
}

Result<MemberId> Assigner::giveAnew(const store::LeadRecord& lead, const GivenBack& back) {
    LW_TRY(const DecisionRecord decided, decideBack(lead, back));
    LW_TRY(const QString name, store::team::nameOf(m_tx.db(), back.from));
    LW_TRY(const store::ledger::Head head, store::ledger::append(m_tx, lead.id, toJson(decided)));
    m_lastHash = head.hash;
    LW_CHECK(noteBack(lead, decided, inWords(back, name, decided.rules.returns.afterMinutes), head.no));
    m_choosing->team = decided.candidates;
    count(decided.decision, isOpen(lead.stage));
    return decided.decision.chosen;
}

/// What became of it, beside the record. Where nobody has it now, that it was taken away is one thing, and that it waits another.
Result<void> Assigner::noteBack(const store::LeadRecord& lead, const DecisionRecord& decided, const QString& why, qint64 no) {
    const AssignmentDecision& decision = decided.decision;
    const bool isForPerson = decided.lead.back->isForPerson;
    const auto made = [&](const QString& mode, const QString& reason, qint64 decisionNo) {
        return Assignment{m_tx.ids().make<AssignmentId>(), lead.id, decision.chosen, m_tx.now(),       mode,
                          toText(decided.rules.strategy),  reason,  decisionNo,      m_choosing->month};
    };
    const QString both = QStringLiteral("%1 %2").arg(why, decision.sentence);
    const Assignment first = decision.chosen.isSet() ? made(QStringLiteral("auto"), both, no)
                                                     : made(QStringLiteral("back"), both, isForPerson ? no : 0);
    LW_CHECK(record(m_tx, m_teller, first));
    LW_CHECK(tellFormerOwner(m_teller, first, lead.ownerId, false));
    if (decision.chosen.isSet())
        return {};
    LW_CHECK(putIntoTriage(m_tx, lead, both));
    return isForPerson ? Result<void>() : record(m_tx, m_teller, made(QStringLiteral("auto"), decision.sentence, no));
}

Result<Hindrance> hindranceNow(store::Connection& connection, MemberId member, Instant at) {
    LW_TRY(const Choosing choosing, Choosing::now(connection, at));
    const auto known =
        std::find_if(choosing.team.cbegin(), choosing.team.cend(), [member](const Candidate& one) { return one.id == member; });
    return known == choosing.team.cend() ? Hindrance::None : hindranceOf(*known, true, choosing.rules.mindsHours);
}

Result<MemberId> assignAutomatically(store::WriteTx& tx, LeadId lead) {
    return Assigner(tx).give(lead);
}

Result<int> assignWaiting(store::WriteTx& tx, int limit) {
    Assigner assigner(tx);
    int given = 0;
    int passed = 0;
    for (bool hasMore = true; hasMore;) {
        LW_TRY(const QList<LeadId> waiting, store::ledger::waiting(tx.db(), limit, passed));
        for (const LeadId& lead : waiting) {
            LW_TRY(const Choosing* present, assigner.choosing());
            if (given == limit || !present->hasFree())
                return given;
            LW_TRY(const MemberId owner, assigner.give(lead));
            ++(owner.isSet() ? given : passed);
        }
        hasMore = waiting.size() == limit;
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

Result<ByHand> byHand(store::WriteTx& tx, MemberId member) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    LW_TRY(const QString author, store::team::nameOf(tx.db(), settings.me));
    const QString by = author.isEmpty() ? QStringLiteral("by hand") : QStringLiteral("by %1").arg(author);
    const QString done = member.isSet() ? QStringLiteral("Assigned") : QStringLiteral("Taken from its owner");
    const QString end = by.endsWith(u'.') ? QString() : QStringLiteral(".");
    return ByHand{QStringLiteral("manual"), QStringLiteral("%1 %2%3").arg(done, by, end), monthOf(tx.now(), settings.timeZone),
                  nullptr};
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
        LW_CHECK(tellFormerOwner(teller, assignment, former, true));
    if (!member.isSet() && isOpen(lead.stage)) // Nobody has it: a person takes care of that, and finds it in triage.
        LW_CHECK(putIntoTriage(tx, lead, how.reason));
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
