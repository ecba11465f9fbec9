// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/success/Performance.h"
#include "core/store/WriteTx.h"

namespace leadwell::store::success {

/// What counts how much: those that come with Leadwell, and the workspace's own, the earliest first.
Result<QList<domain::SuccessDefinition>> definitions(Connection& connection);
/// Writes it in the place of the one of its name that begins at the same moment, or beside those there are. Answers it as stored.
Result<domain::SuccessDefinition> saveDefinition(WriteTx& tx, const domain::SuccessDefinition& definition);
/// False when it was gone.
Result<bool> removeDefinition(WriteTx& tx, SuccessDefinitionId id);

/// Its id is made here, and whether the customer had one of its kind before is looked up. Answers it as stored.
Result<domain::SuccessEvent> insert(WriteTx& tx, const domain::SuccessEvent& event);
/// It counts no longer. Errors: NotFound.
Result<void> takeBack(WriteTx& tx, SuccessEventId id);

/// With who it was and for whom, as lists show it.
struct Told {
    domain::SuccessEvent event;
    qint64 leadNumber = 0;
    QString customer;
    QString member; ///< empty: nobody
};
struct Query {
    MemberId member; ///< not set: everybody
    LeadId lead;     ///< not set: every lead
    Instant from;    ///< later than this; not set: since ever
    Instant to;      ///< up to this; not set: until now
    bool withTakenBack = false;
    int limit = 1'000;
};
/// The newest first.
Result<QList<Told>> list(Connection& connection, const Query& query);
/// Errors: NotFound.
Result<Told> one(Connection& connection, SuccessEventId id);

/// Points of everybody at a moment: what domain::scoreOf says, counted by the database. Some 0.1 µs a success.
Result<domain::Scores> scores(Connection& connection, Instant at);
/// When time alone changes them next: a success is too long ago, or one that is written down already has happened. Two steps into
/// an index.
Result<Instant> scoresChangeAt(Connection& connection, Instant at);

/// Who had the lead at a moment; not set: nobody.
Result<MemberId> ownerAt(Connection& connection, LeadId lead, Instant at);

/// Leads that somebody was given from one moment to another, and how many of them are won by now.
struct Conversion {
    int given = 0;
    int won = 0;
    friend bool operator==(const Conversion&, const Conversion&) = default;
};
Result<QHash<MemberId, Conversion>> conversions(Connection& connection, Instant from, Instant to);

} // namespace leadwell::store::success
