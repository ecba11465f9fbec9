// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/LedgerCorrection.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// Who got a lead and why (docs/adr/0009). Records are only ever appended.
namespace ledger {

struct Head {
    qint64 no = 0;   ///< of the last record; 0: there is none
    QByteArray hash; ///< of its text
};
Result<Head> head(Connection& connection);
/// `lead`: not set for a correction. Answers the new head.
Result<Head> append(WriteTx& tx, LeadId lead, const QByteArray& json);
/// The text of a record. Errors: NotFound.
Result<QByteArray> record(Connection& connection, qint64 no);
/// What each is owed.
Result<domain::Debts> debts(WriteTx& tx);
Result<domain::Debts> debts(Connection& connection);

/// Somebody of the team who could be given leads, and what of them depends on the time of the day.
struct Salesperson {
    domain::Candidate candidate; ///< all but the zone and whether they are at work
    QString workingHours;
    QString timeZone;
};
/// Active salespeople, by id. `month`: like 202611.
Result<QList<Salesperson>> salespeople(Connection& connection, int month, Instant at);

/// Open leads that were to be given when nobody could take them, oldest first, without the first `passed` of them.
Result<QList<LeadId>> waiting(Connection& connection, int limit, int passed = 0);

/// For verify. Makes every record again and compares what was remembered of it. A sentence for each contradiction.
struct Walked {
    qint64 records = 0;
    QByteArray lastHash;
    QStringList problems;
};
Result<Walked> walk(Connection& connection);

} // namespace ledger

} // namespace leadwell::store
