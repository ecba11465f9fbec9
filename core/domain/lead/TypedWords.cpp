// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/TypedWords.h"

#include <utility>

namespace leadwell::domain {

bool isMinus(QChar c) {
    constexpr char16_t minusSign = 0x2212;
    return c == u'-' || c == minusSign || c.category() == QChar::Punctuation_Dash;
}

bool isQuote(QChar c) {
    return QStringView(u"\"“”„‟＂").contains(c);
}

QString withoutInvisible(const QString& text) {
    constexpr char16_t zeroWidthNonJoiner = 0x200C;
    constexpr char16_t zeroWidthJoiner = 0x200D;
    QString seen = text;
    seen.removeIf([](QChar c) {
        return c.category() == QChar::Other_Format && c != QChar(zeroWidthNonJoiner) && c != QChar(zeroWidthJoiner);
    });
    return seen;
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

} // namespace leadwell::domain
