// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/DayNames.h"

#include "core/domain/WordSet.h"

#include <QList>

namespace leadwell::domain {

namespace {

/// The place of a word in a list of words and their short forms, from 1; 0 for none.
int placeOf(const QString& word, const QList<WordSet>& words) {
    const QString plain = word.toLower();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i).contains(plain))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

} // namespace

int weekdayOf(const QString& word) {
    static const QList<WordSet> days{
        wordSet(QStringLiteral("mon monday somvar")),        wordSet(QStringLiteral("tue tues tuesday mangalvar")),
        wordSet(QStringLiteral("wed wednesday budhvar")),    wordSet(QStringLiteral("thu thur thurs thursday guruvar")),
        wordSet(QStringLiteral("fri friday shukravar")),     wordSet(QStringLiteral("sat saturday shanivar")),
        wordSet(QStringLiteral("sun sunday ravivar itvar")),
    };
    return placeOf(word, days);
}

int monthOf(const QString& word) {
    static const QList<WordSet> months{
        wordSet(QStringLiteral("jan january")),
        wordSet(QStringLiteral("feb february")),
        wordSet(QStringLiteral("mar march")),
        wordSet(QStringLiteral("apr april")),
        wordSet(QStringLiteral("may")),
        wordSet(QStringLiteral("jun june")),
        wordSet(QStringLiteral("jul july")),
        wordSet(QStringLiteral("aug august")),
        wordSet(QStringLiteral("sep sept september")),
        wordSet(QStringLiteral("oct october")),
        wordSet(QStringLiteral("nov november")),
        wordSet(QStringLiteral("dec december")),
    };
    return placeOf(word, months);
}

} // namespace leadwell::domain
