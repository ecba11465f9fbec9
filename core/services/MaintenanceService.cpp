// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/MaintenanceService.h"

#include "core/services/DeskCore.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/GivingBack.h"
#include "core/services/lead/LeadMath.h"
#include "core/store/Backups.h"
#include "core/store/Checks.h"
#include "core/store/Durable.h"
#include "core/store/Seals.h"
#include "core/store/repository/ClockRepository.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/search/TextIndex.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace leadwell::services {

using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using store::returns::Unanswered;

namespace {

BackupInfo toInfo(const store::BackupInfo& made) {
    return {made.path, made.at, made.sizeBytes};
}

/// What is stored must be what the rules say. Heat may have cooled since; it is never lower than the rules say at that moment.
Result<QStringList> checkRules(Connection& connection, Instant at) {
    QStringList problems;
    LW_TRY(const auto numbers, store::leads::someNumbers(connection, 20'000));
    int wrongScore = 0;
    int wrongHeat = 0;
    for (const qint64 number : numbers) {
        LW_TRY(LeadRecord lead, store::leads::read(connection, number));
        const auto computed = domain::heatOf(heatInputsOf(lead, at));
        const bool isPinned = lead.heatPin.has_value();
        wrongHeat += !isPinned && lead.heat < computed.heat;
        wrongScore += lead.score < 0 || lead.score > 100;
    }
    if (wrongScore > 0)
        problems.append(QStringLiteral("%1 scores are outside 0 to 100.").arg(wrongScore));
    if (wrongHeat > 0)
        problems.append(QStringLiteral("%1 leads are colder than their score and messages say.").arg(wrongHeat));
    return problems;
}

Result<VerifyReport> checkAssignments(Connection& connection) {
    constexpr int shown = 16; // of the hash: enough to compare by eye
    LW_TRY(const auto walked, store::ledger::walk(connection));
    LW_TRY(const auto sealed, store::Seals::check(connection));
    LW_TRY(const QStringList owners, store::checks::owners(connection));
    const auto said = [](const QString& what, qint64 count, const QString& of, const QString& hash) {
        return count == 0
                   ? QStringLiteral("%1 (there are none).").arg(what)
                   : QStringLiteral("%1 (%2 %3; the last has the hash %4).").arg(what).arg(count).arg(of, hash.left(shown));
    };
    return VerifyReport{
        {said(QStringLiteral("Every decision about an owner was made again from what was known, and came out the same"),
              walked.records, QStringLiteral("records"), QString::fromLatin1(walked.lastHash.toHex())),
         said(QStringLiteral("Who was given what and what triage decided, by whom, when and why is what was written down then"),
              sealed.decisions, QStringLiteral("sealed"), sealed.lastHash),
         QStringLiteral("The rules, the people of the team and their leave are what was saved last (%1 sealed).")
             .arg(sealed.deciding),
         QStringLiteral("Everybody who has a lead was given it.")},
        owners + walked.problems + sealed.problems};
}

Result<VerifyReport> verifyAll(Connection& connection, store::LeadMemory& memory, Instant now) {
    VerifyReport report;
    const auto take = [&](const QString& what, Result<QStringList> found) -> Result<void> {
        if (!found && !store::isDamage(found.error()))
            return found.error();
        report.checks.append(what);
        report.problems.append(found ? *found : QStringList{found.error().sentence});
        return {};
    };
    LW_CHECK(
        take(QStringLiteral("The file is sound and every reference leads somewhere."), store::checks::integrity(connection)));
    LW_CHECK(take(QStringLiteral("Received = attached + parked + waiting, and every attached enquiry is one message."),
                  store::checks::ledger(connection)));
    LW_CHECK(take(QStringLiteral("Open and closed, deadlines, scores and owners agree with what they come from."),
                  store::checks::leads(connection)));
    LW_CHECK(take(QStringLiteral("One identity leads to one person."), store::checks::people(connection)));
    LW_CHECK(take(QStringLiteral("Triage states hold, and the history explains every row."), store::checks::work(connection)));
    LW_CHECK(take(QStringLiteral("Every clock is what happened with its lead says."), store::clocks::check(connection)));
    LW_CHECK(take(QStringLiteral("What each of the team has is counted right."), store::MemberLoads::check(connection)));
    LW_TRY(const auto assignments, checkAssignments(connection));
    report.checks += assignments.checks;
    report.problems += assignments.problems;
    LW_CHECK(take(QStringLiteral("The search knows the words of every note and message."), store::texts::check(connection)));
    LW_TRY(const Instant ranFor, store::checks::timersRanFor(connection));
    LW_CHECK(take(ranFor > now
                      ? QStringLiteral("Heat and score follow the rules as of %1, for which the timers ran.").arg(ranFor.toIso())
                      : QStringLiteral("Heat and score follow the rules."),
                  checkRules(connection, std::max(now, ranFor))));
    LW_CHECK(take(QStringLiteral("Lists, counts and search remember what the file has."), memory.check(connection)));
    return report;
}

/// What is closed cools no more; where it was cooled for a moment that has not come, it is as hot as it should be now. A pin runs
/// out when its time is over, not when somebody asks what would be then.
Result<bool> reckonHeat(WriteTx& tx, qint64 number, Instant at) {
    LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), number));
    const bool isClosed = !domain::isOpen(lead.stage);
    const auto heat = domain::heatOf(heatInputsOf(lead, isClosed ? std::max(at, tx.byTheClock()) : at));
    if (isClosed && heat.heat <= lead.heat)
        return false;
    oplog::Row fields{{QStringLiteral("heat"), qint64(heat.heat)}, {QStringLiteral("priority"), qint64(heat.priority)}};
    if (lead.heatPin && lead.heatPin->until <= std::min(at, tx.byTheClock())) {
        fields.insert(QStringLiteral("heat_pin"), qint64(-1));
        fields.insert(QStringLiteral("heat_pin_until_ms"), qint64(0));
    }
    return tx.update(oplog::Entity::Lead, lead.id.bytes(), fields);
}

