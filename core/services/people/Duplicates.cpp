// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/people/Duplicates.h"

#include "core/services/lead/Lookalikes.h"
#include "core/services/people/AlsoKnown.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/UnionRepository.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::people::Suggested;

namespace {

/// Nothing where they became one in another way.
Result<std::optional<Duplicate>> described(Connection& connection, const Suggested& suggested) {
    LW_TRY(const bool areOne, store::unions::areOne(connection, suggested.a, suggested.b));
    if (areOne)
        return std::optional<Duplicate>();
    LW_TRY(const auto a, store::unions::face(connection, suggested.a));
    LW_TRY(const auto b, store::unions::face(connection, suggested.b));
    Duplicate duplicate;
    duplicate.a = suggested.a;
    duplicate.b = suggested.b;
    duplicate.nameA = calledAs(a.person);
    duplicate.nameB = calledAs(b.person);
    LW_TRY(duplicate.leadA, leadNumberOf(connection, suggested.a));
    LW_TRY(duplicate.leadB, leadNumberOf(connection, suggested.b));
    const Sameness sameness = samenessOf(a.person, b.person);
    QStringList reasons = sameness.why + sameness.whyNot;
    if (!reasons.contains(suggested.reason))
        reasons.prepend(suggested.reason);
    duplicate.reason = reasons.join(QStringLiteral(", "));
    duplicate.confidence = sameness.confidence;
    duplicate.since = suggested.at;
    return std::optional(duplicate);
}

Result<QList<Duplicate>> allOf(Connection& connection, const QList<Suggested>& open) {
    QList<Duplicate> duplicates;
    for (const Suggested& suggested : open) {
        LW_TRY(const auto duplicate, described(connection, suggested));
        if (duplicate)
            duplicates.append(*duplicate);
    }
    std::stable_sort(duplicates.begin(), duplicates.end(),
                     [](const Duplicate& a, const Duplicate& b) { return a.confidence > b.confidence; });
    return duplicates;
}

} // namespace

Result<qint64> leadNumberOf(Connection& connection, PersonId person) {
    LW_TRY(const auto open, store::leads::openLeadOf(connection, person));
    if (open)
        return open->number;
    LW_TRY(const auto numbers, store::people::leadNumbersOf(connection, person));
    return numbers.value(0);
}

Result<QList<Duplicate>> duplicatesIn(Connection& connection) {
    LW_TRY(const auto open, store::people::openSuggestions(connection));
    return allOf(connection, open);
}

Result<QList<Duplicate>> duplicatesOf(Connection& connection, PersonId person) {
    LW_TRY(const auto group, store::unions::groupOf(connection, person));
    QList<Suggested> open;
    for (const PersonId one : group) {
        LW_TRY(const auto some, store::people::openSuggestionsOf(connection, one));
        open += some;
    }
    LW_TRY(auto all, allOf(connection, open));
    for (Duplicate& one : all) {
        if (group.contains(one.a))
            continue;
        std::swap(one.a, one.b);
        std::swap(one.nameA, one.nameB);
        std::swap(one.leadA, one.leadB);
    }
    return all;
}

Result<QList<MergeChoice>> mergeChoices(Connection& connection, store::LeadMemory& memory, qint64 number, Instant now,
                                        int limit) {
    LW_TRY(const store::LeadRecord lead, store::leads::read(connection, number));
    LW_TRY(const auto face, store::unions::face(connection, lead.personId));
    QList<MergeChoice> choices;
    const auto add = [&](qint64 other, const QString& name, const QString& reason, bool isSuggested) {
        const bool isThere =
            std::any_of(choices.cbegin(), choices.cend(), [other](const MergeChoice& one) { return one.lead == other; });
        if (other > 0 && other != lead.number && !isThere && choices.size() < limit)
            choices.append({other, name, reason, isSuggested});
    };
    LW_TRY(const auto suggested, duplicatesOf(connection, lead.personId));
    for (const Duplicate& one : suggested)
        add(one.leadB, one.nameB, one.reason, true);
    QString contact;
    for (const Identity& identity : face.person.identities)
        contact = contact.isEmpty() ? identity.value : contact;
    LW_TRY(const auto alike, lookalikes(connection, memory, contact, face.person.name, now, limit * 2));
    for (const Lookalike& one : alike) {
        LW_TRY(const store::LeadRecord other, store::leads::read(connection, one.number));
        LW_TRY(const bool areOne, store::unions::areOne(connection, other.personId, lead.personId));
        if (!areOne)
            add(one.number, one.customer,
                one.why == Lookalike::Why::SimilarName ? QStringLiteral("similar name") : QStringLiteral("similar contact"),
                false);
    }
    return choices;
}

} // namespace leadwell::services
