// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/LatinForm.h"

#include <QList>
#include <QMap>

#include <array>
#include <utility>

namespace leadwell::domain {

namespace {

/// Nine scripts of 128 characters each, in the same order of sounds (Unicode chapter 12, after ISCII-1988).
constexpr char16_t indicFirst = 0x0900;
constexpr char16_t indicLast = 0x0D7F;
constexpr char16_t tamilFirst = 0x0B80; // from here on the scripts of the south, which speak every "a"

/// Where the sounds stand inside a script.
constexpr int candrabindu = 0x01;
constexpr int anusvara = 0x02;
constexpr int firstVowel = 0x05;
constexpr int firstConsonant = 0x15;
constexpr int nukta = 0x3C;
constexpr int firstVowelSign = 0x3E;
constexpr int virama = 0x4D;
constexpr int gurmukhiRra = 0x5C;

constexpr std::array<const char*, 16> vowels{"a", "a", "i", "i", "u", "u", "ri", "l", "e", "e", "e", "ai", "o", "o", "o", "au"};
constexpr std::array<const char*, 37> consonants{"k",  "kh", "g", "gh", "n", "ch", "chh", "j",  "jh", "n",  "t", "th", "d",
                                                 "dh", "n",  "t", "th", "d", "dh", "n",   "n",  "p",  "ph", "b", "bh", "m",
                                                 "y",  "r",  "r", "l",  "l", "l",  "v",   "sh", "sh", "s",  "h"};
constexpr std::array<const char*, 15> vowelSigns{"a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"};

template<std::size_t n>
const char* soundAt(const std::array<const char*, n>& sounds, int first, int offset) {
    const int index = offset - first;
    return index >= 0 && index < static_cast<int>(n) ? sounds.at(static_cast<std::size_t>(index)) : nullptr;
}

bool isIndic(QChar c) {
    return c.unicode() >= indicFirst && c.unicode() <= indicLast;
}

/// A consonant with the vowel that follows it; either may be missing.
struct Syllable {
    QString consonant;
    QString vowel;
    bool hasInherentA = false; ///< No vowel is written and none is silenced: an "a", if the language speaks it.
    bool isNasal = false;
};

/// One word of an Indic script, syllable by syllable.
class IndicWord {
public:
    bool isEmpty() const { return m_syllables.isEmpty(); }
    void add(QChar c);
    QString latin() const;

private:
    bool speaksA(qsizetype at, bool spokeBefore) const;

    QList<Syllable> m_syllables;
    bool m_isSouthern = false;
};

void IndicWord::add(QChar c) {
    m_isSouthern = c.unicode() >= tamilFirst;
    const int offset = (c.unicode() - indicFirst) % 0x80;
    if (const char* vowel = soundAt(vowels, firstVowel, offset)) {
        m_syllables.append({{}, QString::fromLatin1(vowel), false, false});
    } else if (const char* consonant = soundAt(consonants, firstConsonant, offset)) {
        m_syllables.append({QString::fromLatin1(consonant), {}, true, false});
    } else if (offset == gurmukhiRra) {
        m_syllables.append({QStringLiteral("r"), {}, true, false});
    } else if (offset == candrabindu || offset == anusvara) {
        m_syllables.append({QStringLiteral("n"), {}, false, true});
    } else if (m_syllables.isEmpty()) {
        return;
    } else if (const char* sign = soundAt(vowelSigns, firstVowelSign, offset)) {
        m_syllables.last().vowel = QString::fromLatin1(sign);
        m_syllables.last().hasInherentA = false;
    } else if (offset == virama) {
        m_syllables.last().hasInherentA = false;
    } else if (offset == nukta) {
        // A dot below turns a sound into the Persian one beside it.
        static const QMap<QString, QString> dotted{{QStringLiteral("j"), QStringLiteral("z")},
                                                   {QStringLiteral("ph"), QStringLiteral("f")},
                                                   {QStringLiteral("d"), QStringLiteral("r")},
                                                   {QStringLiteral("dh"), QStringLiteral("rh")},
                                                   {QStringLiteral("s"), QStringLiteral("sh")}};
        QString& last = m_syllables.last().consonant;
        last = dotted.value(last, last);
    }
}

/// The northern languages drop the "a" at the end of a word (राम is Ram) and between syllables that carry
/// vowels (जगदीश is Jagdish), but not after a cluster (मिश्र is Mishra).
bool IndicWord::speaksA(qsizetype at, bool spokeBefore) const {
    if (m_isSouthern || at == 0)
        return true;
    const Syllable& before = m_syllables.at(at - 1);
    if (!spokeBefore && !before.isNasal)
        return true;
    if (at + 1 == m_syllables.size())
        return false;
    const Syllable& after = m_syllables.at(at + 1);
    const bool afterIsLast = at + 2 == m_syllables.size();
    const bool afterHasVowel = !after.vowel.isEmpty() || (after.hasInherentA && !afterIsLast);
    return !spokeBefore || after.consonant.isEmpty() || !afterHasVowel;
}

QString IndicWord::latin() const {
    QString out;
    bool spoke = false;
    for (qsizetype i = 0; i < m_syllables.size(); ++i) {
        const Syllable& syllable = m_syllables.at(i);
        const bool isA = syllable.hasInherentA && speaksA(i, spoke);
        out += syllable.consonant + syllable.vowel;
        if (isA)
            out += u'a';
        spoke = isA || !syllable.vowel.isEmpty();
    }
    return out;
}

/// Accents, and the vowel points of Arabic and Hebrew.
bool isAccent(QChar c) {
    const char16_t code = c.unicode();
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x064B && code <= 0x065F) || (code >= 0x0591 && code <= 0x05C7);
}

bool isJoiner(QChar c) {
    return c.unicode() == 0x200C || c.unicode() == 0x200D;
}

} // namespace

const char* plainSpelling(QChar letter) {
    switch (letter.unicode()) {
    case u'ø':
        return "o";
    case u'ł':
        return "l";
    case u'đ':
    case u'ð':
        return "d";
    case u'æ':
        return "ae";
    case u'œ':
        return "oe";
    case u'ß':
        return "ss";
    case u'ı':
        return "i";
    case u'þ':
        return "th";
    default:
        return nullptr;
    }
}

QString latinForm(const QString& text) {
    QString out;
    IndicWord word;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toLower()) {
        if (isIndic(c) && (c.isLetter() || c.isMark())) {
            word.add(c);
            continue;
        }
        if (isAccent(c) || (isJoiner(c) && !word.isEmpty()))
            continue;
        out += std::exchange(word, {}).latin();
        if (const char* plain = plainSpelling(c))
            out += QLatin1String(plain);
        else
            out += c;
    }
    out += word.latin();
    return out.normalized(QString::NormalizationForm_KC);
}

} // namespace leadwell::domain
