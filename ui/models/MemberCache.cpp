// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/MemberCache.h"

#include "core/base/Log.h"
#include "core/services/TeamService.h"

namespace leadwell::models {

MemberCache::MemberCache(services::TeamService& team, QObject* parent) : QObject(parent), m_team(team) {
    refresh();
}

QList<domain::Member> MemberCache::activeMembers() const {
    QList<domain::Member> active;
    for (const domain::Member& member : m_members) {
        if (member.isActive)
            active.append(member);
    }
    return active;
}

const domain::Member* MemberCache::find(MemberId id) const {
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &m_members.at(*place);
}

QString MemberCache::nameOf(MemberId id) const {
    const domain::Member* member = find(id);
    return member ? member->name : QString();
}

void MemberCache::refresh() {
    const quint64 generation = ++m_generation;
    m_team.settings().then(this, [this, generation](const Result<domain::WorkspaceSettings>& settings) {
        if (generation == m_generation && settings)
            take(*settings);
    });
    m_team.members().then(this, [this, generation](const Result<QList<domain::Member>>& members) {
        if (generation != m_generation)
            return;
        if (!members) {
            qCWarning(logUi) << "The team could not be read:" << members.error().detail;
            return;
        }
        take(*members);
    });
}

void MemberCache::onDeskChanged(const services::ChangeSet& changes) {
    if (changes.team || changes.bulk)
        refresh();
}

void MemberCache::take(const QList<domain::Member>& members) {
    m_isLoaded = true;
    m_members = members;
    m_places.clear();
    for (qsizetype i = 0; i < m_members.size(); ++i)
        m_places.insert(m_members.at(i).id, i);
    Q_EMIT changed();
}

void MemberCache::take(const domain::WorkspaceSettings& settings) {
    m_settings = settings;
    const QTimeZone zone(settings.timeZone.toLatin1());
    m_zone = zone.isValid() ? zone : QTimeZone::utc();
    m_locale = settings.locale.isEmpty() ? QLocale::c() : QLocale(settings.locale);
    Q_EMIT changed();
}

} // namespace leadwell::models
