// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/people/AlsoKnown.h"

#include "core/domain/person/Phone.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/UnionRepository.h"

#include <QSet>

namespace leadwell::services {

using namespace domain;

namespace {

/// Who would be left with somebody, were one union cut.
QSet<PersonId> sideWithout(const QList<PersonUnion>& unions, UnionId cut, PersonId start) {
    QSet<PersonId> side{start};
    for (qsizetype before = 0; before != side.size();) {
        before = side.size();
        for (const PersonUnion& one : unions) {
            if (one.id != cut && (side.contains(one.a) || side.contains(one.b)))
                side.unite({one.a, one.b});
        }
    }
    return side;
}

} // namespace

QString calledAs(const Person& person) {
    if (!person.name.isEmpty())
        return person.name;
    if (!person.company.isEmpty())
        return person.company;
    for (const Identity& identity : person.identities) {
        if (!identity.value.isEmpty())
            return identity.kind == IdentityKind::Phone ? formatPhone(identity.value) : identity.value;
    }
    return QStringLiteral("somebody without a name");
}

Result<QList<AlsoKnownAs>> alsoKnownAs(store::Connection& connection, const store::LeadRecord& lead) {
    LW_TRY(const auto group, store::unions::groupOf(connection, lead.personId));
    QList<AlsoKnownAs> others;
    if (group.size() < 2)
        return others;
    LW_TRY(const auto unions, store::unions::ofGroup(connection, lead.personId));
    for (const PersonUnion& one : unions) {
        const bool isAOurs = sideWithout(unions, one.id, lead.personId).contains(one.a);
        LW_TRY(const Person other, store::people::read(connection, isAOurs ? one.b : one.a));
        AlsoKnownAs also{one.id, calledAs(other), one.reason, one.createdAt, 0};
        if (one.leadAway.isSet()) {
            LW_TRY(const auto away, store::leads::read(connection, one.leadAway));
            also.leadShownHere = away.shownIn == lead.id ? away.number : 0;
        }
        others.append(also);
    }
    return others;
}

} // namespace leadwell::services
