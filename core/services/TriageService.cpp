// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TriageService.h"

#include "core/services/DeskCore.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/LeadMath.h"
#include "core/services/people/Duplicates.h"
#include "core/services/people/Uniting.h"
#include "core/services/rules/StageByHand.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/TriageRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <functional>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using Kind = TriageSuggestion::Kind;

namespace {

constexpr auto askWithin = std::chrono::hours(1);
constexpr double mergeFrom = 0.6; ///< so sure that it comes before the question of an owner

/// What is proposed, what of the lead it was decided by, and the decision.
struct Proposed {
    TriageSuggestion suggestion;
    LeadFacts facts;
    AssignmentDecision decision;
    QList<MissingDetail> lacking;
};

TriageFacts triageFactsOf(const LeadRecord& lead, const Person& person, const TriageItem& item) {
    const auto& contacts = person.identities;
    const bool canBeReached = std::any_of(contacts.cbegin(), contacts.cend(), [](const Identity& one) {
        return one.kind == IdentityKind::Email || canBeCalled(one);
    });
    return TriageFacts{lead.intent, canBeReached, item.confidence};
}

Result<bool> isAsked(Connection& connection, LeadId lead, MissingDetail detail) {
    LW_TRY(const QList<Task> tasks, store::work::tasksOf(connection, lead));
    return std::any_of(tasks.cbegin(), tasks.cend(),
                       [detail](const Task& one) { return one.status == TaskStatus::Pending && one.title == askTitle(detail); });
}

Result<Proposed> suggest(Connection& connection, const LeadRecord& lead, const TriageItem& item, Choosing& choosing) {
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    LW_TRY(const LeadFacts about, choosing.factsOf(connection, lead, face.person));
    const AssignmentDecision decision = decide(about, choosing.team, choosing.rules);
    TriageFacts facts = triageFactsOf(lead, face.person, item);
    if (!facts.canBeReached) { // Asked for already, it waits for somebody to have it.
        LW_TRY(facts.canBeReached, isAsked(connection, lead.id, MissingDetail::Phone));
    }
    const TriageSuggestion usual = suggestionOf(facts, about, choosing.team, choosing.rules, decision);
    const auto& contacts = face.person.identities;
    const QList<MissingDetail> lacking =
        lackingOf(lead, face.person, std::any_of(contacts.cbegin(), contacts.cend(), canBeCalled));
    if (usual.kind == Kind::Dismiss)
        return Proposed{usual, about, decision, lacking};
    LW_TRY(const auto duplicates, duplicatesOf(connection, lead.personId));
    const Duplicate* duplicate = duplicates.isEmpty() ? nullptr : &duplicates.first();
    if (!duplicate || duplicate->confidence < mergeFrom || duplicate->leadB == 0 || duplicate->leadB == lead.number)
        return Proposed{usual, about, decision, lacking};
    return Proposed{{Kind::Merge,
                     {},
                     QStringLiteral("Merge into %1").arg(leadNumberText(duplicate->leadB)),
                     QStringLiteral("%1: %2").arg(duplicate->nameB, duplicate->reason),
                     duplicate->confidence,
                     duplicate->a,
                     duplicate->b,
                     duplicate->leadB},
                    about,
                    decision,
                    lacking};
}

Result<void> planAsking(WriteTx& tx, const LeadRecord& lead, MissingDetail detail) {
    LW_TRY(const auto face, store::unions::face(tx.db(), lead.personId));
    Task task;
    task.id = tx.ids().make<TaskId>();
    task.leadId = lead.id;
    task.kind = QStringLiteral("follow_up");
    task.title = askTitle(detail);
    task.dueAt = tx.now() + askWithin;
    task.priority = lead.priority;
    task.assigneeId = lead.ownerId;
    task.createdAt = tx.now();
    task.draft = askDraft(detail, lead.language.isEmpty() ? face.person.language : lead.language, face.person.name);
    LW_CHECK(store::work::insertTask(tx, task));
    return store::leads::refreshNextDue(tx, lead.id);
}

/// Whoever is next asks, and has the lead; while nobody can take it, it waits on, and the task with it.
Result<void> askFor(WriteTx& tx, Assigner& assigner, const LeadRecord& lead, MissingDetail detail) {
    LW_TRY(const bool isThere, isAsked(tx.db(), lead.id, detail));
    if (!isThere)
        LW_CHECK(planAsking(tx, lead, detail));
    LW_CHECK(assigner.give(lead));
    return {};
}

Result<void> dismissOne(WriteTx& tx, RuleRunner& rules, const LeadRecord& lead) {
    LW_CHECK(setStageByHand(tx, rules, lead, Stage::Disqualified));
    return {};
}

Instant beginOfDay(Instant at, const QString& timeZone) {
    const QTimeZone zone(timeZone.toUtf8());
    const QTimeZone known = zone.isValid() ? zone : QTimeZone::utc();
    return Instant::fromMs(QDateTime::fromMSecsSinceEpoch(at.ms(), known).date().startOfDay(known).toMSecsSinceEpoch());
}

/// False when nothing can be done now.
Result<bool> carryOut(WriteTx& tx, Assigner& assigner, const LeadRecord& lead, const Proposed& proposed) {
    const TriageSuggestion& suggestion = proposed.suggestion;
    switch (suggestion.kind) {
    case Kind::Assign: {
        LW_TRY(const MemberId owner, assigner.give(lead, proposed.facts, proposed.decision));
        return owner.isSet();
    }
    case Kind::AskForContact:
        LW_CHECK(askFor(tx, assigner, lead, MissingDetail::Phone));
        return true;
    case Kind::Dismiss: {
        RuleRunner rules(tx);
        LW_CHECK(dismissOne(tx, rules, lead));
        return true;
    }
    case Kind::Merge: {
        LW_CHECK(unite(tx, {suggestion.person, suggestion.other, {}, true, Side::B}));
        return true;
    }
    case Kind::Wait:
        break;
    }
    return false;
}

Result<TriageItem> pendingItem(WriteTx& tx, const LeadRecord& lead) {
    LW_TRY(const auto item, store::work::newestTriage(tx.db(), lead.id));
    if (!item || item->status != TriageStatus::Pending)
        return Error{ErrorKind::Conflict,
                     QStringLiteral("%1 is no longer in triage; somebody was quicker.").arg(leadNumberText(lead.number)),
                     {}};
    return *item;
}

/// What became of the leads that were chosen.
struct Tally {
    int done = 0;
    int decided = 0; ///< by somebody else, since they were chosen
    int left = 0;    ///< for a reason that who decides knows
};

/// True: it is done.
using Decide = std::function<Result<bool>(const LeadRecord&, const TriageItem&)>;

/// On those that still wait.
Result<Tally> decideEach(WriteTx& tx, const QList<qint64>& chosen, const Decide& decide) {
    Tally tally;
    QSet<qint64> seen;
    for (const qint64 number : chosen) {
        if (seen.contains(number))
            continue;
        seen.insert(number);
        const auto lead = store::leads::read(tx.db(), number);
        if (!lead && (lead.error().kind != ErrorKind::NotFound || chosen.size() == 1))
            return lead.error();
        const auto item = lead ? pendingItem(tx, *lead) : Result<TriageItem>(lead.error());
        if (!item && item.error().kind != ErrorKind::Conflict && item.error().kind != ErrorKind::NotFound)
            return item.error();
        if (!item) {
            ++tally.decided;
            if (chosen.size() == 1)
                return item.error();
            continue;
        }
        LW_TRY(const bool isDone, decide(*lead, *item));
        ++(isDone ? tally.done : tally.left);
    }
    if (tally.done + tally.left == 0)
        return Error{ErrorKind::Conflict, QStringLiteral("None of them is in triage any more; somebody was quicker."), {}};
    return tally;
}

/// "12 leads", or the lead's number where only one was chosen.
QString leadsText(const QList<qint64>& chosen, int done) {
    return chosen.size() == 1 ? leadNumberText(chosen.first())
           : done == 1        ? QStringLiteral("1 lead")
                              : QStringLiteral("%1 leads").arg(done);
}

QString acceptedText(int done) {
    return done == 1 ? QStringLiteral("1 suggestion accepted") : QStringLiteral("%1 suggestions accepted").arg(done);
}

/// "; 2 were decided meanwhile"
QString decidedText(const Tally& tally) {
    return tally.decided == 0   ? QString()
           : tally.decided == 1 ? QStringLiteral("; 1 was decided meanwhile")
                                : QStringLiteral("; %1 were decided meanwhile").arg(tally.decided);
}

Receipt receiptOf(WriteTx& tx, const QList<qint64>& chosen, const Tally& tally, const QString& sentence) {
    tx.setSentence(sentence);
    return {tx.operation(), sentence, tally.done, chosen.size() == 1 ? chosen.first() : 0};
}

/// Above this a change has a transaction of its own.
constexpr qsizetype manyLeads = 500;

store::OperationSpec decisionOn(const DeskCore& core, const QString& kind, qsizetype leads) {
    store::OperationSpec spec = core.byPerson(kind, {});
    spec.isLarge = leads > manyLeads;
    return spec;
}

QString doneText(const LeadRecord& lead, const TriageSuggestion& suggestion) {
    return QStringLiteral("%1: %2").arg(leadNumberText(lead.number), suggestion.what);
}

} // namespace

