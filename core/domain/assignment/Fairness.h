// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/LedgerCorrection.h"

#include <QDate>
#include <QSet>
#include <QTimeZone>

namespace leadwell::domain {

/// What somebody was given in a time, beside their share of what came while they could take leads.
struct FairnessPerson {
    MemberId id;
    QString name;
    int given = 0;            ///< by the rules
    qint64 expectedMicro = 0; ///< their share of it, in millionths of a lead
    qint64 owedMicro = 0;     ///< at the end, of all there ever was; below 0: they are ahead
    int byHand = 0;           ///< given by a person; counts for nothing here; filled in by whoever knows
    QList<int> givenByWeek;
    QList<qint64> expectedByWeekMicro;
    friend bool operator==(const FairnessPerson&, const FairnessPerson&) = default;
};

/// Whether leads were shared out fairly (ASG-12).
struct FairnessReport {
    Instant from;
    Instant to;
    int given = 0;                ///< leads that the rules gave and that were not taken back
    int nobody = 0;               ///< times when nobody could take a lead
    QList<QDate> weeks;           ///< their first days, Mondays, by the workspace's clocks
    QList<FairnessPerson> people; ///< who could have had leads, by name
    double gini = 0;              ///< of leads given: 0 all the same, near 1 when one has all
    double giniOfShares = 0;      ///< of leads given to leads expected: what unequal presence does not explain
    QList<Strategy> strategies;   ///< by which the leads were given
    QString sentence;             ///< "Nobody is more than one lead ahead of their share."
    friend bool operator==(const FairnessReport&, const FairnessReport&) = default;
};

/// Adds the ledger up, record by record in its order, from its first or any later one to its last: what counts may be known only
/// at the end. Expected and given are in sum the same: a lead is shared among those who could take it (mission §2.6). Pure.
class Fairness {
public:
    /// From one moment up to another; weeks by the zone.
    Fairness(Instant from, Instant to, QTimeZone zone);

    void take(qint64 no, const DecisionRecord& record);
    void take(const LedgerCorrection& correction);
    FairnessReport report() const;

private:
    struct Made {
        MemberId chosen;
        Debts changes;
        QDate week;
        Strategy strategy = Strategy::RoundRobin;
    };
    QDate weekOf(Instant at) const;
    QString sentence(const FairnessReport& report) const;

    Instant m_from;
    Instant m_to;
    QTimeZone m_zone;
    QHash<qint64, Made> m_made;
    QSet<qint64> m_takenBack;
    QHash<MemberId, QString> m_names; ///< of those who could have had leads in the time
    Debts m_owed;
};

} // namespace leadwell::domain
