// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/GivingBack.h"

#include "core/domain/clock/TeamCalendar.h"
#include "core/services/lead/Assigning.h"
#include "core/store/repository/LedgerRepository.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/repository/WorkRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using store::returns::Unanswered;

namespace {

/// When a lead that nobody answered goes back.
class Due {
public:
    Due(const WorkspaceSettings& settings, const ReturnRule& rule, const ReturnTime& time)
        : m_rule(rule)
        , m_time(time)
        , m_calendar(calendarOf({settings.businessHours, settings.timeZone, settings.holidays})) {
        if (time.openSince.isSet())
            m_earliest = dueBack(time.openSince, std::min(rule.afterMinutes, minutesAfterOpening), m_calendar);
    }
    bool isDue(const Unanswered& one) const {
        Instant from = std::max(one.since, one.wantsContactAt);
        if (one.since > m_time.at) { // The clock was put back since.
            if (!m_time.openSince.isSet())
                return false;
            from = std::max(m_time.openSince, one.cameBackAt); // Whoever has it now had it since then, whatever its date says.
        }
        return from < m_time.at && m_earliest <= m_time.at && dueBack(from, m_rule.afterMinutes, m_calendar) <= m_time.at;
    }

private:
    const ReturnRule& m_rule;
    const ReturnTime& m_time;
    WorkingCalendar m_calendar;
    Instant m_earliest;
};

Result<QList<Unanswered>> overdue(Connection& connection, const ReturnTime& time) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    LW_TRY(const AssignmentRules rules, store::team::assignmentRules(connection));
    if (!settings.autoAssign || rules.returns.afterMinutes <= 0)
        return QList<Unanswered>();
    // An hour that the clocks show twice counts twice.
    const Instant before = time.at - std::chrono::minutes(rules.returns.afterMinutes) + std::chrono::hours(1);
    LW_TRY(QList<Unanswered> all, store::returns::unanswered(connection, {rules.returns.alsoByHand, before, time.at}));
    const Due due(settings, rules.returns, time);
    all.removeIf([&due](const Unanswered& one) { return !due.isDue(one); });
    return all;
}

/// What the newest decision about its owner knew of the round.
Result<std::optional<GivenBack>> roundOf(Connection& connection, LeadId lead) {
    LW_TRY(const auto newest, store::work::newestAssignment(connection, lead));
    if (!newest || newest->decisionNo == 0)
        return std::optional<GivenBack>();
    LW_TRY(const QByteArray json, store::ledger::record(connection, newest->decisionNo));
    LW_TRY(const DecisionRecord decided, recordFromJson(json));
    return decided.lead.back;
}

QList<MemberId> poolOf(const Choosing& choosing) {
    QList<MemberId> pool;
    for (const Candidate& one : choosing.team) {
        if (choosing.rules.pool.isEmpty() || choosing.rules.pool.contains(one.id))
            pool.append(one.id);
    }
    return pool;
}

/// "L-12", "3 leads"
QString leadsText(const QList<qint64>& numbers) {
    return numbers.size() == 1 ? leadNumberText(numbers.first()) : QStringLiteral("%1 leads").arg(numbers.size());
}

/// "Asha, Karan"
Result<QString> namesOf(Connection& connection, const QList<MemberId>& members) {
    QStringList names;
    for (const MemberId& member : members) {
        LW_TRY(const QString name, store::team::nameOf(connection, member));
        names.append(name);
    }
    return names.join(QStringLiteral(", "));
}

/// Nothing where it stays: there is nobody else, or nobody else can take it now.
Result<std::optional<GivenBack>> nextStep(Connection& connection, const Choosing& choosing, const Unanswered& one) {
    LW_TRY(const auto earlier, roundOf(connection, one.lead));
    const auto back = backUnanswered(earlier, one.owner, one.since, poolOf(choosing));
    return back && (back->isForPerson || choosing.hasFree(back->without)) ? back : std::nullopt;
}

Result<bool> returnOne(WriteTx& tx, Assigner& assigner, const Unanswered& one) {
    LW_TRY(const bool isStill, store::returns::isStill(tx.db(), one));
    if (!isStill)
        return false;
    LW_TRY(const Choosing* present, assigner.choosing());
    LW_TRY(const auto back, nextStep(tx.db(), *present, one));
    if (!back)
        return false;
    LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), one.lead));
    LW_TRY(const bool isFirst, store::returns::noteReturned(tx, one.assignment));
    if (isFirst)
        LW_CHECK(assigner.giveAnew(lead, *back));
    return isFirst;
}

