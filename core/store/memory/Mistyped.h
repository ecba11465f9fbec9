// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <string_view>

namespace leadwell::store {

/// Words as they are compared when somebody mistyped one. A word is letters, marks and digits, with apostrophes and joiners
/// between them ("d'souza"), all folded by foldForSearch; it is compared without those, and also in Latin letters.

/// A typed word in one of its forms.
struct TypedForm {
    QByteArray text;         ///< UTF-8, as from comparedForms
    bool mayBeBegun = false; ///< long enough to be compared with the beginnings of words too

    /// The word, or where that is allowed a beginning of it, is at most one mistake away: one letter more, one less, another
    /// one, or two neighbours the other way round. `word`: as from comparedForms.
    bool isNear(std::string_view word) const;
    friend bool operator==(const TypedForm&, const TypedForm&) = default;
};

/// The forms of what was typed in one piece; none when it has to stand as it is typed: fewer than four letters, a digit, or a
/// sign that belongs to no word.
QList<TypedForm> typedForms(const QString& folded);

/// The other names of cities that are near what was typed: bengaluru for banglore.
QList<QByteArray> citiesMeantBy(const QList<TypedForm>& typed);

/// A word of a name as it is written, and in Latin letters where that is something else; the first is never missing.
QList<QByteArray> comparedForms(std::string_view word);
/// The word is its own and only form.
bool isPlain(std::string_view word);

/// Calls visit(word) for every word of a folded text that has no digit.
template<class Visit>
void eachWord(std::string_view text, Visit visit);

/// What a piece of a folded text is to the words in it.
enum class WordSign : unsigned char { Gap, Letter, Digit };
/// Of the character that begins at text[at]; `length`: how many bytes it has.
WordSign signAt(std::string_view text, size_t at, size_t& length);

template<class Visit>
void eachWord(std::string_view text, Visit visit) {
    size_t begin = 0;
    bool hasDigit = false;
    const auto end = [&](size_t at, size_t next) {
        if (at > begin && !hasDigit)
            visit(text.substr(begin, at - begin));
        begin = next;
        hasDigit = false;
    };
    for (size_t at = 0; at < text.size();) {
        size_t length = 1;
        const WordSign sign = signAt(text, at, length);
        hasDigit = hasDigit || sign == WordSign::Digit;
        if (sign == WordSign::Gap)
            end(at, at + length);
        at += length;
    }
    end(text.size(), text.size());
}

} // namespace leadwell::store