Answer<TriageQueue> TriageService::queue(TriageStatus status) {
    return m_core.store.read<TriageQueue>([status, now = m_core.clock.now()](Connection& connection) -> Result<TriageQueue> {
        LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
        const Instant today = beginOfDay(now, settings.timeZone);
        LW_TRY(const auto waiting, status == TriageStatus::Assigned ? store::triage::assignedSince(connection, today)
                                                                    : store::triage::queue(connection, status));
        TriageQueue queue;
        QList<Millis> waits;
        for (const auto& one : waiting) {
            queue.numbers.append(one.number);
            waits.append(std::max(Millis(0), now - one.since));
        }
        LW_TRY(const store::triage::Counts counts, store::triage::counts(connection, today));
        queue.pending = counts.pending;
        queue.assignedToday = counts.assignedSince;
        queue.closed = counts.closed;
        if (status == TriageStatus::Pending && !waits.isEmpty()) {
            std::sort(waits.begin(), waits.end());
            queue.medianWait = waits.at(waits.size() / 2);
            queue.oldestWait = waits.last();
        }
        return queue;
    });
}

Answer<int> TriageService::pending() {
    return m_core.store.read<int>([](Connection& connection) { return store::triage::pendingCount(connection); },
                                  store::Store::Reading::Long);
}

