// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/TeamClock.h"

#include <QLocale>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr int secondsPerMinute = 60;

int minutesOf(const QTimeZone& zone, Instant at) {
    return zone.isValid() ? zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.ms())) / secondsPerMinute : 0;
}

} // namespace

bool TeamClock::looksAtZones(const AssignmentRules& rules) {
    return rules.strategy == Strategy::Geographic ||
           (rules.strategy == Strategy::Custom && rules.weights[static_cast<size_t>(Criterion::Geography)] != 0);
}

const TeamClock::Known& TeamClock::of(MemberId member, const Place& place) {
    const auto known = m_known.constFind(member);
    if (known != m_known.cend())
        return *known;
    Known made{place, QTimeZone((place.timeZone.isEmpty() ? m_settings.timeZone : place.timeZone).toUtf8()), {}};
    const auto week = parseBusinessHours(place.workingHours.isEmpty() ? m_settings.businessHours : place.workingHours);
    if (week && made.zone.isValid())
        made.hours.emplace(*week, made.zone);
    return *m_known.insert(member, made);
}

void TeamClock::tell(Candidate& candidate, const Place& place, const AssignmentRules& rules, Instant at) {
    if (rules.mindsHours) {
        const Known& known = of(candidate.id, place);
        candidate.isAtWork = !known.hours || known.hours->isWorking(at);
    }
    if (looksAtZones(rules))
        candidate.zoneMinutes = minutesOf(of(candidate.id, place).zone, at);
}

std::optional<int> TeamClock::zoneMinutesOf(const QString& country, Instant at) {
    const QLocale::Territory territory = QLocale::codeToTerritory(country);
    std::optional<int> minutes;
    if (country.isEmpty() || territory == QLocale::AnyTerritory)
        return minutes;
    auto zones = m_zones.constFind(country);
    if (zones == m_zones.cend()) {
        QList<QTimeZone> all;
        for (const QByteArray& id : QTimeZone::availableTimeZoneIds(territory))
            all.append(QTimeZone(id));
        zones = m_zones.insert(country, all);
    }
    for (const QTimeZone& zone : *zones) {
        const int here = minutesOf(zone, at);
        if (minutes && *minutes != here)
            return std::nullopt;
        minutes = here;
    }
    return minutes;
}

} // namespace leadwell::services
