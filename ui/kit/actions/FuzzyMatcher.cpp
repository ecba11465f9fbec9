// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/actions/FuzzyMatcher.h"

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr int wholeText = 1000;
constexpr int startOfText = 900;
constexpr int startOfWord = 700;
constexpr int initials = 600;
constexpr int insideWord = 400;
constexpr int lettersInOrder = 200;
constexpr int keywordCost = 60;
constexpr int recencyStep = 6;

/// One folded letter per letter of the text, so that positions stay true.
QString folded(const QString& text) {
    QString result;
    result.reserve(text.size());
    for (const QChar letter : text) {
        const QString parts = QString(letter).normalized(QString::NormalizationForm_KD);
        result.append(parts.isEmpty() ? letter : parts.at(0).toCaseFolded());
    }
    return result;
}

bool startsWord(const QString& text, qsizetype at) {
    return text.at(at).isLetterOrNumber() && (at == 0 || !text.at(at - 1).isLetterOrNumber());
}

QList<int> run(qsizetype from, qsizetype count) {
    QList<int> positions;
    for (qsizetype i = 0; i < count; ++i)
        positions << static_cast<int>(from + i);
    return positions;
}

std::optional<FuzzyMatch> asRun(const QString& word, const QString& text) {
    qsizetype inside = -1;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0)
            return FuzzyMatch{word.size() == text.size() ? wholeText : startOfText, run(0, word.size())};
        if (startsWord(text, at))
            return FuzzyMatch{startOfWord - static_cast<int>(std::min<qsizetype>(at, 90)), run(at, word.size())};
        if (inside < 0)
            inside = at;
    }
    if (inside < 0)
        return std::nullopt;
    return FuzzyMatch{insideWord - static_cast<int>(std::min<qsizetype>(inside, 90)), run(inside, word.size())};
}

std::optional<FuzzyMatch> asInitials(const QString& word, const QString& text) {
    FuzzyMatch match{initials, {}};
    for (qsizetype at = 0; at < text.size() && match.positions.size() < word.size(); ++at) {
        if (!startsWord(text, at))
            continue;
        if (text.at(at) == word.at(match.positions.size()))
            match.positions << static_cast<int>(at);
        else if (match.positions.isEmpty())
            match.score -= 20;
        else
            return std::nullopt;
    }
    return match.positions.size() == word.size() ? std::optional(match) : std::nullopt;
}

std::optional<FuzzyMatch> asLetters(const QString& word, const QString& text) {
    FuzzyMatch match{lettersInOrder, {}};
    qsizetype at = 0;
    for (const QChar letter : word) {
        const qsizetype found = text.indexOf(letter, at);
        if (found < 0)
            return std::nullopt;
        match.score -= static_cast<int>(std::min<qsizetype>(found - at, 30));
        match.positions << static_cast<int>(found);
        at = found + 1;
    }
    match.score = std::max(1, match.score);
    return match;
}

std::optional<FuzzyMatch> wordMatch(const QString& word, const QString& text) {
    if (auto match = asRun(word, text); match && match->score > initials)
        return match;
    if (auto match = asInitials(word, text); match && word.size() > 1)
        return match;
    if (auto match = asRun(word, text))
        return match;
    // One letter in the middle of nowhere, or two far apart, is noise.
    return word.size() >= 3 ? asLetters(word, text) : std::nullopt;
}

std::optional<FuzzyMatch> keywordMatch(const QString& word, const QStringList& keywords) {
    std::optional<FuzzyMatch> best;
    for (const QString& keyword : keywords) {
        auto match = asRun(word, folded(keyword));
        if (!match || match->score <= insideWord)
            continue;
        match->score -= keywordCost;
        match->positions.clear();
        if (!best || match->score > best->score)
            best = match;
    }
    return best;
}

std::optional<FuzzyMatch> matchAll(const QString& query, const QString& text, const QStringList& keywords) {
    const QStringList words = folded(query).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return FuzzyMatch{};
    const QString where = folded(text);
    FuzzyMatch whole;
    for (const QString& word : words) {
        auto match = wordMatch(word, where);
        if (auto byKeyword = keywordMatch(word, keywords); byKeyword && (!match || byKeyword->score > match->score))
            match = byKeyword;
        if (!match)
            return std::nullopt;
        whole.score += match->score;
        whole.positions << match->positions;
    }
    whole.score /= static_cast<int>(words.size());
    if (words.size() > 1 && where.startsWith(folded(query)))
        whole.score = where.size() == query.size() ? wholeText : startOfText;
    std::sort(whole.positions.begin(), whole.positions.end());
    whole.positions.erase(std::unique(whole.positions.begin(), whole.positions.end()), whole.positions.end());
    return whole;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text) {
    return matchAll(query, text, {});
}

QList<FuzzyRanked> fuzzyRank(const QString& query, const QList<FuzzyCandidate>& candidates) {
    QList<FuzzyRanked> ranked;
    for (int index = 0; index < candidates.size(); ++index) {
        const FuzzyCandidate& candidate = candidates.at(index);
        if (auto match = matchAll(query, candidate.text, candidate.keywords)) {
            match->score += std::min(candidate.recency, recentCount) * recencyStep;
            ranked << FuzzyRanked{index, *match};
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const FuzzyRanked& a, const FuzzyRanked& b) { return a.match.score > b.match.score; });
    return ranked;
}

} // namespace leadwell::kit
