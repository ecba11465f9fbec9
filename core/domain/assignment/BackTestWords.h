// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/BackTest.h"

namespace leadwell::domain {

/// How many leads somebody takes, as Member has it.
struct PersonLimits {
    std::optional<int> capacity;
    int monthMin = 0;
    std::optional<int> monthMax;
    friend bool operator==(const PersonLimits&, const PersonLimits&) = default;
};

/// How leads were shared out among the people of a report.
struct BackTestFairness {
    int most = 0;  ///< leads of who got most
    int least = 0; ///< and of who got least
    double gini = 0;
};
enum class BackTestSide : quint8 { Tried, Then };
BackTestFairness fairnessOf(const BackTestReport& report, BackTestSide side);
/// First contacts that are likely to be late: everybody as often as they were then, of the leads they have on that side.
double lateLikely(const BackTestPerson& person, BackTestSide side);
double lateLikely(const BackTestReport& report, BackTestSide side);
/// Most leads that anybody had open at once.
int peakOf(const BackTestReport& report, BackTestSide side);
/// Times a limit kept a lead from somebody.
int limitedOf(const BackTestReport& report, BackTestSide side);
/// "37 of 412 leads would have gone to somebody else. …": what the tried rules make better and worse, in words.
QString sentenceOf(const BackTestReport& report);
/// "2 h 5 min"
QString waitInWords(Millis wait);

} // namespace leadwell::domain
