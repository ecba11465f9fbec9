// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/NameAndEmail.h"

#include "core/domain/WordSet.h"
#include "core/domain/person/LatinForm.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace leadwell::domain {

namespace {

constexpr qsizetype nameMax = 200;

const WordSet& titles() {
    static const WordSet words =
        wordSet(QStringLiteral("mr mrs ms miss mx sir madam dr prof professor adv advocate shri sri shree smt shrimati "
                               "kumari herr frau monsieur madame mme mlle senor senora srta capt jr sr ii iii iv phd mba "
                               "esq retd ji jee bhai sahab saheb sahib"));
    return words;
}

const WordSet& particles() {
    static const WordSet words =
        wordSet(QStringLiteral("de da dos das del della di van von der den ten ter la al el bin ibn zu zur af mac mc"));
    return words;
}

/// Each word once, in alphabetical order, so that "test user" and "User, Test" are the same.
QString sortedKey(QStringList words) {
    words.sort();
    words.removeDuplicates();
    return words.join(u' ');
}

const WordSet& placeholders() {
    static const WordSet keys = [] {
        const QStringList names =
            QStringLiteral("n a|na|unknown|unknown user|unknown caller|test|testing|tester|test user|test "
                           "lead|test name|"
                           "not provided|not available|not given|not known|not specified|not "
                           "mentioned|none|null|nil|undefined|"
                           "anonymous|anonym|nobody|no name|noname|name|your name|first name|last name|full "
                           "name|user|new user|"
                           "customer|client|guest|visitor|buyer|lead|new lead|contact|person|someone|sir|madam|sir "
                           "madam|dear|"
                           "friend|whatsapp user|facebook user|instagram user|linkedin member|indiamart buyer|justdial "
                           "user|"
                           "website visitor|asdf|asdfgh|qwerty|abc|abcd|xyz|xxx|foo|bar|dummy|sample|demo|tbd|"
                           "inconnu|unbekannt|desconocido|kein name|sin nombre")
                .split(u'|');
        QSet<QString> sorted;
        for (const QString& name : names)
            sorted.insert(sortedKey(name.split(u' ')));
        return sorted;
    }();
    return keys;
}

/// Without what stands in brackets: "Rohan Mehta (Purchase)".
QString withoutBrackets(const QString& name) {
    QString out;
    int depth = 0;
    for (const QChar c : name) {
        if (c == u'(' || c == u'[')
            ++depth;
        else if ((c == u')' || c == u']') && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out.trimmed().isEmpty() ? name : out;
}

/// Lower-case Latin words in the order written; apostrophes join ("O'Brien"), everything else parts.
QStringList plainWords(const QString& name) {
    static const QString joining = QStringLiteral("'’`");
    QString text;
    for (const char32_t c : latinForm(withoutBrackets(name.left(nameMax))).toUcs4()) {
        const bool isJoining = c < 0x10000 && joining.contains(QChar(static_cast<char16_t>(c)));
        if (isJoining || QChar::category(c) == QChar::Other_Format)
            continue;
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
            text += QString::fromUcs4(&c, 1);
        else
            text += u' ';
    }
    return text.split(u' ', Qt::SkipEmptyParts);
}

/// Without titles and the Japanese form of address; a name of titles only keeps the last.
QStringList withoutTitles(QStringList words) {
    while (words.size() > 1) {
        const auto title = std::find_if(words.begin(), words.end(), [](const QString& word) { return titles().contains(word); });
        if (title == words.end())
            break;
        words.erase(title);
    }
    for (QString& word : words) {
        for (const QString& ending : {QStringLiteral("様"), QStringLiteral("さん"), QStringLiteral("氏")}) {
            if (word.size() > ending.size() && word.endsWith(ending))
                word.chop(ending.size());
        }
    }
    return words;
}

QStringList wordsOfName(const QString& name) {
    return withoutTitles(plainWords(name));
}

/// "de Souza" is one word, as is "Desouza"; a particle without a follower joins the word before it.
QStringList withParticlesJoined(const QStringList& words) {
    QStringList joined;
    QString held;
    for (const QString& word : words) {
        held += word;
        if (particles().contains(word))
            continue;
        joined.append(held);
        held.clear();
    }
    if (!held.isEmpty())
        joined.append(joined.isEmpty() ? held : joined.takeLast() + held);
    return joined;
}

/// One letter added, left out, changed, or two neighbours swapped.
bool isOneLetterApart(const QString& a, const QString& b) {
    if (a.size() > b.size())
        return isOneLetterApart(b, a);
    if (b.size() - a.size() > 1)
        return false;
    qsizetype at = 0;
    while (at < a.size() && a.at(at) == b.at(at))
        ++at;
    const QStringView restA = QStringView(a).mid(at);
    const QStringView restB = QStringView(b).mid(at);
    if (a.size() < b.size())
        return restA == restB.mid(1);
    if (restA.mid(1) == restB.mid(1))
        return true;
    return restA.size() > 1 && restA.at(0) == restB.at(1) && restA.at(1) == restB.at(0) && restA.mid(2) == restB.mid(2);
}

/// "Mueller" is how "Müller" is written without umlauts.
QString withoutDigraphs(QString word) {
    return word.replace(QLatin1String("ae"), QLatin1String("a"))
        .replace(QLatin1String("oe"), QLatin1String("o"))
        .replace(QLatin1String("ue"), QLatin1String("u"));
}

bool wordsAgree(const QString& a, const QString& b) {
    constexpr double alike = 0.92;
    if (a.size() == 1 || b.size() == 1)
        return a.at(0) == b.at(0);
    if (withoutDigraphs(a) == withoutDigraphs(b))
        return true;
    return isOneLetterApart(a, b) && jaroWinkler(a, b) >= alike;
}

/// Every word of the shorter name finds its own word in the longer one; exact matches first, initials last.
bool isInside(QStringList shorter, QStringList longer) {
    for (auto word = shorter.begin(); word != shorter.end();) {
        const bool isTaken = longer.removeOne(*word);
        word = isTaken ? shorter.erase(word) : word + 1;
    }
    std::stable_sort(shorter.begin(), shorter.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& word : shorter) {
        const auto match =
            std::find_if(longer.begin(), longer.end(), [&](const QString& other) { return wordsAgree(word, other); });
        if (match == longer.end())
            return false;
        longer.erase(match);
    }
    return true;
}

/// No letters at all, one letter repeated ("xxx"), or a word that forms fill in.
bool meansNothing(const QStringList& words) {
    const auto letters = words.join(QString()).toUcs4();
    if (std::none_of(letters.begin(), letters.end(), [](char32_t c) { return QChar::isLetter(c); }))
        return true;
    if (letters.size() > 1 && letters.count(letters.first()) == letters.size())
        return true;
    return placeholders().contains(sortedKey(words));
}

} // namespace

bool isPlaceholderName(const QString& name) {
    // An address stands where a name belongs: the '@' tells.
    return name.contains(u'@') || meansNothing(plainWords(name)) || meansNothing(wordsOfName(name));
}

QString nameKey(const QString& name) {
    if (isPlaceholderName(name))
        return {};
    return sortedKey(withParticlesJoined(wordsOfName(name)));
}

bool namesAgree(const QString& a, const QString& b) {
    if (isPlaceholderName(a) || isPlaceholderName(b))
        return true;
    const QStringList one = wordsOfName(a);
    const QStringList two = wordsOfName(b);
    if (one.join(QString()) == two.join(QString()))
        return true;
    return one.size() <= two.size() ? isInside(one, two) : isInside(two, one);
}

double jaroWinkler(const QString& a, const QString& b) {
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() && b.isEmpty() ? 1.0 : 0.0;
    const qsizetype window = std::max<qsizetype>(std::max(a.size(), b.size()) / 2 - 1, 0);
    std::vector<bool> usedB(static_cast<std::size_t>(b.size()), false);
    QString commonA;
    for (qsizetype i = 0; i < a.size(); ++i) {
        const qsizetype end = std::min(b.size(), i + window + 1);
        for (qsizetype j = std::max<qsizetype>(0, i - window); j < end; ++j) {
            if (usedB[static_cast<std::size_t>(j)] || a.at(i) != b.at(j))
                continue;
            usedB[static_cast<std::size_t>(j)] = true;
            commonA += a.at(i);
            break;
        }
    }
    if (commonA.isEmpty())
        return 0.0;
    QString commonB;
    for (qsizetype j = 0; j < b.size(); ++j) {
        if (usedB[static_cast<std::size_t>(j)])
            commonB += b.at(j);
    }
    int swapped = 0;
    for (qsizetype i = 0; i < commonA.size(); ++i)
        swapped += commonA.at(i) != commonB.at(i) ? 1 : 0;
    const auto common = static_cast<double>(commonA.size());
    const double jaro =
        (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) + (common - swapped / 2) / common) / 3.0;
    int prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a.at(prefix) == b.at(prefix))
        ++prefix;
    return jaro + prefix * 0.1 * (1.0 - jaro);
}

} // namespace leadwell::domain
