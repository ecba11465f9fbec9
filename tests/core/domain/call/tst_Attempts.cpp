// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often somebody answers: by the hour, by the attempt, by outcome.

#include "core/domain/call/Attempts.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const QTimeZone kolkata("Asia/Kolkata");

CallAttempt call(const char* who, int minutes, CallOutcome outcome) {
    return {QString::fromLatin1(who), Instant::fromMs(0) + std::chrono::minutes(minutes), outcome};
}

} // namespace

class tst_Attempts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyWasCalled();
    void attemptsAreCountedUntilSomebodyAnswers();
    void theHourIsThatOfTheWorkspace();
    void theLastPlaceStandsForAllThatFollow();
};

void tst_Attempts::nobodyWasCalled() {
    QCOMPARE(figuresOf({}, kolkata), AttemptFigures());
    QCOMPARE(AnswerRate().share(), 0.0);
}

void tst_Attempts::attemptsAreCountedUntilSomebodyAnswers() {
    const AttemptFigures figures = figuresOf({call("b", 4, CallOutcome::Answered), // told out of order
                                              call("a", 1, CallOutcome::NoAnswer), call("a", 2, CallOutcome::Busy),
                                              call("a", 3, CallOutcome::Answered), call("a", 5, CallOutcome::Voicemail)},
                                             kolkata);
    QCOMPARE(figures.all, (AnswerRate{5, 2}));
    QCOMPARE(figures.byAttempt[0], (AnswerRate{3, 1})); // a's first, b's first, and a's first after the answer
    QCOMPARE(figures.byAttempt[1], (AnswerRate{1, 0}));
    QCOMPARE(figures.byAttempt[2], (AnswerRate{1, 1}));
    QCOMPARE(figures.byOutcome, (std::array<int, 4>{2, 1, 1, 1}));
}

void tst_Attempts::theHourIsThatOfTheWorkspace() {
    const AttemptFigures figures =
        figuresOf({call("a", 29, CallOutcome::Answered), call("b", 30, CallOutcome::NoAnswer)}, kolkata);
    QCOMPARE(figures.byHour[5], (AnswerRate{1, 1})); // 05:59
    QCOMPARE(figures.byHour[6], (AnswerRate{1, 0})); // 06:00
}

void tst_Attempts::theLastPlaceStandsForAllThatFollow() {
    QList<CallAttempt> calls;
    for (int i = 0; i < 9; ++i)
        calls.append(call("a", i, CallOutcome::NoAnswer));
    const AttemptFigures figures = figuresOf(calls, kolkata);
    QCOMPARE(figures.byAttempt[4].calls, 1);
    QCOMPARE(figures.byAttempt[5].calls, 4);
}

QTEST_GUILESS_MAIN(tst_Attempts)
#include "tst_Attempts.moc"
