// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/TeamService.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/TeamRepository.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::WriteTx;

namespace {

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<void> check(const Member& member, const QList<Member>& others) {
    static const QRegularExpression colour(QStringLiteral("^#[0-9A-Fa-f]{6}$"));
    if (member.name.trimmed().isEmpty())
        return invalid(QStringLiteral("The person has no name; nothing was saved."));
    if (!colour.match(member.colour).hasMatch())
        return invalid(QStringLiteral("“%1” is not a colour; write it like #3553C9.").arg(member.colour));
    for (const Member& other : others) {
        if (other.id != member.id && other.isActive && other.name.compare(member.name.trimmed(), Qt::CaseInsensitive) == 0)
            return Error{ErrorKind::Conflict, QStringLiteral("There is a “%1” in the team already.").arg(other.name), {}};
    }
    return {};
}

Result<void> check(const WorkspaceSettings& settings) {
    if (!QTimeZone(settings.timeZone.toUtf8()).isValid())
        return invalid(QStringLiteral("“%1” is not a time zone; write it like Asia/Kolkata.").arg(settings.timeZone));
    static const QRegularExpression currency(QStringLiteral("^[A-Z]{3}$"));
    if (!currency.match(settings.currency).hasMatch())
        return invalid(QStringLiteral("“%1” is not a currency; write its three letters, like INR.").arg(settings.currency));
    if (const auto hours = parseBusinessHours(settings.businessHours); !hours)
        return hours.error();
    return {};
}

} // namespace

Answer<QList<Member>> TeamService::members() {
    return m_core.store.read<QList<Member>>([](Connection& connection) { return store::team::members(connection); });
}

Answer<MemberId> TeamService::saveMember(Member member) {
    return m_core.store.write<MemberId>(
        m_core.byPerson(QStringLiteral("member.save"), QStringLiteral("%1 saved").arg(member.name)),
        [member](WriteTx& tx) -> Result<MemberId> {
            Member saved = member;
            saved.name = saved.name.simplified();
            LW_TRY(const auto others, store::team::members(tx.db()));
            LW_CHECK(check(saved, others));
            const bool isNew = !saved.id.isSet();
            if (isNew)
                saved.id = tx.ids().make<MemberId>();
            LW_CHECK(store::team::saveMember(tx, saved, isNew));
            return saved.id;
        });
}

Answer<bool> TeamService::deactivateMember(MemberId id) {
    return m_core.store.write<bool>(
        m_core.byPerson(QStringLiteral("member.leave"), QStringLiteral("Person taken out of the team")), [id](WriteTx& tx) {
            return tx.update(oplog::Entity::Member, id.bytes(),
                             {{QStringLiteral("is_active"), qint64(0)}, {QStringLiteral("is_available"), qint64(0)}});
        });
}

Answer<WorkspaceSettings> TeamService::settings() {
    return m_core.store.read<WorkspaceSettings>([](Connection& connection) { return store::team::settings(connection); });
}

Answer<bool> TeamService::saveSettings(WorkspaceSettings settings) {
    if (const auto checked = check(settings); !checked)
        return answered<bool>(checked.error());
    return m_core.store.write<bool>(m_core.byPerson(QStringLiteral("settings.save"), QStringLiteral("Settings changed")),
                                    [settings](WriteTx& tx) -> Result<bool> {
                                        LW_CHECK(store::team::saveSettings(tx, settings));
                                        return true;
                                    });
}

} // namespace leadwell::services
