// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace leadwell::kit {

/// How well a query fits a text; more is better. `positions` are the letters of the text to emphasise,
/// ascending.
struct FuzzyMatch {
    int score = 0;
    QList<int> positions;
};

/// Every word of the query must be found, in any order: best as the beginning of the text, then as the
/// beginning of a word, as initials ("nl" finds New lead), inside a word, and last as letters in order with
/// gaps. Case and accents do not matter. An empty query fits everything with 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text);

/// What can be found.
struct FuzzyCandidate {
    QString text;
    QStringList keywords; ///< other words for it; they count a little less and are not emphasised
    int recency = 0;      ///< 0 never used, 1 the longest ago … `recentCount` the last one
};

struct FuzzyRanked {
    int index = 0; ///< into the candidates
    FuzzyMatch match;
};

/// The candidates that fit, best first; equal ones keep their order. With an empty query: the recent ones
/// first.
QList<FuzzyRanked> fuzzyRank(const QString& query, const QList<FuzzyCandidate>& candidates);

/// How many uses are remembered for ranking.
inline constexpr int recentCount = 20;

} // namespace leadwell::kit
