// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/domain/Words.h"
#include "core/domain/assignment/GivenBack.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace leadwell::domain {

/// Somebody of the team at the moment of a decision, with everything the decision looks at. Words are folded (lower case, one
/// space). Source: spec mission §2.6, ASG-01 to ASG-13.
struct Candidate {
    MemberId id;
    QString name;
    bool isAvailable = true; ///< the person's own switch
    bool isOnLeave = false;
    bool isAtWork = true;        ///< by their working hours
    QStringList skills;          ///< products, industries and languages they know; none: no speciality
    QStringList regions;         ///< cities, states, beginnings of PIN codes, countries; none: no region
    std::optional<int> capacity; ///< open leads at once; not set: no limit; 0: takes none
    int openLeads = 0;
    int monthMin = 0;
    std::optional<int> monthMax;
    int monthGiven = 0;      ///< leads given this month, in the workspace's zone
    int performance = 500;   ///< per mille; what success events make of it
    int zoneMinutes = 0;     ///< their offset from UTC now
    qint64 lastGivenMs = 0;  ///< 0: never
    qint64 deficitMicro = 0; ///< what they are owed, in millionths of a lead
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What of a lead decides who gets it. Words are folded.
struct LeadFacts {
    LeadId id;
    Source source = Source::Unknown;
    int score = 0; ///< 0 to 100
    QString product;
    QString industry;
    QString language;
    QString city;
    QString state;
    QString country;
    QString postalCode;
    std::optional<int> zoneMinutes; ///< the customer's offset from UTC now
    std::optional<GivenBack> back;  ///< somebody lost it by the rules
    friend bool operator==(const LeadFacts&, const LeadFacts&) = default;
};

/// Why somebody gets no lead now, in the order in which it is asked.
enum class Hindrance : quint8 { None, NotInPool, Away, OnLeave, OffHours, AtCapacity, MonthFull, HadIt };
inline constexpr int hindranceCount = 8;

/// "at capacity"; empty for None.
QString inWords(Hindrance hindrance);
/// `isInPool`: the rules name this person, or nobody.
Hindrance hindranceOf(const Candidate& candidate, bool isInPool, bool mindsHours);

} // namespace leadwell::domain
