// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/DecisionRecord.h"
#include "core/store/repository/LedgerRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

namespace leadwell::test {

/// Until what was asked before is done, and what was asked because of the answers, without asking for any of it.
inline void finishAsked(services::Desk& desk) {
    constexpr int rounds = 3; // What goes back is given, and what is too much for once is given after that.
    for (int i = 0; i < rounds; ++i) {
        must(desk.core().store.write<bool>(desk.core().byRule(QStringLiteral("test")),
                                           [](store::WriteTx&) -> Result<bool> { return true; }));
        QTest::qWait(0);
    }
}

/// Everything that was decided about owners after a record of the ledger.
inline QList<domain::DecisionRecord> decidedAfter(services::Desk& desk, qint64 no) {
    return must(desk.core().store.read<QList<domain::DecisionRecord>>(
        [no](store::Connection& connection) -> Result<QList<domain::DecisionRecord>> {
            QList<domain::DecisionRecord> records;
            LW_TRY(const store::ledger::Head head, store::ledger::head(connection));
            for (qint64 next = no + 1; next <= head.no; ++next) {
                LW_TRY(const QByteArray json, store::ledger::record(connection, next));
                LW_TRY(const domain::DecisionRecord record, domain::recordFromJson(json));
                records.append(record);
            }
            return records;
        }));
}

} // namespace leadwell::test
