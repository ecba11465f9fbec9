// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/LedgerCorrection.h"
#include "core/store/Connection.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace leadwell::store::ledger {

/// A record of the ledger, with what became of its lead.
struct Replayed {
    qint64 no = 0;
    bool isCorrection = false;
    QByteArray json;
    std::optional<Instant> leftAt; ///< when the lead was closed, or somebody else got it by hand or again
};
/// In the ledger's order, from the first decision of an assignment at `from` or later. `visit` answers false to end it.
Result<void> replay(Connection& connection, Instant from, const std::function<Result<bool>(const Replayed&)>& visit);
/// The same without what became of the leads: much faster.
Result<void> decisions(Connection& connection, Instant from, const std::function<Result<bool>(const Replayed&)>& visit);
/// How many leads each was given by a person, from one moment up to another.
Result<QHash<MemberId, int>> givenByHand(Connection& connection, Instant from, Instant to);
/// The number of the first decision whose assignment is not earlier; 0: there is none.
Result<qint64> firstFrom(Connection& connection, Instant from);
/// Decisions that some correction names, all of those from `first` on; others may be among them. Costs the corrections since.
Result<QSet<qint64>> correctedDecisions(Connection& connection, qint64 first);

struct FirstContacts {
    int due = 0;
    int late = 0; ///< made after they were due, in working time, or not at all by `now`
};
/// By the clocks of first contact: of whose leads, of those due from one moment to another.
Result<QHash<MemberId, FirstContacts>> firstContacts(Connection& connection, Instant from, Instant to, Instant now);

} // namespace leadwell::store::ledger
