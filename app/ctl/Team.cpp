// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Team.h"

#include "app/ctl/Await.h"

namespace leadwell::ctl {

Result<Team> Team::of(services::Desk& desk) {
    Team team;
    LW_TRY(team.members, await(desk.team().members()));
    LW_TRY(const auto settings, await(desk.team().settings()));
    team.me = settings.me;
    team.zone = QTimeZone(settings.timeZone.toUtf8());
    return team;
}

json::Names Team::names() const {
    json::Names names;
    for (const domain::Member& member : members)
        names.insert(member.id, member.name);
    return names;
}

Result<MemberId> Team::find(const QString& text) const {
    if (text == QStringLiteral("me") && me.isSet())
        return me;
    QList<MemberId> begin;
    QStringList known;
    for (const domain::Member& member : members) {
        if (member.id.text() == text || member.name.compare(text, Qt::CaseInsensitive) == 0)
            return member.id;
        if (member.name.startsWith(text, Qt::CaseInsensitive))
            begin.append(member.id);
        known.append(member.name);
    }
    if (begin.size() == 1 && !text.isEmpty())
        return begin.first();
    return Error{ErrorKind::Invalid,
                 QStringLiteral("“%1” is nobody of the team (%2).")
                     .arg(text, known.isEmpty() ? QStringLiteral("which is empty") : known.join(QStringLiteral(", "))),
                 {}};
}

} // namespace leadwell::ctl
