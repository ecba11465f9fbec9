// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/PhoneSpelling.h"

#include "core/domain/person/Phone.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace leadwell::domain {

namespace {

constexpr qsizetype textMax = 200;
constexpr qsizetype numberDigitsMin = 7;

/// One character of a number in ASCII; nothing for characters that cannot be seen.
std::optional<char16_t> plainCharacter(char32_t c) {
    if (QChar::category(c) == QChar::Number_DecimalDigit)
        return static_cast<char16_t>(u'0' + QChar::digitValue(c));
    switch (QChar::category(c)) {
    case QChar::Other_Format:
    case QChar::Mark_NonSpacing:
        return std::nullopt;
    case QChar::Separator_Space:
        return u' ';
    case QChar::Punctuation_Dash:
        return u'-';
    default:
        break;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) // full-width forms of ASCII
        return static_cast<char16_t>(c - 0xFEE0);
    if (c == 0x2212 || c == 0x30FC) // the minus sign, and the long-vowel mark that Japan uses for a dash
        return u'-';
    return c < 0x10000 ? static_cast<char16_t>(c) : u'?';
}

QString plain(const QString& text) {
    QString out;
    for (const char32_t c : text.left(textMax).toUcs4()) {
        const std::optional<char16_t> character = plainCharacter(c);
        if (character)
            out.append(QChar(*character));
    }
    return out.trimmed();
}

qsizetype digitsIn(QStringView text) {
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Error roundedAway(const QString& text) {
    return {ErrorKind::Invalid,
            QStringLiteral("“%1” was rounded by a spreadsheet and its last digits are lost. "
                           "Format the column as text and bring it in again.")
                .arg(text.left(40)),
            {}};
}

/// "9820041177.0" and "9.820041177E+09" hold every digit; "9.82004E+09" does not.
Result<QString> withoutFloat(const QString& text) {
    static const QRegularExpression whole(QStringLiteral("^([0-9]{5,15})[.,]0{1,6}$"));
    static const QRegularExpression scientific(QStringLiteral("^([0-9])(?:[.,]([0-9]{1,20}))?[eE][+]?([0-9]{1,3})$"));
    const QRegularExpressionMatch asWhole = whole.match(text);
    if (asWhole.hasMatch())
        return asWhole.captured(1);
    const QRegularExpressionMatch asScientific = scientific.match(text);
    if (!asScientific.hasMatch())
        return text;
    const QString fraction = asScientific.captured(2);
    if (fraction.size() != asScientific.captured(3).toInt())
        return roundedAway(text);
    return QString(asScientific.captured(1) + fraction);
}

/// Cuts "/79", ", 98200 41178", "or …": a second number or the other ending of the first.
QString firstNumber(const QString& text) {
    static const QRegularExpression separator(QStringLiteral("[/|,;&\\n\\r]|\\bor\\b|\\band\\b|\\boder\\b|(?<=[0-9 ])[+]"),
                                              QRegularExpression::CaseInsensitiveOption);
    QRegularExpressionMatchIterator places = separator.globalMatch(text);
    while (places.hasNext()) {
        const QRegularExpressionMatch place = places.next();
        const qsizetype left = digitsIn(QStringView(text).left(place.capturedStart()));
        const qsizetype right = digitsIn(QStringView(text).mid(place.capturedEnd()));
        const bool otherEnding = place.captured() == u'/' && right <= 2;
        if (left >= numberDigitsMin && (right >= numberDigitsMin || otherEnding))
            return text.left(place.capturedStart());
    }
    return text;
}

bool belongsToNumber(QChar c) {
    return (c >= u'0' && c <= u'9') || QStringView(u" \t+()[]{}-.~/*',_·•").contains(c);
}

/// The first stretch of digits, brackets and dashes with enough digits for a number, else the one with most.
QString bestStretch(const QString& text) {
    QString best;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        while (end < text.size() && belongsToNumber(text.at(end)))
            ++end;
        const QString stretch = text.mid(at, end - at);
        if (digitsIn(stretch) > digitsIn(best))
            best = stretch;
        if (digitsIn(best) >= numberDigitsMin)
            break;
        at = end + 1;
    }
    return best;
}

/// "+44 (0)20" is written for callers from both sides; only Italy's 0 belongs to the number.
QString withoutTrunkZero(const QString& number, bool isInternational) {
    static const QRegularExpression italy(QStringLiteral("^[^0-9]*(?:00)?[^0-9]*39"));
    if (!isInternational || italy.match(number).hasMatch())
        return number;
    static const QRegularExpression trunk(QStringLiteral("[(\\[] ?0 ?[)\\]]"));
    return QString(number).replace(trunk, QStringLiteral(" "));
}

bool isWhatsAppAddress(const QString& text) {
    static const QRegularExpression address(
        QStringLiteral("wa\\.me/|whatsapp\\.com/send|whatsapp://|@s\\.whatsapp\\.net|@c\\.us"),
        QRegularExpression::CaseInsensitiveOption);
    return address.match(text).hasMatch();
}

struct Extension {
    QString text; ///< what stands before it
    QString digits;
};

Extension splitExtension(const QString& text) {
    static const QRegularExpression mark(QStringLiteral("(?:[;,. (-]*\\b(?:extension|extn|ext|xtn|int|ramal|anexo|durchwahl|dw)|"
                                                        "(?<=[0-9 )])x|#|доб)[ .:=-]{0,4}([0-9]{1,7})[ )]*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = mark.match(text);
    const QString before = match.hasMatch() ? text.left(match.capturedStart()) : text;
    // "x 98200 41177" is a label, not an extension.
    if (digitsIn(before) < 5)
        return {text, {}};
    return {before, match.captured(1)};
}

/// Letters on the keypad, "1-800-FLOWERS": only whole upper-case words straight after a dash, so that names
/// are not dialled.
QString withDialledLetters(const QString& text) {
    static const QRegularExpression vanity(QStringLiteral("^[+]?[0-9(). -]{3,12}-[A-Z]{4,9}$"));
    if (!vanity.match(text).hasMatch())
        return text;
    static const QString keys = QStringLiteral("22233344455566677778889999");
    QString out;
    for (const QChar c : text)
        out.append(c >= u'A' && c <= u'Z' ? keys.at(c.unicode() - u'A') : c);
    return out;
}

} // namespace

QString phoneDigits(const QString& text) {
    QString digits;
    for (const char32_t c : text.toUcs4()) {
        if (QChar::category(c) == QChar::Number_DecimalDigit)
            digits.append(QChar(u'0' + QChar::digitValue(c)));
    }
    return digits;
}

Result<PhoneSpelling> readSpelling(const QString& text) {
    const QString seen = plain(text);
    if (seen.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("There is no phone number."), {}};
    LW_TRY(const QString whole, withoutFloat(seen));
    const bool isAddress = isWhatsAppAddress(whole);
    const Extension split = splitExtension(firstNumber(whole));
    const QString stretch = bestStretch(withDialledLetters(split.text)).trimmed();
    const QString digits = phoneDigits(stretch);
    if (digits.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not a phone number.").arg(text.simplified().left(40)), {}};
    PhoneSpelling spelling;
    spelling.extension = split.digits;
    const auto firstDigit = std::find_if(stretch.begin(), stretch.end(), [](QChar c) { return c.isDigit(); });
    const bool hasPlus = std::find(stretch.begin(), firstDigit, QChar(u'+')) != firstDigit;
    spelling.isInternational = hasPlus || isAddress;
    spelling.digits = phoneDigits(withoutTrunkZero(stretch, hasPlus || digits.startsWith(QLatin1String("00"))));
    return spelling;
}

} // namespace leadwell::domain
