// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/call/Attempts.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace leadwell::domain {

namespace {

void count(AnswerRate& rate, bool isAnswered) {
    ++rate.calls;
    rate.answered += isAnswered;
}

} // namespace

AttemptFigures figuresOf(QList<CallAttempt> attempts, const QTimeZone& zone) {
    std::stable_sort(attempts.begin(), attempts.end(), [](const CallAttempt& a, const CallAttempt& b) { return a.at < b.at; });
    AttemptFigures figures;
    QHash<QString, int> tried; // In a row, without an answer.
    for (const CallAttempt& attempt : std::as_const(attempts)) {
        const bool isAnswered = attempt.outcome == CallOutcome::Answered;
        int& before = tried[attempt.who];
        const int place = std::min(before, AttemptFigures::attemptsTold - 1);
        before = isAnswered ? 0 : before + 1;
        count(figures.all, isAnswered);
        count(figures.byHour[static_cast<size_t>(attempt.at.inZone(zone).time().hour())], isAnswered);
        count(figures.byAttempt[static_cast<size_t>(place)], isAnswered);
        ++figures.byOutcome[static_cast<size_t>(attempt.outcome)];
    }
    return figures;
}

} // namespace leadwell::domain
