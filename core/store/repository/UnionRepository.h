// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/Person.h"
#include "core/domain/person/PersonUnion.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// Who is one. Who is nobody else costs one look at their row; others, one for each of those who are one with them.
namespace unions {

/// Errors: NotFound.
Result<domain::PersonUnion> read(Connection& connection, UnionId id);
/// Everybody who is one with somebody, the oldest first, and themself.
Result<QList<PersonId>> groupOf(Connection& connection, PersonId person);
Result<bool> areOne(Connection& connection, PersonId a, PersonId b);
/// All unions of those who are one with somebody, oldest first.
Result<QList<domain::PersonUnion>> ofGroup(Connection& connection, PersonId person);

/// Whose value of a field is shown, by the field's name; a field that nobody has is not named.
using Sources = QMap<QString, PersonId>;
/// What is shown of those who are one: each field of whom it was chosen, otherwise of the oldest who has it; the identities of
/// all, each once, those of `person` first. The id is that of `person`. Of somebody who is nobody else it is their row.
struct Face {
    domain::Person person;
    Sources sources;         ///< empty: nobody else
    QStringList alsoKnownAs; ///< names of the others that are not shown, each once
};
/// Errors: NotFound.
Result<Face> face(Connection& connection, PersonId person);

Result<void> insert(WriteTx& tx, const domain::PersonUnion& one);
/// Errors: NotFound.
Result<void> setLeads(WriteTx& tx, UnionId id, LeadId away, LeadId kept);

/// How much there is of somebody and of those who are one with them.
struct Amount {
    int leads = 0;
    int messages = 0;
};
Result<Amount> amountOf(Connection& connection, PersonId person);

/// A message, note or call of somebody on a lead of somebody else.
struct Astray {
    oplog::Entity entity = oplog::Entity::Message;
    QByteArray row;
    LeadId lead;
    PersonId ofLead; ///< whose the lead is
    Instant at;
    bool isWord = false; ///< of theirs: neither ours nor a machine's
};
/// Oldest first.
Result<QList<Astray>> astrayOf(Connection& connection, PersonId person);

/// Sets what is derived of everybody who hangs together with one of these: shown_id, face_* and the leads' shown_in. WriteTx
/// calls it whenever a union or somebody's row changes.
Result<void> refresh(WriteTx& tx, const QList<PersonId>& people);

/// For verify: a sentence per contradiction between the unions and what is derived of them.
Result<QStringList> check(Connection& connection);

} // namespace unions

} // namespace leadwell::store
