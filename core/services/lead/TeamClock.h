// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Candidate.h"
#include "core/domain/assignment/Decision.h"
#include "core/domain/clock/WorkingCalendar.h"
#include "core/domain/lead/WorkspaceSettings.h"

#include <QHash>

namespace leadwell::services {

/// What of a decision depends on the time of the day where somebody is: whether they are at work, and how far their clocks are
/// from UTC. Looked up only where the rules ask for it.
class TeamClock {
public:
    /// Of one person; empty: those of the workspace.
    struct Place {
        QString workingHours;
        QString timeZone;
    };
    explicit TeamClock(domain::WorkspaceSettings settings) : m_settings(std::move(settings)) {}

    /// Whether the rules look at the zones of people and customers.
    static bool looksAtZones(const domain::AssignmentRules& rules);

    void tell(domain::Candidate& candidate, const Place& place, const domain::AssignmentRules& rules, Instant at);
    /// The customer's, where all of their country has one time; nothing where it has several, or is not known.
    std::optional<int> zoneMinutesOf(const QString& country, Instant at);

private:
    struct Known {
        Place place;
        QTimeZone zone;
        std::optional<domain::WorkingCalendar> hours; ///< none: hours that cannot be read hinder nobody
    };
    const Known& of(MemberId member, const Place& place);

    domain::WorkspaceSettings m_settings;
    QHash<MemberId, Known> m_known;
    QHash<QString, QList<QTimeZone>> m_zones; ///< of a country
};

} // namespace leadwell::services
