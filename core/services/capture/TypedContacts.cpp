// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/TypedContacts.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/services/capture/Recogniser.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadwell::services {

using namespace domain;

namespace {

constexpr qsizetype longestField = 2000;

Error neither(const QString& part) {
    return {ErrorKind::Invalid,
            QStringLiteral("“%1” is neither a phone number nor an e-mail address; nothing was saved.")
                .arg(part.simplified().left(40)),
            {}};
}

Error notSaved(const Error& error) {
    Error told = error;
    told.sentence += QStringLiteral(" Nothing was saved.");
    return told;
}

bool hasDigits(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

bool hasLetters(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// Words that stand before a contact and say nothing else.
bool isLabel(const QString& text) {
    static const QRegularExpression label(QStringLiteral("^\\W*(?:(?:e-?mail|mail(?:to)?|id|tel(?:ephone)?|phone|ph|mob(?:ile)?|"
                                                         "cell|whats ?app|call|no|and|or|und|oder)\\W*)+$"),
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::UseUnicodePropertiesOption);
    return label.match(text).hasMatch();
}

/// "98200 41177 / Rohan": a word beside a number is not part of it.
QStringList wordsApart(const QStringList& numbers) {
    QStringList parts;
    for (const QString& number : numbers) {
        const QStringList halves = number.split(u'/', Qt::SkipEmptyParts);
        const bool hasWord =
            std::any_of(halves.begin(), halves.end(), [](const QString& half) { return hasLetters(half) && !hasDigits(half); });
        parts += hasWord ? halves : QStringList{number};
    }
    return parts;
}

} // namespace

QStringList numbersApart(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[;|\\n]|(?:,\\s*|\\s(?:or|and|&)\\s)(?=[+(\\d])"));
    constexpr int wholeNumber = 7;
    QStringList numbers;
    for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const QStringList halves = part.trimmed().split(u'/', Qt::SkipEmptyParts);
        const bool areWhole = std::all_of(halves.begin(), halves.end(),
                                          [](const QString& half) { return phoneDigits(half).size() >= wholeNumber; });
        for (const QString& number : areWhole ? halves : QStringList{part})
            numbers.append(number.trimmed());
    }
    return numbers;
}

Result<QList<Identity>> typedContacts(const QString& text, const QString& region) {
    static const QRegularExpression address(QStringLiteral("[^\\s<>(),;|/\"]*@[^\\s<>(),;|/\"]*"));
    QList<Identity> found;
    QString rest = text.left(longestField);
    bool isBracketed = false; // "Rohan <rohan@x.in>": the name is no contact
    for (auto matches = address.globalMatch(text.left(longestField)); matches.hasNext();) {
        const auto match = matches.next();
        const auto email = normaliseEmail(match.captured());
        if (!email)
            return notSaved(email.error());
        const qsizetype before = match.capturedStart() - 1;
        isBracketed = isBracketed || (before >= 0 && text.at(before) == u'<');
        found.append({{}, IdentityKind::Email, {}, {}, match.captured(), true});
        rest.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u';'));
    }
    for (const QString& part : wordsApart(numbersApart(rest))) {
        if (!hasDigits(part)) {
            if (hasLetters(part) && !isLabel(part) && !isBracketed)
                return neither(part);
            continue;
        }
        const auto phone = normalisePhone(part, region);
        if (!phone)
            return notSaved(phone.error());
        found.append({{}, IdentityKind::Phone, {}, {}, part, true});
    }
    return normalisedIdentities(found, region);
}

} // namespace leadwell::services
