// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <array>

namespace leadwell::domain {

/// One of our calls to somebody.
struct CallAttempt {
    QString who; ///< the same for every call to the same lead or number
    Instant at;
    CallOutcome outcome = CallOutcome::Answered;
};

/// How often somebody answered.
struct AnswerRate {
    int calls = 0;
    int answered = 0;
    /// 0 to 1; 0 where nobody was called.
    double share() const { return calls > 0 ? static_cast<double>(answered) / calls : 0; }
    friend bool operator==(const AnswerRate&, const AnswerRate&) = default;
};

/// When it is worth calling, and how often.
struct AttemptFigures {
    static constexpr int attemptsTold = 6; ///< the last one stands for all that follow
    AnswerRate all;
    std::array<AnswerRate, 24> byHour{};              ///< of the day, by the workspace's clocks
    std::array<AnswerRate, attemptsTold> byAttempt{}; ///< 0: the first call, or the first since they answered last
    std::array<int, 4> byOutcome{};
    friend bool operator==(const AttemptFigures&, const AttemptFigures&) = default;
};

/// Pure. In any order; calls of the same moment count as they stand.
AttemptFigures figuresOf(QList<CallAttempt> attempts, const QTimeZone& zone);

} // namespace leadwell::domain
