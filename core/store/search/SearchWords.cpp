// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/search/SearchWords.h"

#include "core/domain/person/LatinForm.h"

#include <QList>

#include <sqlite3.h>

#include <algorithm>

namespace leadwell::store {

namespace {

constexpr qsizetype charsMax = 100'000;
constexpr qsizetype wordCharsMax = 100; ///< nobody types the rest; what is longer is no word
constexpr int lettersMin = 3;
constexpr qsizetype numberDigitsMin = 8;
constexpr qsizetype numberDigitsMax = 15;
constexpr qsizetype nationalDigits = 10;

enum class Sign : quint8 { Letter, Unspaced, Joiner, Gap };

bool isUnspaced(char32_t c) {
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

Sign signOf(char32_t c) {
    constexpr char32_t zeroWidthNonJoiner = 0x200C;
    constexpr char32_t zeroWidthJoiner = 0x200D;
    if (c < 0x80)
        return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') ? Sign::Letter : Sign::Gap;
    if (c == zeroWidthNonJoiner || c == zeroWidthJoiner)
        return Sign::Joiner; // How a letter is drawn, not where a word ends.
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return isUnspaced(c) ? Sign::Unspaced : Sign::Letter;
    default:
        return Sign::Gap;
    }
}

void endWord(QString& words, qsizetype& begin) {
    if (words.size() > begin)
        words.append(u' ');
    begin = words.size();
}

/// Ends with a space unless it is empty.
QString wordsOf(const QString& folded) {
    QString words;
    words.reserve(folded.size() + 1);
    qsizetype begin = 0;
    for (qsizetype at = 0; at < folded.size(); ++at) {
        const bool isPair = folded.at(at).isHighSurrogate() && at + 1 < folded.size() && folded.at(at + 1).isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(folded.at(at), folded.at(at + 1)) : char32_t(folded.at(at).unicode());
        const qsizetype first = at;
        at += isPair ? 1 : 0;
        const Sign sign = signOf(c);
        if (sign == Sign::Joiner)
            continue;
        if (sign != Sign::Letter)
            endWord(words, begin);
        if (sign != Sign::Gap && words.size() - begin < wordCharsMax)
            words.append(folded.mid(first, at + 1 - first));
        if (sign == Sign::Unspaced)
            endWord(words, begin);
    }
    endWord(words, begin);
    return words;
}

/// A number written in one or more groups, in one piece; a long one also as it is dialled within the country.
void appendNumber(const QString& digits, bool isInGroups, QString& words) {
    if (digits.size() < numberDigitsMin || digits.size() > numberDigitsMax)
        return;
    if (isInGroups)
        words.append(digits + u' ');
    if (digits.size() > nationalDigits)
        words.append(digits.right(nationalDigits) + u' ');
}

QString numbersOf(const QString& folded) {
    static const QString between = QStringLiteral(" +-().");
    QString words;
    QString digits;
    bool isInGroups = false;
    bool isGap = false;
    for (const QChar c : folded) {
        if (c >= u'0' && c <= u'9') {
            isInGroups = isInGroups || (isGap && !digits.isEmpty());
            isGap = false;
            digits.append(c);
        } else if (between.contains(c)) {
            isGap = true;
        } else {
            appendNumber(digits, isInGroups, words);
            digits.clear();
            isInGroups = false;
        }
    }
    appendNumber(digits, isInGroups, words);
    return words;
}

bool hasIndic(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x0900 && c.unicode() < 0x0D80; });
}

void searchWordsInSql(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = static_cast<const char*>(static_cast<const void*>(sqlite3_value_text(values[0])));
    const QByteArray words = searchWords(QString::fromUtf8(text, sqlite3_value_bytes(values[0])));
    sqlite3_result_text64(context, words.constData(), static_cast<sqlite3_uint64>(words.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

QString foldForIndex(const QString& text) {
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() == QChar::Mark_NonSpacing && c.unicode() < 0x0900)
            continue;
        if (c.isDigit())
            folded.append(QChar(u'0' + c.digitValue()));
        else
            folded.append(c.isSpace() ? QChar(u' ') : c.toCaseFolded());
    }
    return folded;
}

QByteArray searchWords(const QString& text) {
    const QString folded = foldForIndex(text.left(charsMax));
    QString words = wordsOf(folded) + numbersOf(folded);
    if (hasIndic(folded))
        words += wordsOf(domain::latinForm(folded));
    words.chop(words.isEmpty() ? 0 : 1);
    return words.toUtf8();
}

bool isLongEnough(const QByteArray& words) {
    int letters = 0;
    for (const char32_t c : QString::fromUtf8(words).toUcs4())
        letters += c == U' ' ? 0 : isUnspaced(c) ? 2 : 1;
    return letters >= lettersMin;
}

void addSearchWordsTo(sqlite3* database) {
    sqlite3_create_function_v2(database, "search_words", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, searchWordsInSql,
                               nullptr, nullptr, nullptr);
}

} // namespace leadwell::store
