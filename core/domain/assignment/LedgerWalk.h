// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/LedgerCorrection.h"

#include <QSet>

#include <functional>
#include <optional>

namespace leadwell::domain {

/// Goes through the ledger from its first record and makes everything in it again: each decision from what was known, what
/// each was owed from the record before, and the chain of hashes. What one record says wrongly, it says in words.
class LedgerWalk {
public:
    /// Reads an earlier record again, by its number.
    using Earlier = std::function<Result<QByteArray>(qint64 no)>;
    explicit LedgerWalk(Earlier earlier) : m_earlier(std::move(earlier)) {}

    /// A decision's lead, who got it and by which rules; a correction has none of it.
    struct Step {
        LeadId lead;
        MemberId chosen;
        std::optional<AssignmentRules> rules;
    };
    /// The next record, in order. Errors: Conflict, with what is wrong; the walk ends there.
    Result<Step> next(qint64 no, const QByteArray& json, const QByteArray& hash);

    qint64 records() const { return m_no; }
    const QByteArray& lastHash() const { return m_hash; }
    /// What each is owed after the last record.
    const Debts& debts() const { return m_debts; }
    /// Whether what the decision led to was not taken back.
    bool isInForce(qint64 no) const { return !m_takenBack.contains(no); }

private:
    Result<Step> takeDecision(const QByteArray& json);
    Result<Step> takeCorrection(const LedgerCorrection& correction);

    Earlier m_earlier;
    qint64 m_no = 0;
    QByteArray m_hash;
    Debts m_debts;
    QSet<qint64> m_takenBack;
    QSet<qint64> m_corrections;
};

} // namespace leadwell::domain
