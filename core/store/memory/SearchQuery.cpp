// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody typed or pasted into a search, read into words, phrases and telephone numbers.

#include "core/domain/lead/TypedWords.h"
#include "core/domain/person/LatinForm.h"
#include "core/store/memory/CityNames.h"
#include "core/store/memory/SearchText.h"
#include "core/store/search/SearchWords.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadwell::store {

namespace {

constexpr qsizetype wholeNumberFrom = 8;
constexpr qsizetype wholeNumberTo = 17; ///< with the zeros that are dialled before it
constexpr qsizetype phoneDigitsMin = 4;
constexpr qsizetype cityLettersMin = 4;
constexpr qsizetype latinLettersMin = 3;

bool hasIndic(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x0900 && c.unicode() < 0x0D80; });
}

qsizetype digitsIn(const QString& text) {
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
}

/// The telephone number, with ASCII dashes; empty when there are other signs in it.
QString numberIn(const QString& folded) {
    QString number;
    for (const QChar c : folded) {
        if (domain::isMinus(c))
            number.append(u'-');
        else if (c.isDigit() || QStringView(u" +().").contains(c))
            number.append(c);
        else
            return {};
    }
    return number;
}

/// "+44 (0)20" is written for callers from both sides; only Italy's 0 belongs to the number. The trunk or international prefix
/// of a whole number is not stored either; the zeros of a few digits are part of it.
QString dialled(const QString& number) {
    static const QRegularExpression trunk(QStringLiteral("[(] ?0 ?[)]"));
    static const QRegularExpression italy(QStringLiteral("^(?:[+]|00) ?39"));
    QString digits = italy.match(number).hasMatch() ? number : QString(number).remove(trunk);
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    return digits.size() - zeros >= wholeNumberFrom ? digits.mid(zeros) : digits;
}

/// Groups beside other words are one number when they say so themselves; other groups are found one by one.
bool isWholeNumber(const QString& groups) {
    const qsizetype digits = digitsIn(groups);
    return digits >= wholeNumberFrom && digits <= wholeNumberTo && QStringView(u"+0(").contains(groups.front());
}

/// What is written before a number or an address when it is copied from a link or a card.
bool isLabel(const QString& folded) {
    static const QRegularExpression label(
        QStringLiteral("^(?:tel|telephone|phone|ph|mob|mobile|cell|callto|sms|whatsapp|(?:https?://)?wa[.]me/)$"));
    return label.match(folded.endsWith(u':') ? folded.chopped(1) : folded).hasMatch() &&
           (folded.endsWith(u':') || folded.endsWith(u'/'));
}

/// "tel:+91…;ext=5" is the number, "mailto:a@b.example?subject=…" the address.
QString withoutLabel(const QString& folded) {
    static const QRegularExpression link(QStringLiteral("^(.*?[:/])([+(0-9][^:/;?]*|(?<=^mailto:)[^;?]+)(?:[;?].*)?$"));
    const QRegularExpressionMatch match = link.match(folded);
    const bool isLink = match.hasMatch() && (isLabel(match.captured(1)) || match.captured(1) == QStringLiteral("mailto:"));
    return isLink ? match.captured(2) : folded;
}

/// Without the signs that are pasted along: "rajesh," and "<r.k@x.example>". What is nothing but signs stays.
QString withoutSignsAround(const QString& folded, QStringView before, QStringView after) {
    QString word = folded;
    while (word.size() > 1 && after.contains(word.back()))
        word.chop(1);
    while (word.size() > 1 && before.contains(word.front()))
        word.remove(0, 1);
    return word;
}

/// A word or phrase, folded.
struct Piece {
    QString text;
    QString asIndexed; ///< as it would be in a note or a message
    QString number;    ///< the same, when it is nothing but a telephone number or a part of one
    bool isExcluded = false;
    bool isPhrase = false;

    bool joinsOthers() const { return !number.isEmpty() && !isExcluded && !isPhrase; }
};

/// What is looked for of a folded word.
QString withoutWrapping(const QString& folded) {
    const QString word = withoutSignsAround(withoutLabel(folded), u"[{<", u",;.!?…]}>");
    return numberIn(word).isEmpty() ? withoutSignsAround(word, u"([{<", u",;.!?…)]}>") : word;
}

Piece pieceOf(const domain::SearchedWord& word) {
    const auto looked = [&word](const QString& folded) { return word.isPhrase ? folded : withoutWrapping(folded); };
    Piece piece{looked(foldForSearch(word.text)), looked(foldForIndex(word.text)), {}, word.isExcluded, word.isPhrase};
    piece.number = numberIn(piece.text);
    return piece;
}

QList<Piece> piecesOf(const QString& text) {
    QList<Piece> pieces;
    for (const domain::SearchedWord& word : domain::searchedWords(text).words) {
        const Piece piece = pieceOf(word);
        if (!pieces.isEmpty() && !piece.number.isEmpty() && isLabel(pieces.last().text))
            pieces.removeLast();
        if (!piece.text.trimmed().isEmpty())
            pieces.append(piece);
    }
    return pieces;
}

SearchQuery::Term termOf(const Piece& piece) {
    SearchQuery::Term term;
    term.isExcluded = piece.isExcluded;
    if (digitsIn(piece.number) >= phoneDigitsMin) {
        term.spellings.append(dialled(piece.number).toUtf8());
        if (piece.text.toUtf8() != term.spellings.first())
            term.spellings.append(piece.text.toUtf8()); // It may be a day or a size.
        return term;
    }
    if (!piece.isExcluded && !piece.isPhrase)
        term.typed = typedForms(piece.text);
    term.spellings.append(piece.text.toUtf8());
    // A single sign of a script says nothing in another.
    if (const QString latin = hasIndic(piece.text) ? domain::latinForm(piece.text) : QString(); latin.size() >= latinLettersMin)
        term.spellings.append(latin.toUtf8());
    const QByteArray typed = term.spellings.last();
    for (const auto& [former, present] : cityNames) {
        if (piece.text.size() < cityLettersMin)
            break;
        if (QByteArrayView(former).startsWith(typed))
            term.spellings.append(present);
        else if (QByteArrayView(present).startsWith(typed))
            term.spellings.append(former);
    }
    if (piece.asIndexed != piece.text)
        term.spellings.append(piece.asIndexed.toUtf8());
    return term;
}

} // namespace

SearchQuery SearchQuery::of(const QString& text) {
    SearchQuery query;
    const QList<Piece> pieces = piecesOf(text);
    for (qsizetype at = 0; at < pieces.size();) {
        qsizetype end = at;
        QString groups;
        for (; end < pieces.size() && pieces.at(end).joinsOthers(); ++end)
            groups.append(pieces.at(end).number);
        const bool isAll = end - at == pieces.size();
        if (end - at > 1 && digitsIn(groups) >= phoneDigitsMin && (isAll || isWholeNumber(groups))) {
            query.terms.append({{dialled(groups).toUtf8()}, false, {}, {}});
            at = end;
        } else {
            for (end = std::max(end, at + 1); at < end; ++at)
                query.terms.append(termOf(pieces.at(at)));
        }
    }
    return query;
}

} // namespace leadwell::store
