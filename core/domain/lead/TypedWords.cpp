// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/TypedWords.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace leadwell::domain {

namespace {

SearchedWord searchedWord(const QString& typed) {
    SearchedWord word;
    word.text = typed;
    word.text.removeIf(isInvisible);
    qsizetype minuses = 0;
    while (minuses < word.text.size() && isMinus(word.text.at(minuses)))
        ++minuses;
    word.isExcluded = minuses > 0;
    word.text.remove(0, minuses);
    const qsizetype typedSize = word.text.size();
    word.text.removeIf(isQuote);
    word.isPhrase = word.text.size() < typedSize;
    word.text = word.text.trimmed();
    return word;
}

bool hasLetter(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
}

} // namespace

bool isMinus(QChar c) {
    constexpr char16_t minusSign = 0x2212;
    return c == u'-' || c == minusSign || c.category() == QChar::Punctuation_Dash;
}

bool isQuote(QChar c) {
    return QStringView(u"\"“”„‟＂").contains(c);
}

bool isInvisible(QChar c) {
    constexpr char16_t zeroWidthNonJoiner = 0x200C;
    constexpr char16_t zeroWidthJoiner = 0x200D;
    return c.category() == QChar::Other_Format && c != QChar(zeroWidthNonJoiner) && c != QChar(zeroWidthJoiner);
}

QStringList typedWords(const QString& text) {
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (isQuote(c))
            isQuoted = !isQuoted;
        if (c.isSpace() && !isQuoted)
            words.append(std::exchange(word, {}));
        else
            word.append(c);
    }
    words.append(word);
    words.removeAll(QString());
    return words;
}

SearchedWords searchedWords(const QString& text) {
    SearchedWords searched;
    QSet<QString> known;
    for (const QString& typed : typedWords(text)) {
        SearchedWord word = searchedWord(typed);
        if (word.text.isEmpty())
            continue;
        if (hasLetter(word.text)) {
            const QString kind = QString::number((word.isExcluded ? 1 : 0) + (word.isPhrase ? 2 : 0));
            const QString same = kind + word.text.toCaseFolded();
            if (known.contains(same))
                continue;
            known.insert(same);
        }
        if (searched.words.size() == searchedWordsMax) {
            searched.isCut = true;
            break;
        }
        searched.isCut = searched.isCut || word.text.size() > searchedCharsMax;
        word.text.truncate(searchedCharsMax);
        searched.words.append(word);
    }
    return searched;
}

} // namespace leadwell::domain
