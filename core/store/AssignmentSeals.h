// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Connection.h"

#include <QStringList>

struct sqlite3;

namespace leadwell::store {

/// What a person reads of who got a lead, why, when and by whom (tables assignment and operation) is sealed in the transaction
/// that writes it: hashes in a chain that also names the last record of the ledger of decisions (docs/adr/0009). Whoever changes
/// any of it afterwards is found.
class AssignmentSeals {
public:
    /// The assignment was written, changed or taken out by this transaction.
    void touched(const QByteArray& assignment) { m_touched.append(assignment); }
    /// What was touched, as it is now; nothing where nothing was.
    Result<void> write(Connection& connection, qint64 operationNo);

    struct Checked {
        qint64 assignments = 0;
        QString lastHash; ///< empty: nothing was sealed
        QStringList problems;
    };
    /// For verify. Follows the chain and compares every assignment with it; a sentence for each contradiction.
    static Result<Checked> check(Connection& connection);

private:
    QList<QByteArray> m_touched;
};

/// sealed(…) in SQL: the SHA-256 of any number of values with their kinds, as 64 hexadecimal digits.
void addSealedTo(sqlite3* database);

} // namespace leadwell::store
