// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TeamService.h"

#include "core/domain/clock/TeamCalendar.h"
#include "core/services/DeskCore.h"
#include "core/services/MaintenanceService.h"
#include "core/services/lead/Assigning.h"
#include "core/services/lead/AssignmentChecks.h"
#include "core/services/lead/BackTesting.h"
#include "core/services/lead/GivingBack.h"
#include "core/store/repository/ReturnRepository.h"
#include "core/store/repository/TeamRepository.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::WriteTx;

namespace {

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Error noZone(const QString& text) {
    return invalid(QStringLiteral("“%1” is not a time zone; write it like Asia/Kolkata.").arg(text));
}

Result<void> check(const Member& member, const QList<Member>& others) {
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-Fa-f]{6}$"));
    if (member.name.trimmed().isEmpty())
        return invalid(QStringLiteral("The person has no name; nothing was saved."));
    if (!colour.match(member.colour).hasMatch())
        return invalid(QStringLiteral("“%1” is not a colour; write it like #3553C9.").arg(member.colour));
    LW_CHECK(checkLimits(member));
    if (!member.workingHours.isEmpty()) {
        if (const auto hours = parseBusinessHours(member.workingHours); !hours)
            return hours.error();
    }
    if (!member.timeZone.isEmpty() && !QTimeZone(member.timeZone.toUtf8()).isValid())
        return noZone(member.timeZone);
    for (const Member& other : others) {
        if (other.id != member.id && other.isActive && other.name.compare(member.name.trimmed(), Qt::CaseInsensitive) == 0)
            return Error{ErrorKind::Conflict, QStringLiteral("There is a “%1” in the team already.").arg(other.name), {}};
    }
    return {};
}

Result<void> check(const WorkspaceSettings& settings) {
    if (!QTimeZone(settings.timeZone.toUtf8()).isValid())
        return noZone(settings.timeZone);
    static const QRegularExpression currency(QStringLiteral("^[A-Z]{3}$"));
    if (!currency.match(settings.currency).hasMatch())
        return invalid(QStringLiteral("“%1” is not a currency; write its three letters, like INR.").arg(settings.currency));
    if (const auto hours = parseBusinessHours(settings.businessHours); !hours)
        return hours.error();
    if (const auto holidays = parseHolidays(settings.holidays); !holidays)
        return holidays.error();
    return {};
}

/// "3 of their leads went back": to others, or into triage where nobody can take them.
QString releasedText(int leads) {
    return leads == 1 ? QStringLiteral("one of their leads went back") : QStringLiteral("%1 of their leads went back").arg(leads);
}

QStringList tidied(const QStringList& words) {
    QStringList tidy;
    for (const QString& word : words) {
        if (const QString one = word.simplified(); !one.isEmpty() && !tidy.contains(one, Qt::CaseInsensitive))
            tidy.append(one);
    }
    return tidy;
}

} // namespace

Answer<QList<Member>> TeamService::members() {
    return m_core.store.read<QList<Member>>([](Connection& connection) { return store::team::members(connection); });
}

Answer<MemberId> TeamService::saveMember(Member member) {
    auto answer =
        m_core.store.write<MemberId>(m_core.byPerson(QStringLiteral("member.save"), QStringLiteral("%1 saved").arg(member.name)),
                                     [member](WriteTx& tx) -> Result<MemberId> {
                                         Member saved = member;
                                         saved.name = saved.name.simplified();
                                         saved.skills = tidied(saved.skills);
                                         saved.regions = tidied(saved.regions);
                                         LW_TRY(const auto others, store::team::members(tx.db()));
                                         LW_CHECK(check(saved, others));
                                         const bool isNew = !saved.id.isSet();
                                         if (isNew)
                                             saved.id = tx.ids().make<MemberId>();
                                         LW_CHECK(store::team::saveMember(tx, saved, isNew));
                                         return saved.id;
                                     });
    MaintenanceService(m_core).assignWaiting();
    return answer;
}

Answer<bool> TeamService::deactivateMember(MemberId id) {
    return m_core.store.write<bool>(
        m_core.byPerson(QStringLiteral("member.leave"), QStringLiteral("Person taken out of the team")),
        [id](WriteTx& tx) -> Result<bool> {
            LW_TRY(const bool isOut,
                   tx.update(oplog::Entity::Member, id.bytes(),
                             {{QStringLiteral("is_active"), qint64(0)}, {QStringLiteral("is_available"), qint64(0)}}));
            if (!isOut)
                return false;
            LW_TRY(const int released, releaseLeads(tx, id, BackCause::LeftTeam));
            if (released > 0)
                tx.setSentence(QStringLiteral("Person taken out of the team, %1").arg(releasedText(released)));
            return true;
        });
}

Answer<QList<Leave>> TeamService::leaves() {
    return m_core.store.read<QList<Leave>>([](Connection& connection) { return store::team::leaves(connection); });
}

