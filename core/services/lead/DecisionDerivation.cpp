// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/lead/DecisionDerivation.h"

#include "core/store/repository/LedgerRepository.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace leadwell::services {

using namespace domain;

namespace {

QString owedText(qint64 micro) {
    constexpr double oneLead = 1e6;
    return QString::number(static_cast<double>(micro) / oneLead, 'f', 2);
}

QString of(int count, std::optional<int> most) {
    return most ? QStringLiteral("%1 of %2").arg(count).arg(*most) : QString::number(count);
}

/// "expertise 700, geography 250": what of the five says anything.
QString pointsText(const Standing& standing) {
    QStringList parts;
    for (size_t i = 0; i < standing.points.size(); ++i) {
        if (standing.points[i] != 0)
            parts.append(QStringLiteral("%1 %2").arg(toText(static_cast<Criterion>(i))).arg(standing.points[i]));
    }
    return parts.join(QStringLiteral(", "));
}

Derivation standingText(const Candidate& one, const Standing& standing, bool isChosen) {
    Derivation line{one.name, QStringLiteral("owed %1").arg(owedText(one.deficitMicro))};
    if (standing.hindrance != Hindrance::None)
        line.value = inWords(standing.hindrance);
    else if (isChosen)
        line.value = QStringLiteral("owed %1, then %2").arg(owedText(one.deficitMicro), owedText(standing.deficitAfterMicro));
    line.sentence =
        QStringLiteral("Open leads: %1. This month: %2.").arg(of(one.openLeads, one.capacity), of(one.monthGiven, one.monthMax));
    if (const QString points = pointsText(standing); !points.isEmpty())
        line.sentence += QStringLiteral(" Points: %1.").arg(points);
    return line;
}

} // namespace

Result<void> explainDecision(store::Connection& connection, qint64 no, Derivation& owner) {
    LW_TRY(const QByteArray json, store::ledger::record(connection, no));
    LW_TRY(const DecisionRecord record, recordFromJson(json));
    const AssignmentDecision& decision = record.decision;
    owner.rule =
        QStringLiteral("%1, version %2; record %3").arg(inWords(record.rules.strategy)).arg(record.rules.version).arg(no);
    if (decision.byStrategy.isSet()) {
        const auto chosen = std::find_if(record.candidates.cbegin(), record.candidates.cend(),
                                         [&decision](const Candidate& one) { return one.id == decision.byStrategy; });
        owner.from.append(
            {QStringLiteral("Without the best fit"), chosen == record.candidates.cend() ? QString() : chosen->name});
    }
    QList<qsizetype> order(record.candidates.size());
    std::iota(order.begin(), order.end(), 0);
    const auto place = [&](qsizetype i) {
        const Standing& standing = decision.standings.at(i);
        return std::tuple(record.candidates.at(i).id != decision.chosen, standing.hindrance != Hindrance::None,
                          !standing.isBelowMinimum, -standing.rank, -record.candidates.at(i).deficitMicro);
    };
    std::stable_sort(order.begin(), order.end(), [&place](qsizetype a, qsizetype b) { return place(a) < place(b); });
    for (const qsizetype i : order)
        owner.from.append(
            standingText(record.candidates.at(i), decision.standings.at(i), record.candidates.at(i).id == decision.chosen));
    return {};
}

} // namespace leadwell::services
