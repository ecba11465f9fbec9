// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oplog/Journal.h"
#include "core/store/Connection.h"

#include <QStringList>

#include <utility>

struct sqlite3;

namespace leadwell::store {

/// What was decided (who got a lead and why, what triage said and did) and what decides (the rules, the people of the team, their
/// leave) is sealed in the transaction that writes it: hashes in a chain that also names the operation and the last record of the
/// ledger of decisions (docs/adr/0009). Whoever changes any of it afterwards is found.
class Seals {
public:
    /// The row was written, changed or taken out by this transaction. What is not sealed is passed over.
    void touched(oplog::Entity entity, const QByteArray& id);
    /// What was touched, as it is now; nothing where nothing was. One row, and a look at each row that was touched.
    Result<void> write(Connection& connection, qint64 operationNo);

    struct Checked {
        qint64 decisions = 0; ///< of owners and of triage
        qint64 deciding = 0;  ///< rules, people and leave
        QString lastHash;     ///< empty: nothing was sealed
        QStringList problems;
    };
    /// For verify. Follows the chain and compares everything with it; a sentence for each contradiction. Some 60 bytes of memory
    /// for each row.
    static Result<Checked> check(Connection& connection);
    /// Decisions up to this one may name a version of the rules that came to mean others: before it, the number of a change that
    /// was taken back was given again.
    static Result<qint64> lastWithDoubtfulRules(Connection& connection);

private:
    QList<std::pair<oplog::Entity, QByteArray>> m_touched;
};

/// sealed(…) in SQL: the SHA-256 of any number of values with their kinds, as 64 hexadecimal digits.
void addSealedTo(sqlite3* database);

} // namespace leadwell::store
