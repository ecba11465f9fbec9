// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/Lookalikes.h"

#include "core/domain/lead/LeadDetail.h"
#include "core/services/capture/Recogniser.h"
#include "core/services/capture/TypedContacts.h"
#include "core/store/memory/SearchText.h"
#include "core/store/repository/LeadListQuery.h"
#include "core/store/repository/TeamRepository.h"
#include "core/store/search/SearchWords.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using store::Connection;
using store::LeadListQuery;

namespace {

constexpr qsizetype contactCharsMin = 4;
constexpr qsizetype nameCharsMin = 3;
constexpr int namesLookedAt = 100;

bool isPhone(IdentityKind kind) {
    return kind == IdentityKind::Phone || kind == IdentityKind::WhatsApp;
}

/// Every typed word begins a word of the name or the company, in any order and script.
bool isSimilar(const LeadRow& row, const QString& typed) {
    const auto wordsOf = [](const QString& text) { return store::searchWords(store::foldForSearch(text)); };
    const QByteArray known = ' ' + wordsOf(row.customer + u' ' + row.company);
    const QList<QByteArray> words = wordsOf(typed).split(' ');
    return std::all_of(words.cbegin(), words.cend(),
                       [&known](const QByteArray& word) { return known.contains(QByteArray(1, ' ').append(word)); });
}

class Search {
public:
    Search(Connection& connection, store::LeadMemory& memory, Instant now, int limit)
        : m_connection(connection)
        , m_query(connection, memory, now)
        , m_limit(limit) {}

    Result<QList<Lookalike>> find(const QString& contact, const QString& name);

private:
    bool isFull() const { return m_found.size() >= m_limit; }
    Result<void> addHolders(const QString& contact, const QString& name, const QString& region);
    Result<void> addPerson(PersonId person, Lookalike::Why why, bool takesIt);
    void add(const LeadRow& row, Lookalike::Why why, bool takesIt);

    Connection& m_connection;
    LeadListQuery m_query;
    int m_limit;
    QList<Member> m_members;
    QList<Lookalike> m_found;
};

void Search::add(const LeadRow& row, Lookalike::Why why, bool takesIt) {
    const bool isThere =
        std::any_of(m_found.cbegin(), m_found.cend(), [&row](const Lookalike& known) { return known.number == row.number; });
    if (isThere || isFull())
        return;
    Lookalike known{why, row.number, row.customer, row.company, row.contact, {}, isOpen(row.stage), takesIt};
    for (const Member& member : std::as_const(m_members)) {
        if (row.ownerId.isSet() && member.id == row.ownerId)
            known.owner = member.name;
    }
    m_found.append(known);
}

/// Their open lead, otherwise the newest: where an enquiry of theirs would be looked for.
Result<void> Search::addPerson(PersonId person, Lookalike::Why why, bool takesIt) {
    LW_TRY(const QList<qint64> numbers, store::people::leadNumbersOf(m_connection, person));
    LW_TRY(const QList<LeadRow> rows, m_query.rows(numbers));
    const auto open = std::find_if(rows.cbegin(), rows.cend(), [](const LeadRow& row) { return isOpen(row.stage); });
    if (!rows.isEmpty())
        add(open != rows.cend() ? *open : rows.first(), why, takesIt);
    return {};
}

/// Everybody who has what was typed. Whom it would be added to is decided as when it is added.
Result<void> Search::addHolders(const QString& contact, const QString& name, const QString& region) {
    const auto typed = typedContacts(contact, region);
    if (!typed || typed->isEmpty())
        return {}; // Half a number, or no number: nobody has it yet.
    Sender sender;
    sender.name = name;
    sender.identities = *typed;
    sender.strongest = typed->first().kind;
    const auto holdersOf = [this](const Identity& identity) {
        return store::people::holdersOf(m_connection, identity.kind, identity.account, identity.value);
    };
    LW_TRY(const Recognition recognition, whoIs(sender, holdersOf));
    for (const Identity& identity : *typed) {
        LW_TRY(const auto holders, holdersOf(identity));
        for (const auto& holder : holders)
            LW_CHECK(addPerson(holder.person, isPhone(identity.kind) ? Lookalike::Why::SamePhone : Lookalike::Why::SameEmail,
                               holder.person == recognition.person));
    }
    std::stable_partition(m_found.begin(), m_found.end(), [](const Lookalike& known) { return known.takesIt; });
    return {};
}

Result<QList<Lookalike>> Search::find(const QString& contact, const QString& name) {
    LW_TRY(const WorkspaceSettings settings, store::team::settings(m_connection));
    LW_TRY(m_members, store::team::members(m_connection));
    LW_CHECK(addHolders(contact, name, settings.region));
    if (m_found.isEmpty() && contact.size() >= contactCharsMin) {
        LW_TRY(const QList<LeadRow> rows, m_query.namedLike(contact, m_limit));
        for (const LeadRow& row : rows)
            add(row, Lookalike::Why::LikeContact, false);
    }
    if (name.size() >= nameCharsMin && !isFull()) {
        LW_TRY(const QList<LeadRow> rows, m_query.namedLike(name, namesLookedAt));
        for (const LeadRow& row : rows) {
            if (isSimilar(row, name))
                add(row, Lookalike::Why::SimilarName, false);
        }
    }
    return m_found;
}

} // namespace

Result<QList<Lookalike>> lookalikes(Connection& connection, store::LeadMemory& memory, const QString& contact,
                                    const QString& name, Instant now, int limit) {
    return Search(connection, memory, now, limit).find(contact.trimmed(), name.simplified());
}

} // namespace leadwell::services
