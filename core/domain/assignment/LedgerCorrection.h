// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/DecisionRecord.h"

#include <QHash>

namespace leadwell::domain {

/// What each is owed, in millionths of a lead. Who is not named is owed nothing.
using Debts = QHash<MemberId, qint64>;

/// What a decision changed of it.
Debts changesBy(const DecisionRecord& decision);

/// Decisions that count no longer, because what they led to was taken back, or that count again. Everybody is then owed what
/// they were owed without (or with) them. It stands in the ledger like a decision, and its hash is part of the next record.
struct LedgerCorrection {
    struct Debt {
        MemberId member;
        qint64 before = 0;
        qint64 after = 0;
        friend bool operator==(const Debt&, const Debt&) = default;
    };
    Instant at;
    bool countsAgain = false;
    QList<qint64> decisions; ///< their numbers, ascending
    QList<Debt> debts;       ///< of those for whom it changes, by id
    QByteArray previous;
    friend bool operator==(const LedgerCorrection&, const LedgerCorrection&) = default;
};

/// `changes`: of all the decisions together.
LedgerCorrection correctionOf(QList<qint64> decisions, const Debts& changes, bool countsAgain, const Debts& now, Instant at,
                              const QByteArray& previous);

QByteArray toJson(const LedgerCorrection& correction);
/// Errors: Invalid, for what is no correction.
Result<LedgerCorrection> correctionFromJson(const QByteArray& json);

} // namespace leadwell::domain
