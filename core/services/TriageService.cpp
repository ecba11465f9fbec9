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

#include <QTimeZone>

#include <algorithm>

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
};

TriageFacts triageFactsOf(const LeadRecord& lead, const Person& person, const TriageItem& item) {
    const auto& contacts = person.identities;
    const bool canBeReached = std::any_of(contacts.cbegin(), contacts.cend(), [](const Identity& one) {
        return one.kind == IdentityKind::Email || canBeCalled(one);
    });
    return TriageFacts{lead.intent, canBeReached, item.confidence};
}

Result<Proposed> suggest(Connection& connection, const LeadRecord& lead, const TriageItem& item, Choosing& choosing) {
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    LW_TRY(const LeadFacts about, choosing.factsOf(connection, lead, face.person));
    const AssignmentDecision decision = decide(about, choosing.team, choosing.rules);
    const TriageSuggestion usual =
        suggestionOf(triageFactsOf(lead, face.person, item), about, choosing.team, choosing.rules, decision);
    if (usual.kind == Kind::Dismiss)
        return Proposed{usual, about, decision};
    LW_TRY(const auto duplicates, duplicatesOf(connection, lead.personId));
    const Duplicate* duplicate = duplicates.isEmpty() ? nullptr : &duplicates.first();
    if (!duplicate || duplicate->confidence < mergeFrom || duplicate->leadB == 0 || duplicate->leadB == lead.number)
        return Proposed{usual, about, decision};
    return Proposed{{Kind::Merge,
                     {},
                     QStringLiteral("Merge into %1").arg(leadNumberText(duplicate->leadB)),
                     QStringLiteral("%1: %2").arg(duplicate->nameB, duplicate->reason),
                     duplicate->confidence,
                     duplicate->a,
                     duplicate->b,
                     duplicate->leadB},
                    about,
                    decision};
}

Result<void> ask(WriteTx& tx, const LeadRecord& lead, TriageItem item) {
    LW_CHECK(store::work::insertTask(tx, {tx.ids().make<TaskId>(),
                                          lead.id,
                                          QStringLiteral("follow_up"),
                                          QStringLiteral("Ask for a phone number"),
                                          tx.now() + askWithin,
                                          TaskStatus::Pending,
                                          lead.priority,
                                          lead.ownerId,
                                          tx.now(),
                                          {}}));
    LW_CHECK(store::leads::refreshNextDue(tx, lead.id));
    return store::work::moveTriage(tx, item, TriageStatus::Assigned);
}

Result<void> dismissOne(WriteTx& tx, const LeadRecord& lead) {
    RuleRunner rules(tx);
    LW_CHECK(setStageByHand(tx, rules, lead, Stage::Disqualified));
    return {};
}

Instant beginOfDay(Instant at, const QString& timeZone) {
    const QTimeZone zone(timeZone.toUtf8());
    const QTimeZone known = zone.isValid() ? zone : QTimeZone::utc();
    return Instant::fromMs(QDateTime::fromMSecsSinceEpoch(at.ms(), known).date().startOfDay(known).toMSecsSinceEpoch());
}

/// False when nothing can be done now.
Result<bool> carryOut(WriteTx& tx, Assigner& assigner, const LeadRecord& lead, const TriageItem& item, const Proposed& proposed) {
    const TriageSuggestion& suggestion = proposed.suggestion;
    switch (suggestion.kind) {
    case Kind::Assign: {
        LW_TRY(const MemberId owner, assigner.give(lead, proposed.facts, proposed.decision));
        return owner.isSet();
    }
    case Kind::AskForContact:
        LW_CHECK(ask(tx, lead, item));
        return true;
    case Kind::Dismiss:
        LW_CHECK(dismissOne(tx, lead));
        return true;
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
                TriageEntry entry{row, *item, {}};
                if (item->status == TriageStatus::Pending) {
                    LW_TRY(const Proposed proposed, suggest(connection, lead, *item, choosing));
                    entry.suggestion = proposed.suggestion;
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
        LW_TRY(const bool isDone, carryOut(tx, assigner, lead, item, proposed));
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
            LW_TRY(const bool isDone, carryOut(tx, assigner, lead, *item, proposed));
            receipt.changed += isDone;
        }
        receipt.sentence = receipt.changed == 1 ? QStringLiteral("1 suggestion accepted")
                                                : QStringLiteral("%1 suggestions accepted").arg(receipt.changed);
        tx.setSentence(receipt.sentence);
        return receipt;
    });
}

Answer<Receipt> TriageService::dismiss(QList<qint64> numbers) {
    return m_core.store.write<Receipt>(
        m_core.byPerson(QStringLiteral("triage.dismiss"), {}), [numbers](WriteTx& tx) -> Result<Receipt> {
            Receipt receipt{tx.operation(), {}, 0, numbers.size() == 1 ? numbers.first() : 0};
            for (const qint64 number : numbers) {
                LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), number));
                LW_TRY(const TriageItem item, pendingItem(tx, lead));
                LW_CHECK(dismissOne(tx, lead));
                ++receipt.changed;
            }
            receipt.sentence = numbers.size() == 1
                                   ? QStringLiteral("%1 dismissed as not a lead").arg(leadNumberText(numbers.first()))
                                   : QStringLiteral("%1 dismissed as not leads").arg(numbers.size());
            tx.setSentence(receipt.sentence);
            return receipt;
        });
}

} // namespace leadwell::services