Answer<QList<TriageEntry>> TriageService::entries(QList<qint64> numbers) {
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<QList<TriageEntry>>(
        [memory, numbers, now = m_core.clock.now()](Connection& connection) -> Result<QList<TriageEntry>> {
            LW_TRY(const QList<LeadRow> rows, store::LeadListQuery(connection, *memory, now).rows(numbers));
            LW_TRY(Choosing choosing, Choosing::now(connection, now));
            QList<TriageEntry> entries;
            for (const LeadRow& row : rows) {
                LW_TRY(const LeadRecord lead, store::leads::read(connection, row.number));
                LW_TRY(const auto item, store::work::newestTriage(connection, lead.id));
                if (!item)
                    continue;
                TriageEntry entry{row, *item, {}, {}};
                if (item->status == TriageStatus::Pending) {
                    LW_TRY(const Proposed proposed, suggest(connection, lead, *item, choosing));
                    entry.suggestion = proposed.suggestion;
                    entry.lacking = proposed.lacking;
                }
                entries.append(entry);
            }
            return entries;
        });
}

Answer<Receipt> TriageService::accept(qint64 number, TriageSuggestion seen) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("triage.accept"), {}), [=](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), number));
        LW_TRY(const TriageItem item, pendingItem(tx, lead));
        Assigner assigner(tx);
        LW_TRY(Choosing* const choosing, assigner.choosing());
        LW_TRY(const Proposed proposed, suggest(tx.db(), lead, item, *choosing));
        const TriageSuggestion& now = proposed.suggestion;
        if (now.kind != seen.kind || now.member != seen.member || now.other != seen.other)
            return Error{ErrorKind::Conflict,
                         QStringLiteral("This changed meanwhile; now it is: %1 (%2).").arg(now.what, now.because),
                         {}};
        LW_TRY(const bool isDone, carryOut(tx, assigner, lead, proposed));
        if (!isDone)
            return Error{ErrorKind::Conflict, now.because, {}};
        Receipt receipt{tx.operation(), doneText(lead, now), 1, number};
        tx.setSentence(receipt.sentence);
        return receipt;
    });
}

Answer<Receipt> TriageService::acceptAbove(double confidence) {
    store::OperationSpec spec = m_core.byPerson(QStringLiteral("triage.accept"), {});
    spec.isLarge = true;
    return m_core.store.write<Receipt>(spec, [confidence](WriteTx& tx) -> Result<Receipt> {
        LW_TRY(const auto waiting, store::triage::queue(tx.db(), TriageStatus::Pending));
        Assigner assigner(tx);
        Receipt receipt{tx.operation(), {}, 0, 0};
        for (const auto& one : waiting) {
            LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), one.number));
            LW_TRY(const auto item, store::work::newestTriage(tx.db(), lead.id));
            LW_TRY(Choosing* const choosing, assigner.choosing());
            if (!item || item->status != TriageStatus::Pending || item->confidence < confidence)
                continue;
            LW_TRY(const Proposed proposed, suggest(tx.db(), lead, *item, *choosing));
            // Two people are merged one by one, by somebody who looked at them.
            if (proposed.suggestion.confidence < confidence || proposed.suggestion.kind == Kind::Merge)
                continue;
            LW_TRY(const bool isDone, carryOut(tx, assigner, lead, proposed));
            receipt.changed += isDone;
        }
        receipt.sentence = acceptedText(receipt.changed);
        tx.setSentence(receipt.sentence);
        return receipt;
    });
}

