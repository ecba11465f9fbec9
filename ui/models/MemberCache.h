// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/services/ChangeSet.h"

#include <QHash>
#include <QList>
#include <QLocale>
#include <QObject>
#include <QTimeZone>

namespace leadwell::services {
class TeamService;
}

namespace leadwell::models {

/// The people of the team and the workspace's settings, always at hand for painting. Empty until the first answer.
/// Main thread.
class MemberCache final : public QObject {
    Q_OBJECT
public:
    explicit MemberCache(services::TeamService& team, QObject* parent = nullptr);

    bool isLoaded() const { return m_isLoaded; }
    /// Active ones first, in the order they were added.
    const QList<domain::Member>& members() const { return m_members; }
    QList<domain::Member> activeMembers() const;
    /// nullptr for nobody and for somebody unknown; valid until changed().
    const domain::Member* find(MemberId id) const;
    QString nameOf(MemberId id) const;

    const domain::WorkspaceSettings& settings() const { return m_settings; }
    MemberId me() const { return m_settings.me; }
    /// UTC and the C locale when the settings cannot be read.
    const QTimeZone& zone() const { return m_zone; }
    const QLocale& locale() const { return m_locale; }

    void refresh();
    void onDeskChanged(const services::ChangeSet& changes);

Q_SIGNALS:
    void changed();

private:
    void take(const QList<domain::Member>& members);
    void take(const domain::WorkspaceSettings& settings);

    services::TeamService& m_team;
    QList<domain::Member> m_members;
    QHash<MemberId, qsizetype> m_places;
    domain::WorkspaceSettings m_settings;
    QTimeZone m_zone = QTimeZone::utc();
    QLocale m_locale = QLocale::c();
    quint64 m_generation = 0;
    bool m_isLoaded = false;
};

} // namespace leadwell::models
