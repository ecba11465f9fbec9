// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/Person.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// People and the identities by which they are recognised.
namespace people {

struct Holder {
    PersonId person;
    QString name;
    bool identifies = true;
    PersonId group = {};         ///< the same for those who are one; not set: they are nobody else
    QStringList otherNames = {}; ///< of those who are one with them
};

/// Everybody who has this identity; at most one of them is identified by it.
Result<QList<Holder>> holdersOf(Connection& connection, domain::IdentityKind kind, const QString& account, const QString& value);
/// With identities, oldest first. Errors: NotFound.
Result<domain::Person> read(Connection& connection, PersonId id);
/// Empty where there is nobody.
Result<QString> nameOf(Connection& connection, PersonId id);
Result<void> insert(WriteTx& tx, const domain::Person& person);
/// For callers that looked every identity up in this transaction: written as they are.
Result<void> insertAsIs(WriteTx& tx, const domain::Person& person);
Result<void> insertIdentity(WriteTx& tx, PersonId person, const domain::Identity& identity);
/// Adds an identity; when somebody else is identified by it already it is kept as a mere contact.
Result<void> addIdentity(WriteTx& tx, PersonId person, domain::Identity identity);
/// An identity they have leads to them from now on; false when it leads to somebody else, or did already.
Result<bool> makeIdentifying(WriteTx& tx, PersonId person, const domain::Identity& identity);
/// Somebody whom no phone, e-mail or account identifies, and the `extra` of one of their leads.
struct Unidentified {
    domain::Person person;
    QString leadExtra;
};
/// One row per lead (or one without lead), for imports that must not make the same people twice. Cost: a scan.
Result<QList<Unidentified>> unidentified(Connection& connection);
/// Numbers of all leads of a person and of those who are one with them, newest activity first; without those that are shown in
/// another one.
Result<QList<qint64>> leadNumbersOf(Connection& connection, PersonId person);
/// Writes down that two people may be one; a pair is suggested once, and not at all where they are one, or where somebody said
/// that they, or those who are one with them, are not. True: it is, or was already, an open question.
Result<bool> suggestSame(WriteTx& tx, PersonId a, PersonId b, const QString& reason);
enum class SuggestionState : quint8 { Open, NotTheSame, Merged };
/// What was suggested of two people, and what somebody said to it.
struct Suggested {
    QByteArray id;
    PersonId a;
    PersonId b;
    QString reason;
    SuggestionState state = SuggestionState::Open;
    Instant at;
};
/// Of each pair of one of some and one of others.
Result<QList<Suggested>> saidBetween(Connection& connection, const QList<PersonId>& some, const QList<PersonId>& others);
/// Remembers what somebody said of a pair, suggested or not.
Result<void> setSaid(WriteTx& tx, PersonId a, PersonId b, SuggestionState state, const QString& reason);
/// The newest first. Cost: all that wait.
Result<QList<Suggested>> openSuggestions(Connection& connection);
/// About just this person, the newest first.
Result<QList<Suggested>> openSuggestionsOf(Connection& connection, PersonId person);
/// "May be the same person as Anita Desai (same phone)"
Result<QStringList> suggestionsFor(Connection& connection, PersonId person);

} // namespace people

} // namespace leadwell::store
