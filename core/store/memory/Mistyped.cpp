// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/Mistyped.h"

#include "core/domain/person/LatinForm.h"
#include "core/store/memory/CityNames.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace leadwell::store {

namespace {

constexpr qsizetype lettersMin = 4;
constexpr qsizetype begunLettersMin = 5;
constexpr char32_t apostrophe = U'’';

constexpr std::array<WordSign, 0x80> asciiSigns = [] {
    std::array<WordSign, 0x80> signs{};
    for (size_t c = 'a'; c <= 'z'; ++c)
        signs[c] = WordSign::Letter;
    for (size_t c = '0'; c <= '9'; ++c)
        signs[c] = WordSign::Digit;
    signs['\''] = WordSign::Letter;
    return signs;
}();

bool isJoiner(char32_t c) {
    return c == 0x200C || c == 0x200D;
}

/// Part of a word, but nothing anybody types for sure.
bool isSilent(char32_t c) {
    return c == U'\'' || c == apostrophe || isJoiner(c);
}

WordSign signOf(char32_t c) {
    if (isSilent(c) || QChar::isLetter(c) || QChar::isMark(c))
        return WordSign::Letter;
    return QChar::isNumber(c) ? WordSign::Digit : WordSign::Gap;
}

bool isInside(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

size_t charLength(std::string_view text, size_t at) {
    size_t end = at + 1;
    while (end < text.size() && isInside(text[end]))
        ++end;
    return end - at;
}

std::string_view withoutFirst(std::string_view text) {
    return text.substr(charLength(text, 0));
}

/// Both begin with the same characters, so many bytes long.
size_t commonLength(std::string_view a, std::string_view b) {
    const size_t shorter = std::min(a.size(), b.size());
    size_t same = 0;
    while (same < shorter && a[same] == b[same])
        ++same;
    const auto isMiddle = [same = &same](std::string_view text) { return *same < text.size() && isInside(text[*same]); };
    while (same > 0 && (isMiddle(a) || isMiddle(b)))
        --same;
    return same;
}

/// The first two characters of `a` are those of `b` the other way round; both become what follows.
bool dropSwapped(std::string_view& a, std::string_view& b) {
    const size_t first = charLength(a, 0);
    if (first >= a.size() || b.empty())
        return false;
    const size_t second = charLength(a, first);
    const size_t both = first + second;
    if (b.size() < both || b.substr(0, second) != a.substr(first, second) || b.substr(second, first) != a.substr(0, first))
        return false;
    a.remove_prefix(both);
    b.remove_prefix(both);
    return true;
}

/// Most words differ in their first letters by more than a mistake; a look at two bytes says so.
bool isFarOff(std::string_view typed, std::string_view word) {
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    return typed[0] != word[0] && isAscii(typed[0]) && isAscii(word[0]) && typed[1] != word[1] && typed[0] != word[1] &&
           typed[1] != word[0];
}

QString spoken(const QString& word) {
    QString letters;
    for (const QChar c : word) {
        if (!isSilent(c.unicode()))
            letters.append(c);
    }
    return letters;
}

} // namespace

WordSign signAt(std::string_view text, size_t at, size_t& length) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        length = 1;
        return asciiSigns[first];
    }
    length = charLength(text, at);
    char32_t c = length >= 4 ? first & 0x07 : length == 3 ? first & 0x0F : first & 0x1F;
    for (size_t i = 1; i < length; ++i)
        c = c << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    return c <= 0x10FFFF ? signOf(c) : WordSign::Gap;
}

bool TypedForm::isNear(std::string_view word) const {
    constexpr size_t charBytesMax = 4;
    const std::string_view typed(text.constData(), static_cast<size_t>(text.size()));
    if (word.size() < 2 || word.size() + charBytesMax < typed.size() ||
        (!mayBeBegun && typed.size() + charBytesMax < word.size()))
        return false;
    if (isFarOff(typed, word))
        return false;
    const size_t same = commonLength(typed, word);
    std::string_view t = typed.substr(same);
    std::string_view w = word.substr(same);
    const auto agree = [this](std::string_view a, std::string_view b) { return mayBeBegun ? b.starts_with(a) : a == b; };
    if (t.empty())
        return mayBeBegun || w.empty() || withoutFirst(w).empty();
    if (w.empty())
        return withoutFirst(t).empty();
    return agree(withoutFirst(t), w) || agree(t, withoutFirst(w)) || agree(withoutFirst(t), withoutFirst(w)) ||
           (dropSwapped(t, w) && agree(t, w));
}

QList<TypedForm> typedForms(const QString& folded) {
    const QList<uint> letters = folded.toUcs4();
    if (!std::all_of(letters.cbegin(), letters.cend(), [](uint c) { return signOf(c) == WordSign::Letter; }))
        return {};
    QList<TypedForm> forms;
    for (const QByteArray& form : comparedForms(folded.toUtf8().toStdString())) {
        const qsizetype count = QString::fromUtf8(form).toUcs4().size();
        if (count >= lettersMin)
            forms.append({form, count >= begunLettersMin});
    }
    return forms;
}

QList<QByteArray> citiesMeantBy(const QList<TypedForm>& typed) {
    const auto isNear = [&typed](const char* city) {
        return std::any_of(typed.cbegin(), typed.cend(), [city](const TypedForm& form) { return form.isNear(city); });
    };
    QList<QByteArray> cities;
    for (const CityName& city : cityNames) {
        if (isNear(city.former))
            cities.append(city.present);
        if (isNear(city.present))
            cities.append(city.former);
    }
    return cities;
}

QList<QByteArray> comparedForms(std::string_view word) {
    const QString written = spoken(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    const QString latin = domain::latinForm(written);
    QList<QByteArray> forms{written.toUtf8()};
    if (latin != written)
        forms.append(latin.toUtf8());
    return forms;
}

bool isPlain(std::string_view word) {
    return std::all_of(word.cbegin(), word.cend(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace leadwell::store