/// Dated and judged as if it were then.
store::OperationSpec asOf(Instant at, store::OperationSpec spec) {
    spec.asOf = at;
    return spec;
}

Error damagedBackup(const QString& backup, const Error& found) {
    return {ErrorKind::Storage,
            QStringLiteral("“%1” is damaged or is not a Leadwell workspace; nothing was changed. Choose an older backup.")
                .arg(backup),
            found.detail};
}

/// "Mehta Textiles, 1204 leads"
QString described(const store::StoreFacts& facts) {
    const QString name = facts.workspaceName.isEmpty() ? QStringLiteral("without a name") : facts.workspaceName;
    return facts.leads == 1 ? QStringLiteral("%1, 1 lead").arg(name) : QStringLiteral("%1, %2 leads").arg(name).arg(facts.leads);
}

} // namespace

Answer<BackupInfo> MaintenanceService::backup(QString target) {
    const QString path = m_core.store.path();
    const Instant now = m_core.clock.now();
    return m_core.store.read<BackupInfo>(
        [=](Connection&) -> Result<BackupInfo> {
            if (target.isEmpty()) {
                LW_TRY(const auto made, store::backUpStore(path, now));
                return toInfo(made);
            }
            LW_CHECK(store::copyStore(path, target));
            return BackupInfo{target, now, QFileInfo(target).size()};
        },
        store::Store::Reading::Long);
}

Answer<QList<BackupInfo>> MaintenanceService::backups() {
    const QString path = m_core.store.path();
    return m_core.store.read<QList<BackupInfo>>([=](Connection&) -> Result<QList<BackupInfo>> {
        QList<BackupInfo> found;
        for (const store::BackupInfo& backup : store::backupsOf(path))
            found.append(toInfo(backup));
        return found;
    });
}

Answer<VerifyReport> MaintenanceService::verify() {
    const Instant now = m_core.clock.now();
    store::LeadMemory* memory = &m_core.memory;
    return m_core.store.read<VerifyReport>([memory, now](Connection& connection) { return verifyAll(connection, *memory, now); },
                                           store::Store::Reading::Long);
}

