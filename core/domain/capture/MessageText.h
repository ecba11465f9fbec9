// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/WordSet.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// One word, number, date or currency sign of a message.
struct Token {
    enum class Kind : quint8 { Word, Number, Date, Currency };

    Kind kind = Kind::Word;
    QString word;        ///< folded: see foldWords(); digits are ASCII
    qsizetype begin = 0; ///< place in MessageText::text()
    qsizetype end = 0;
    QString before;       ///< what stands between the token before and this one, without spaces: "", "-", "," …
    bool isGlued = false; ///< nothing stands between, not even a space: the "kg" of "5kg"
    int clause = 0;       ///< counts commas, full stops, line ends …
};

/// A message cut into words. Web and mail addresses are left out, so are signatures ("Regards, …") and
/// everything behind the first 20,000 characters. Linear.
class MessageText {
public:
    static constexpr qsizetype lengthMax = 20'000;

    explicit MessageText(const QString& text);

    const QString& text() const { return m_text; }
    const QList<Token>& tokens() const { return m_tokens; }
    bool hasQuestionMark() const { return m_hasQuestionMark; }

    /// The text from the first token to the last, as written; both are indexes.
    QString span(qsizetype first, qsizetype last) const;

private:
    void readWords();

    QString m_text;
    QList<Token> m_tokens;
    bool m_hasQuestionMark = false;
};

/// Lower-case, without accents and Indic dots below, letters that are drawn out ("urgenttt") shortened.
QString foldWords(const QString& text);
/// Words to look a folded word up in.
WordSet foldedWordSet(QStringView words);

} // namespace leadwell::domain
