// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/success/Success.h"

#include <QHash>

namespace leadwell::domain {

/// How well somebody does, as one number: the points of their successes of the last 90 days, each in full, by the weight that
/// was valid when it happened (docs/adr/0012). Whoever knows the events and the definitions can add it up again.
inline constexpr int performanceDays = 90;
/// From when successes count at a moment: later than this, up to the moment itself.
Instant performanceFrom(Instant at);

/// What one success adds to a score.
struct Contribution {
    SuccessEvent event;
    SuccessWeight weight;
    friend bool operator==(const Contribution&, const Contribution&) = default;
};

/// Those of `member` that count at the moment, the newest first. What was taken back adds nothing.
QList<Contribution> contributionsOf(MemberId member, const QList<SuccessEvent>& events,
                                    const QList<SuccessDefinition>& definitions, Instant at);
/// The sum of contributions, in thousandths of a point.
qint64 scoreOf(const QList<Contribution>& contributions);

/// Points of each, in thousandths. Who is not named has none.
using Scores = QHash<MemberId, qint64>;

/// What assignment asks: 0 to 1,000, where 500 is as well as the team does on average. (their points + 1) to (the average's + 1)
/// as odds, so that nobody is shut out for having none yet, and nobody takes all. Pure, in whole numbers.
QHash<MemberId, int> perMilleOf(const Scores& scores, const QList<MemberId>& team);

} // namespace leadwell::domain
