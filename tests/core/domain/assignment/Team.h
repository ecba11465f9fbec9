// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Decision.h"

namespace leadwell::test {

template<class IdType>
IdType idOf(int number) {
    return IdType::fromText(QStringLiteral("00000000-0000-7000-8000-%1").arg(number, 12, 16, QLatin1Char('0')));
}

/// So many people, free, equal and owed nothing.
inline QList<domain::Candidate> teamOf(int count) {
    static const QStringList names{QStringLiteral("Asha"), QStringLiteral("Karan"), QStringLiteral("Meera"),
                                   QStringLiteral("Dev"),  QStringLiteral("Sunil"), QStringLiteral("Priya"),
                                   QStringLiteral("Farid")};
    QList<domain::Candidate> team;
    for (int i = 0; i < count; ++i) {
        domain::Candidate person;
        person.id = idOf<MemberId>(i + 1);
        person.name = names.value(i, QStringLiteral("Person %1").arg(i));
        team.append(person);
    }
    return team;
}

inline domain::LeadFacts leadOf(int number) {
    domain::LeadFacts lead;
    lead.id = idOf<LeadId>(number + 1'000);
    return lead;
}

/// As the store does it: what each is owed after, and one more for whoever got it.
inline void give(QList<domain::Candidate>& team, const domain::AssignmentDecision& decision, qint64 atMs) {
    for (qsizetype i = 0; i < team.size(); ++i) {
        team[i].deficitMicro = decision.standings.at(i).deficitAfterMicro;
        if (team.at(i).id != decision.chosen)
            continue;
        ++team[i].openLeads;
        ++team[i].monthGiven;
        team[i].lastGivenMs = atMs;
    }
}

} // namespace leadwell::test
