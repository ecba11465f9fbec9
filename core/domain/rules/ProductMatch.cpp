// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules/ProductMatch.h"

#include "core/domain/capture/MessageText.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qsizetype longWord = 5;
constexpr qsizetype textMax = 4'000;

QStringList wordsOf(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
    return foldWords(text.left(textMax)).split(between, Qt::SkipEmptyParts);
}

/// One letter is another, missing, too many, or two are exchanged.
bool isOneMistakeFrom(const QString& a, const QString& b) {
    if (std::abs(a.size() - b.size()) > 1)
        return false;
    const auto [left, right] = std::mismatch(a.cbegin(), a.cend(), b.cbegin(), b.cend());
    const qsizetype at = left - a.cbegin();
    const QStringView restA = QStringView(a).mid(at);
    const QStringView restB = QStringView(b).mid(at);
    if (a.size() == b.size())
        return restA.mid(1) == restB.mid(1) ||
               (restA.size() > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA.mid(2) == restB.mid(2));
    return a.size() > b.size() ? restA.mid(1) == restB : restA == restB.mid(1);
}

bool isWord(const QString& written, const QString& meant) {
    return written == meant || (meant.size() >= longWord && isOneMistakeFrom(written, meant));
}

/// How many words from the beginning of the name stand in the text, one after the other.
qsizetype wordsFound(const QStringList& text, const QStringList& name) {
    qsizetype most = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        qsizetype n = 0;
        while (n < name.size() && at + n < text.size() && isWord(text.at(at + n), name.at(n)))
            ++n;
        most = std::max(most, n);
    }
    return most;
}

} // namespace

ProductMatch productNamedIn(const QString& text, const QStringList& products) {
    const QStringList words = wordsOf(text);
    ProductMatch match;
    qsizetype best = 0;
    bool isWhole = false;
    for (const QString& product : products) {
        const QStringList name = wordsOf(product);
        const qsizetype found = wordsFound(words, name);
        const bool all = found == name.size();
        // A short first word alone ("the", "men") names nothing.
        if (found == 0 || (!all && found == 1 && name.first().size() < longWord) || found < best)
            continue;
        if (found > best || (all && !isWhole)) {
            match.mayBe.clear();
            isWhole = false;
        }
        if (found == best && isWhole && !all)
            continue;
        best = found;
        isWhole = isWhole || all;
        match.mayBe.append(product);
    }
    if (match.mayBe.size() == 1) {
        const bool isEnough = isWhole || best * 2 >= wordsOf(match.mayBe.first()).size();
        match.product = isEnough ? match.mayBe.first() : QString();
        match.mayBe.clear();
    }
    return match;
}

} // namespace leadwell::domain