namespace {

/// Nobody is on leave twice.
Result<void> checkOverlap(Connection& connection, const Leave& leave, const QString& name) {
    LW_TRY(const auto leaves, store::team::leaves(connection));
    const auto other = std::find_if(leaves.cbegin(), leaves.cend(), [&](const Leave& one) {
        return one.memberId == leave.memberId && one.from < leave.to && leave.from < one.to;
    });
    if (other == leaves.cend())
        return {};
    LW_TRY(const WorkspaceSettings settings, store::team::settings(connection));
    const QTimeZone zone(settings.timeZone.toUtf8());
    const auto text = [&zone](Instant at) { return at.inZone(zone).toString(QStringLiteral("d MMM yyyy HH:mm")); };
    return Error{ErrorKind::Conflict,
                 QStringLiteral("%1 is on leave from %2 to %3 already; nothing was saved.%4")
                     .arg(name, text(other->from), text(other->to),
                          other->from == leave.from && other->to == leave.to
                              ? QString()
                              : QStringLiteral(" Take that leave out first, or choose other days.")),
                 {}};
}

} // namespace

Answer<LeaveId> TeamService::addLeave(Leave leave) {
    if (leave.to <= leave.from)
        return answered<LeaveId>(invalid(QStringLiteral("The leave ends before it begins; nothing was saved.")));
    return m_core.store.write<LeaveId>(m_core.byPerson(QStringLiteral("leave.add"), {}), [leave](WriteTx& tx) -> Result<LeaveId> {
        LW_TRY(const auto member, tx.read(oplog::Entity::Member, leave.memberId.bytes()));
        if (!member)
            return Error{ErrorKind::NotFound, QStringLiteral("This person is no longer in the team."), {}};
        const QString name = oplog::toText(member->value(QStringLiteral("name")));
        LW_CHECK(checkOverlap(tx.db(), leave, name));
        tx.setSentence(QStringLiteral("Leave of %1").arg(name));
        Leave saved = leave;
        saved.id = tx.ids().make<LeaveId>();
        LW_CHECK(store::team::insertLeave(tx, saved));
        if (saved.from > tx.now())
            return saved.id;
        LW_CHECK(store::returns::noteBegun(tx, saved.id));
        if (saved.to <= tx.now())
            return saved.id;
        LW_TRY(const int released, releaseLeads(tx, saved.memberId, BackCause::Leave));
        if (released > 0)
            tx.setSentence(QStringLiteral("Leave of %1, %2").arg(name, releasedText(released)));
        return saved.id;
    });
}

Answer<bool> TeamService::removeLeave(LeaveId leave) {
    auto answer = m_core.store.write<bool>(m_core.byPerson(QStringLiteral("leave.remove"), QStringLiteral("Leave taken out")),
                                           [leave](WriteTx& tx) { return tx.remove(oplog::Entity::Leave, leave.bytes()); });
    MaintenanceService(m_core).assignWaiting();
    return answer;
}

Answer<QList<Candidate>> TeamService::salespeople() {
    return m_core.store.read<QList<Candidate>>([now = m_core.clock.now()](Connection& connection) -> Result<QList<Candidate>> {
        LW_TRY(const Choosing choosing, Choosing::now(connection, now));
        return choosing.team;
    });
}

Answer<AssignmentRules> TeamService::assignmentRules() {
    return m_core.store.read<AssignmentRules>([](Connection& connection) { return store::team::assignmentRules(connection); });
}

Answer<AssignmentRules> TeamService::saveAssignmentRules(AssignmentRules rules) {
    auto answer = m_core.store.write<AssignmentRules>(
        m_core.byPerson(QStringLiteral("assignment.rules"), QStringLiteral("How leads are given changed")),
        [rules](WriteTx& tx) -> Result<AssignmentRules> {
            LW_TRY(const auto team, store::team::members(tx.db()));
            LW_CHECK(checkRules(rules, team));
            return store::team::saveAssignmentRules(tx, rules);
        });
    MaintenanceService(m_core).assignWaiting();
    return answer;
}

Answer<BackTestReport> TeamService::backTest(std::optional<AssignmentRules> rules, Instant from, Instant to) {
    return m_core.store.read<BackTestReport>(
        [rules, from, to, now = m_core.clock.now()](Connection& connection) -> Result<BackTestReport> {
            if (rules) {
                LW_TRY(const auto team, store::team::members(connection));
                LW_CHECK(checkRules(*rules, team));
            }
            Progress unwatched;
            return services::backTest(connection, {rules, {}}, {from, to, now}, unwatched);
        },
        store::Store::Reading::Long);
}

Answer<WorkspaceSettings> TeamService::settings() {
    return m_core.store.read<WorkspaceSettings>([](Connection& connection) { return store::team::settings(connection); });
}

Answer<bool> TeamService::saveSettings(WorkspaceSettings settings) {
    return m_core.store.write<bool>(m_core.byPerson(QStringLiteral("settings.save"), QStringLiteral("Settings changed")),
                                    [settings](WriteTx& tx) -> Result<bool> {
                                        LW_CHECK(check(settings));
                                        LW_CHECK(store::team::saveSettings(tx, settings));
                                        return true;
                                    });
}

} // namespace leadwell::services
