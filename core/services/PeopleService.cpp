// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/PeopleService.h"

#include "core/services/DeskCore.h"
#include "core/services/people/AlsoKnown.h"
#include "core/services/people/Duplicates.h"
#include "core/services/people/Parting.h"
#include "core/services/people/Uniting.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/UnionRepository.h"

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadRecord;
using store::WriteTx;
using store::people::SuggestionState;

namespace {

QString counted(int count, const QString& one, const QString& many) {
    return count == 1 ? QStringLiteral("1 %1").arg(one) : QStringLiteral("%1 %2").arg(count).arg(many);
}

/// "; 12 messages and 3 calls went to their own side; L-12 is by itself again"
QString partedText(const Parted& parted) {
    QStringList went;
    if (parted.messages > 0)
        went.append(counted(parted.messages, QStringLiteral("message"), QStringLiteral("messages")));
    if (parted.calls > 0)
        went.append(counted(parted.calls, QStringLiteral("call"), QStringLiteral("calls")));
    if (parted.notes > 0)
        went.append(counted(parted.notes, QStringLiteral("note"), QStringLiteral("notes")));
    QString text;
    if (!went.isEmpty())
        text += QStringLiteral("; %1 went to their own side").arg(went.join(QStringLiteral(", ")));
    for (const qint64 number : parted.leadsBack)
        text += QStringLiteral("; %1 is by itself again").arg(leadNumberText(number));
    for (const qint64 number : parted.leadsMade)
        text += QStringLiteral("; %1 was opened for what came meanwhile").arg(leadNumberText(number));
    return text;
}

/// Nobody is asked about any two of them again.
Result<void> rememberDifferent(WriteTx& tx, PersonId a, PersonId b) {
    LW_TRY(const auto some, store::unions::groupOf(tx.db(), a));
    LW_TRY(const auto others, store::unions::groupOf(tx.db(), b));
    LW_TRY(const auto said, store::people::saidBetween(tx.db(), some, others));
    for (const auto& one : said)
        LW_CHECK(store::people::setSaid(tx, one.a, one.b, SuggestionState::NotTheSame, one.reason));
    return store::people::setSaid(tx, a, b, SuggestionState::NotTheSame, QString());
}

Result<Receipt> takeApartNow(WriteTx& tx, UnionId id) {
    LW_TRY(const PersonUnion cut, store::unions::read(tx.db(), id));
    LW_CHECK(tx.remove(oplog::Entity::PersonUnion, id.bytes()));
    LW_TRY(const Parted parted, part(tx, cut));
    LW_CHECK(rememberDifferent(tx, cut.a, cut.b));
    LW_TRY(const auto a, store::unions::face(tx.db(), cut.a));
    LW_TRY(const auto b, store::unions::face(tx.db(), cut.b));
    const QString sentence =
        QStringLiteral("%1 and %2 taken apart").arg(calledAs(a.person), calledAs(b.person)) + partedText(parted);
    tx.setSentence(sentence);
    LW_TRY(const qint64 number, leadNumberOf(tx.db(), cut.a));
    return Receipt{tx.operation(), sentence, 1, number};
}

Result<Receipt> differentNow(WriteTx& tx, PersonId a, PersonId b) {
    LW_TRY(const auto first, store::people::read(tx.db(), a));
    LW_TRY(const auto second, store::people::read(tx.db(), b));
    if (a == b)
        return Error{ErrorKind::Invalid, QStringLiteral("Somebody is always the same as themself; choose somebody else."), {}};
    LW_TRY(const bool areOne, store::unions::areOne(tx.db(), a, b));
    if (areOne)
        return Error{ErrorKind::Conflict,
                     QStringLiteral("%1 and %2 are one; take them apart first.").arg(calledAs(first), calledAs(second)),
                     {}};
    LW_CHECK(rememberDifferent(tx, a, b));
    const QString sentence =
        QStringLiteral("%1 and %2 are not the same; they are not suggested again").arg(calledAs(first), calledAs(second));
    tx.setSentence(sentence);
    return Receipt{tx.operation(), sentence, tx.hasChanges() ? 1 : 0, 0};
}

} // namespace

Answer<QList<Duplicate>> PeopleService::duplicates() {
    return m_core.store.read<QList<Duplicate>>([](Connection& connection) { return duplicatesIn(connection); });
}

Answer<QList<MergeChoice>> PeopleService::choices(qint64 number, int limit) {
    store::LeadMemory* memory = &m_core.memory;
    const Instant now = m_core.clock.now();
    return m_core.store.read<QList<MergeChoice>>(
        [=](Connection& connection) { return mergeChoices(connection, *memory, number, now, limit); });
}

Answer<QList<MergeChoice>> PeopleService::find(qint64 number, QString typed, int limit) {
    store::LeadMemory* memory = &m_core.memory;
    const Instant now = m_core.clock.now();
    return m_core.store.read<QList<MergeChoice>>(
        [=](Connection& connection) { return findToMerge(connection, *memory, number, typed, now, limit); });
}

Answer<Comparison> PeopleService::compare(PersonId a, PersonId b) {
    return m_core.store.read<Comparison>([=](Connection& connection) { return comparisonOf(connection, a, b); });
}

Answer<Comparison> PeopleService::compareLeads(qint64 a, qint64 b) {
    return m_core.store.read<Comparison>([=](Connection& connection) -> Result<Comparison> {
        LW_TRY(const LeadRecord first, store::leads::read(connection, a));
        LW_TRY(const LeadRecord second, store::leads::read(connection, b));
        return comparisonOf(connection, first.personId, second.personId);
    });
}

Answer<Receipt> PeopleService::merge(Merging merging) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("people.merge"), {}),
                                       [merging](WriteTx& tx) { return unite(tx, merging); });
}

Answer<Receipt> PeopleService::takeApart(UnionId id) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("people.apart"), {}),
                                       [id](WriteTx& tx) { return takeApartNow(tx, id); });
}

Answer<Receipt> PeopleService::different(PersonId a, PersonId b) {
    return m_core.store.write<Receipt>(m_core.byPerson(QStringLiteral("people.different"), {}),
                                       [=](WriteTx& tx) { return differentNow(tx, a, b); });
}

Answer<QList<AlsoKnownAs>> PeopleService::alsoKnownAs(qint64 number) {
    return m_core.store.read<QList<AlsoKnownAs>>([number](Connection& connection) -> Result<QList<AlsoKnownAs>> {
        LW_TRY(const LeadRecord lead, store::leads::read(connection, number));
        return services::alsoKnownAs(connection, lead);
    });
}

} // namespace leadwell::services
