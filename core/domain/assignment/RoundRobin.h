// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// Somebody of the team at the moment of a decision. `deficitMicro`: how much of a lead they are owed, in millionths.
struct Candidate {
    MemberId id;
    QString name;
    bool isEligible = true;
    qint64 deficitMicro = 0;
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

struct RoundRobinDecision {
    MemberId chosen; ///< not set when nobody is eligible
    QList<Candidate> after;
    QString reason;
};

/// Gives the lead to the eligible person who is owed most: everybody eligible earns an equal share of each lead, whoever
/// gets it pays one. So the shares of equally available people never differ by more than one. Equal debts are decided by
/// the lead itself (a hash over lead and member), never by an order of people.
RoundRobinDecision roundRobin(const QList<Candidate>& team, LeadId lead);

/// The candidates as they are stored with a decision, and back. Unknown text gives an empty list.
QString candidatesToJson(const QList<Candidate>& candidates);
QList<Candidate> candidatesFromJson(const QString& json);

} // namespace leadwell::domain
