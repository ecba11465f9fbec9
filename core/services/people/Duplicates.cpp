// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/people/Duplicates.h"

#include "core/services/lead/Lookalikes.h"
#include "core/services/people/AlsoKnown.h"
#include "core/store/repository/LeadListQuery.h"
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

constexpr qsizetype lettersMin = 2;
constexpr int lookedAtForEach = 4; ///< somebody with many leads is one choice

/// "12", "L-12"; 0: it is no number of a lead.
qint64 numberIn(const QString& typed) {
    QString digits = typed.trimmed();
    if (digits.startsWith(QStringLiteral("L-"), Qt::CaseInsensitive))
        digits.remove(0, 2);
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number > 0 && digits.at(0).isDigit() ? number : 0;
}

QString reasonOf(Lookalike::Why why) {
    switch (why) {
    case Lookalike::Why::SamePhone:
        return QStringLiteral("this phone");
    case Lookalike::Why::SameEmail:
        return QStringLiteral("this e-mail");
    case Lookalike::Why::LikeContact:
    case Lookalike::Why::SimilarName:
        break;
    }
    return {};
}

/// What a list shows of them.
Result<void> describe(Connection& connection, store::LeadMemory& memory, Instant now, QList<MergeChoice>& choices) {
    QList<qint64> numbers;
    for (const MergeChoice& one : std::as_const(choices))
        numbers.append(one.lead);
    LW_TRY(const QList<LeadRow> rows, store::LeadListQuery(connection, memory, now).rows(numbers));
    for (MergeChoice& one : choices) {
        const auto row =
            std::find_if(rows.cbegin(), rows.cend(), [&one](const LeadRow& known) { return known.number == one.lead; });
        if (row == rows.cend())
            continue;
        one.name = one.name.isEmpty() ? row->customer : one.name;
        one.company = row->company == one.name ? QString() : row->company;
        one.stage = row->stage;
    }
    return {};
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
            choices.append({other, name, reason, isSuggested, {}, Stage::New});
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
    LW_CHECK(describe(connection, memory, now, choices));
    return choices;
}

Result<QList<MergeChoice>> findToMerge(Connection& connection, store::LeadMemory& memory, qint64 number, const QString& typed,
                                       Instant now, int limit) {
    const qint64 typedNumber = numberIn(typed);
    if (typedNumber == 0 && typed.trimmed().size() < lettersMin)
        return mergeChoices(connection, memory, number, now, limit);
    LW_TRY(const store::LeadRecord lead, store::leads::read(connection, number));
    LW_TRY(const auto own, store::unions::groupOf(connection, lead.personId));
    QList<PersonId> known = own;
    QList<MergeChoice> choices;
    const auto add = [&](qint64 other, const QString& reason, bool isAsked) -> Result<void> {
        const auto found = store::leads::read(connection, other);
        if (!found) // Nobody's number, or gone since.
            return found.error().kind == ErrorKind::NotFound ? Result<void>() : Result<void>(found.error());
        // Whoever types the number of a lead of theirs is told that they are one.
        const bool isNew = !known.contains(found->personId) || (isAsked && own.contains(found->personId));
        if (found->number == lead.number || !isNew || choices.size() >= limit)
            return {};
        LW_TRY(const auto group, store::unions::groupOf(connection, found->personId));
        known += group;
        choices.append({found->number, {}, reason, false, {}, found->stage});
        return {};
    };
    if (typedNumber > 0)
        LW_CHECK(add(typedNumber, {}, true));
    const int looked = limit * lookedAtForEach;
    LW_TRY(const auto alike, lookalikes(connection, memory, typed, typed, now, looked));
    for (const Lookalike& one : alike)
        LW_CHECK(add(one.number, reasonOf(one.why), false));
    LW_TRY(const auto rows, store::LeadListQuery(connection, memory, now).namedLike(typed, looked));
    for (const LeadRow& row : rows)
        LW_CHECK(add(row.number, {}, false));
    LW_CHECK(describe(connection, memory, now, choices));
    return choices;
}

} // namespace leadwell::services
