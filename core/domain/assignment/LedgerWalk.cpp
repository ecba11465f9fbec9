// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/LedgerWalk.h"

#include <utility>

namespace leadwell::domain {

namespace {

Error wrong(const QString& what) {
    return {ErrorKind::Conflict, what, {}};
}

} // namespace

Result<LedgerWalk::Step> LedgerWalk::next(qint64 no, const QByteArray& json, const QByteArray& hash) {
    const auto named = [no](const Error& error) {
        return wrong(QStringLiteral("Decision %1 does not hold: %2").arg(no).arg(error.sentence));
    };
    if (no != m_no + 1)
        return wrong(QStringLiteral("Decision %1 is missing from the ledger.").arg(m_no + 1));
    if (hashOf(json) != hash)
        return named(wrong(QStringLiteral("It was changed after it was made.")));
    const auto correction = correctionFromJson(json);
    const auto step = correction ? takeCorrection(*correction) : takeDecision(json);
    if (!step)
        return named(step.error());
    if (correction)
        m_corrections.insert(no);
    m_no = no;
    m_hash = hash;
    return *step;
}

Result<LedgerWalk::Step> LedgerWalk::takeDecision(const QByteArray& json) {
    LW_TRY(const DecisionRecord record, recordFromJson(json));
    if (record.previous != m_hash)
        return wrong(QStringLiteral("It does not follow the record before it."));
    LW_CHECK(decideAgain(json));
    for (const Candidate& candidate : record.candidates) {
        if (candidate.deficitMicro != m_debts.value(candidate.id))
            return wrong(QStringLiteral("%1 was owed something else before.").arg(candidate.name));
    }
    for (qsizetype i = 0; i < record.candidates.size(); ++i)
        m_debts.insert(record.candidates.at(i).id, record.decision.standings.at(i).deficitAfterMicro);
    return Step{record.lead.id, record.decision.chosen, record.rules};
}

Result<LedgerWalk::Step> LedgerWalk::takeCorrection(const LedgerCorrection& correction) {
    if (correction.previous != m_hash)
        return wrong(QStringLiteral("It does not follow the record before it."));
    Debts changes;
    qint64 last = 0;
    for (const qint64 no : correction.decisions) {
        if (no <= std::exchange(last, no) || no > m_no || m_corrections.contains(no))
            return wrong(QStringLiteral("It corrects decision %1, which is none.").arg(no));
        if (m_takenBack.contains(no) != correction.countsAgain)
            return wrong(QStringLiteral("Decision %1 was corrected so before.").arg(no));
        LW_TRY(const QByteArray json, m_earlier(no));
        LW_TRY(const DecisionRecord record, recordFromJson(json));
        const Debts one = changesBy(record);
        for (auto change = one.cbegin(); change != one.cend(); ++change)
            changes[change.key()] += change.value();
    }
    const LedgerCorrection again =
        correctionOf(correction.decisions, changes, correction.countsAgain, m_debts, correction.at, correction.previous);
    if (again != correction)
        return wrong(QStringLiteral("Somebody is owed something else after it."));
    for (const qint64 no : correction.decisions) {
        if (correction.countsAgain)
            m_takenBack.remove(no);
        else
            m_takenBack.insert(no);
    }
    for (const LedgerCorrection::Debt& debt : correction.debts)
        m_debts.insert(debt.member, debt.after);
    return Step{};
}

} // namespace leadwell::domain