Answer<Receipt> TriageService::acceptSeen(QList<SeenSuggestion> seen) {
    QList<qint64> numbers;
    QHash<qint64, std::optional<Kind>> kinds;
    for (const SeenSuggestion& one : std::as_const(seen)) {
        numbers.append(one.number);
        kinds.insert(one.number, one.kind);
    }
    return m_core.store.write<Receipt>(
        decisionOn(m_core, QStringLiteral("triage.accept"), numbers.size()), [numbers, kinds](WriteTx& tx) -> Result<Receipt> {
            Assigner assigner(tx);
            int toMerge = 0;
            int waiting = 0;
            LW_TRY(const Tally tally,
                   decideEach(tx, numbers, [&](const LeadRecord& lead, const TriageItem& item) -> Result<bool> {
                       LW_TRY(Choosing* const choosing, assigner.choosing());
                       LW_TRY(const Proposed proposed, suggest(tx.db(), lead, item, *choosing));
                       const Kind now = proposed.suggestion.kind;
                       if (now == Kind::Merge || now == Kind::Wait) {
                           ++(now == Kind::Merge ? toMerge : waiting);
                           return false;
                       }
                       if (now != kinds.value(lead.number).value_or(now))
                           return false;
                       LW_TRY(const bool isDone, carryOut(tx, assigner, lead, proposed));
                       waiting += !isDone;
                       return isDone;
                   }));
            QString sentence = acceptedText(tally.done);
            if (toMerge > 0)
                sentence += QStringLiteral("; %1 may be somebody who is there already: look at each by itself").arg(toMerge);
            if (waiting > 0)
                sentence += QStringLiteral("; nobody can take %1 of them now").arg(waiting);
            if (const int changed = tally.left - toMerge - waiting; changed > 0)
                sentence += QStringLiteral("; something else is suggested for %1 now").arg(changed);
            return receiptOf(tx, numbers, tally, sentence + decidedText(tally));
        });
}

Answer<Receipt> TriageService::dismiss(QList<qint64> numbers) {
    return m_core.store.write<Receipt>(
        decisionOn(m_core, QStringLiteral("triage.dismiss"), numbers.size()), [numbers](WriteTx& tx) -> Result<Receipt> {
            RuleRunner rules(tx);
            LW_TRY(const Tally tally, decideEach(tx, numbers, [&](const LeadRecord& lead, const TriageItem&) -> Result<bool> {
                       LW_CHECK(dismissOne(tx, rules, lead));
                       return true;
                   }));
            const QString sentence = numbers.size() == 1
                                         ? QStringLiteral("%1 dismissed as not a lead").arg(leadNumberText(numbers.first()))
                                     : tally.done == 1 ? QStringLiteral("1 dismissed as not a lead")
                                                       : QStringLiteral("%1 dismissed as not leads").arg(tally.done);
            return receiptOf(tx, numbers, tally, sentence + decidedText(tally));
        });
}

Answer<Receipt> TriageService::give(QList<qint64> numbers, MemberId member) {
    return m_core.store.write<Receipt>(
        decisionOn(m_core, QStringLiteral("owner.set"), numbers.size()), [numbers, member](WriteTx& tx) -> Result<Receipt> {
            LW_TRY(const QString name, store::team::nameOf(tx.db(), member));
            if (name.isEmpty())
                return Error{ErrorKind::NotFound, QStringLiteral("This person is no longer in the team."), {}};
            store::notices::Teller teller(tx);
            LW_TRY(ByHand how, byHand(tx, member));
            how.teller = &teller;
            LW_TRY(const Tally tally, decideEach(tx, numbers, [&](const LeadRecord& lead, const TriageItem&) {
                       return assignByHand(tx, lead, member, how);
                   }));
            QString sentence = QStringLiteral("%1 assigned to %2").arg(leadsText(numbers, tally.done), name);
            if (tally.done == 0)
                sentence = QStringLiteral("%1 belonged to %2 already").arg(leadsText(numbers, tally.left), name);
            else if (tally.left > 0)
                sentence += QStringLiteral("; %1 belonged to %2 already").arg(tally.left).arg(name);
            return receiptOf(tx, numbers, tally, sentence + decidedText(tally));
        });
}

Answer<Receipt> TriageService::ask(QList<qint64> numbers, MissingDetail detail) {
    return m_core.store.write<Receipt>(
        decisionOn(m_core, QStringLiteral("triage.ask"), numbers.size()), [numbers, detail](WriteTx& tx) -> Result<Receipt> {
            Assigner assigner(tx);
            LW_TRY(const Tally tally, decideEach(tx, numbers, [&](const LeadRecord& lead, const TriageItem&) -> Result<bool> {
                       LW_CHECK(askFor(tx, assigner, lead, detail));
                       return true;
                   }));
            const QString sentence = QStringLiteral("%1: %2").arg(leadsText(numbers, tally.done), askTitle(detail));
            return receiptOf(tx, numbers, tally, sentence + decidedText(tally));
        });
}

} // namespace leadwell::services
