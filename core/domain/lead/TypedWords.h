// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// A minus, or one of the dashes that editors and telephones make of it.
bool isMinus(QChar c);
/// Straight or curved double quotes.
bool isQuote(QChar c);
/// What is pasted along and never seen: marks of direction, zero-width spaces, soft hyphens. The joiners of Indic letters are
/// part of words.
bool isInvisible(QChar c);

/// The words of a text as they were typed, quotes and minus included; what is in quotes is not cut.
QStringList typedWords(const QString& text);

/// A word to be looked for, or "a phrase" in quotes.
struct SearchedWord {
    QString text;            ///< without quotes, minus and what cannot be seen; not empty
    bool isExcluded = false; ///< a minus stood before it
    bool isPhrase = false;
};

struct SearchedWords {
    QList<SearchedWord> words; ///< each once, but for numbers: two groups of a telephone number may be the same
    bool isCut = false;        ///< there were more, or one was longer
};
inline constexpr int searchedWordsMax = 64;
inline constexpr int searchedCharsMax = 1'000; ///< of a word

/// What a text without conditions asks for. Linear.
SearchedWords searchedWords(const QString& text);

} // namespace leadwell::domain