Result<GivenBack> backOnLeaving(WriteTx& tx, const LeadRecord& lead, BackCause cause, bool isForPerson) {
    GivenBack back{cause, lead.ownerId, lead.createdAt, 0, {}, isForPerson};
    LW_TRY(const auto newest, store::work::newestAssignment(tx.db(), lead.id));
    if (newest)
        back.since = newest->decidedAt;
    LW_TRY(const bool isUnanswered, store::returns::isUnanswered(tx.db(), lead.id));
    LW_TRY(const auto earlier, roundOf(tx.db(), lead.id));
    if (isUnanswered && earlier) {
        back.times = earlier->times;
        back.without = earlier->without;
    }
    return back;
}

} // namespace

Result<QList<Unanswered>> returnsDue(Connection& connection, const ReturnTime& time) {
    LW_TRY(const QList<Unanswered> all, overdue(connection, time));
    QList<Unanswered> due;
    if (all.isEmpty())
        return due;
    LW_TRY(const Choosing choosing, Choosing::now(connection, time.at));
    for (const Unanswered& one : all) {
        LW_TRY(const auto back, nextStep(connection, choosing, one));
        if (back)
            due.append(one);
    }
    return due;
}

Result<int> returnUnanswered(WriteTx& tx, const QList<Unanswered>& due) {
    Assigner assigner(tx);
    QList<qint64> numbers;
    QList<MemberId> owners;
    for (const Unanswered& one : due) {
        if (numbers.size() == returnedAtOnce)
            break;
        LW_TRY(const bool isBack, returnOne(tx, assigner, one));
        if (!isBack)
            continue;
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), one.lead));
        numbers.append(lead.number);
        if (!owners.contains(one.owner))
            owners.append(one.owner);
    }
    if (numbers.isEmpty())
        return 0;
    LW_TRY(const QString names, namesOf(tx.db(), owners));
    tx.setSentence(QStringLiteral("%1 went back from %2: nobody answered in time").arg(leadsText(numbers), names));
    return static_cast<int>(numbers.size());
}

Result<int> releaseLeads(WriteTx& tx, MemberId member, BackCause cause) {
    LW_TRY(const AssignmentRules rules, store::team::assignmentRules(tx.db()));
    if (rules.onLeave == LeavePolicy::Keep)
        return 0;
    LW_TRY(const WorkspaceSettings settings, store::team::settings(tx.db()));
    LW_TRY(const auto leads, store::returns::openOf(tx.db(), member, rules.onLeave == LeavePolicy::Unanswered));
    Assigner assigner(tx, settings);
    for (const LeadId& id : leads) {
        LW_TRY(const LeadRecord lead, store::leads::read(tx.db(), id));
        LW_TRY(const GivenBack back, backOnLeaving(tx, lead, cause, !settings.autoAssign));
        LW_CHECK(assigner.giveAnew(lead, back));
    }
    return static_cast<int>(leads.size());
}

Result<int> beginLeaves(WriteTx& tx, Instant at) {
    LW_TRY(const QList<Leave> begun, store::returns::leavesThatBegan(tx.db(), at));
    int released = 0;
    QList<MemberId> members;
    for (const Leave& leave : begun) {
        // Where somebody asked what would be due then, it is still to come: whatever they are given until then goes back, too.
        if (leave.from <= tx.byTheClock())
            LW_CHECK(store::returns::noteBegun(tx, leave.id));
        LW_TRY(const int of, releaseLeads(tx, leave.memberId, BackCause::Leave));
        released += of;
        if (of > 0 && !members.contains(leave.memberId))
            members.append(leave.memberId);
    }
    if (released == 0)
        return 0;
    LW_TRY(const QString names, namesOf(tx.db(), members));
    tx.setSentence(QStringLiteral("%1 of %2 went back: on leave")
                       .arg(released == 1 ? QStringLiteral("1 lead") : QStringLiteral("%1 leads").arg(released), names));
    return released;
}

} // namespace leadwell::services