Answer<VerifyReport> MaintenanceService::verifyAssignments() {
    return m_core.store.read<VerifyReport>([](Connection& connection) { return checkAssignments(connection); },
                                           store::Store::Reading::Long);
}

Answer<int> MaintenanceService::assignWaiting(Instant at) {
    return m_core.store.write<int>(asOf(at, m_core.byRule(QStringLiteral("owner.waiting"))), [](WriteTx& tx) -> Result<int> {
        LW_TRY(const auto settings, store::team::settings(tx.db()));
        return settings.autoAssign ? services::assignWaiting(tx, givenAtOnce) : Result<int>(0);
    });
}

Answer<int> MaintenanceService::returnUnanswered(Instant at, Instant openSince) {
    const ReturnTime time{at, openSince};
    DeskCore* core = &m_core;
    return m_core.store
        .read<QList<Unanswered>>([time](Connection& connection) { return returnsDue(connection, time); },
                                 store::Store::Reading::Long)
        .then(On::Giver,
              [core, at](const Result<QList<Unanswered>>& due) {
                  if (!due || due->isEmpty())
                      return answered<int>(due ? Result<int>(0) : Result<int>(due.error()));
                  return core->store.write<int>(asOf(at, core->byRuleToUndo(QStringLiteral("owner.return"))),
                                                [due = *due](WriteTx& tx) { return services::returnUnanswered(tx, due); });
              })
        .unwrap();
}

Answer<int> MaintenanceService::beginLeaves(Instant at) {
    return m_core.store.write<int>(asOf(at, m_core.byRuleToUndo(QStringLiteral("leave.begin"))),
                                   [at](WriteTx& tx) { return services::beginLeaves(tx, at); });
}

Answer<int> MaintenanceService::runDue(Instant at) {
    return m_core.store.write<int>(asOf(at, m_core.byRule(QStringLiteral("heat.cool"))), [at](WriteTx& tx) -> Result<int> {
        LW_TRY(const auto numbers, store::leads::withTimedHeat(tx.db(), at));
        int changed = 0;
        for (const qint64 number : numbers) {
            LW_TRY(const bool hasChanged, reckonHeat(tx, number, at));
            changed += hasChanged;
        }
        LW_CHECK(store::leads::noteTimedHeat(tx, at, changed > 0));
        return changed;
    });
}

Result<QString> MaintenanceService::restore(const QString& backup, const QString& target, bool takesOther) {
    const auto facts = store::inspect(backup);
    if (!facts)
        return store::isDamage(facts.error()) ? damagedBackup(backup, facts.error()) : facts.error();
    // What is there may be damaged; then nobody can say whose it was.
    const auto present = QFileInfo(target).size() > 0 ? store::inspect(target) : Result<store::StoreFacts>(Error{});
    const bool isAnother = present && !present->workspaceId.isEmpty() && present->workspaceId != facts->workspaceId;
    if (isAnother && !takesOther)
        return Error{ErrorKind::Denied,
                     QStringLiteral("“%1” is of another workspace (%2) than the one at “%3” (%4); nothing was changed.")
                         .arg(backup, described(*facts), target, described(*present)),
                     {}};
    QLockFile lock(target + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return Error{ErrorKind::Conflict, QStringLiteral("The workspace is open; close Leadwell first."), target};
    const QString part = target + QStringLiteral(".restoring");
    QFile::remove(part);
    LW_CHECK(store::copyStore(backup, part));
    QString kept;
    if (QFile::exists(target)) {
        kept = QStringLiteral("%1.before-restore-%2").arg(target).arg(QDateTime::currentMSecsSinceEpoch());
        // The old file goes aside with its log, or the log would be replayed into the restored one.
        for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
            if (QFile::exists(target + suffix) && !QFile::rename(target + suffix, kept + suffix))
                return Error{ErrorKind::Storage,
                             QStringLiteral("The present workspace could not be put aside; nothing was changed."), target};
        }
    }
    if (!store::renameDurably(part, target))
        return Error{ErrorKind::Storage,
                     QStringLiteral("The backup could not be put in place; the workspace is at “%1”.").arg(kept), part};
    return kept;
}

} // namespace leadwell::services
