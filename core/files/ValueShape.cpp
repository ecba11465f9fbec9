// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/ValueShape.h"

#include "core/files/DateReader.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace leadwell::files {
namespace {

constexpr qsizetype longestValue = 100;

qsizetype digitsIn(const QString& text) {
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
}

/// What a word after a number multiplies it by; 0 for an unknown word, 1 for units.
double multiplierOf(const QString& word) {
    static const QHash<QString, double> words = {
        {QStringLiteral("k"), 1e3},       {QStringLiteral("lakh"), 1e5},     {QStringLiteral("lakhs"), 1e5},
        {QStringLiteral("lac"), 1e5},     {QStringLiteral("lacs"), 1e5},     {QStringLiteral("cr"), 1e7},
        {QStringLiteral("crore"), 1e7},   {QStringLiteral("crores"), 1e7},   {QStringLiteral("mn"), 1e6},
        {QStringLiteral("million"), 1e6}, {QStringLiteral("bn"), 1e9},       {QStringLiteral("लाख"), 1e5},
        {QStringLiteral("करोड़"), 1e7},    {QStringLiteral("thousand"), 1e3}, {QStringLiteral("हज़ार"), 1e3}};
    return words.value(word.normalized(QString::NormalizationForm_KC), 1);
}

/// Digits with at most one '.', from digits grouped in any of the usual ways.
QString withoutGrouping(QString digits) {
    digits.remove(QRegularExpression(QStringLiteral("[\\s\\x{00A0}\\x{202F}'’]")));
    const qsizetype dot = digits.lastIndexOf(QLatin1Char('.'));
    const qsizetype comma = digits.lastIndexOf(QLatin1Char(','));
    const QChar last = dot > comma ? QLatin1Char('.') : QLatin1Char(',');
    const qsizetype at = qMax(dot, comma);
    if (at < 0)
        return digits;
    const bool both = dot >= 0 && comma >= 0;
    const bool grouped = digits.size() - at - 1 == 3 || digits.count(last) > 1;
    // "1.250" and "1,250" are thousands; "12.50", "0.125" and "1,250.75" have decimals after the last
    // separator.
    const bool isDecimal = both ? digits.count(last) == 1 : !grouped || digits.startsWith(QLatin1Char('0'));
    QString plain;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (digits.at(i).isDigit())
            plain += digits.at(i);
        else if (i == at && isDecimal)
            plain += QLatin1Char('.');
    }
    return plain;
}

} // namespace

QString withAsciiDigits(const QString& text) {
    QString plain = text;
    for (QChar& c : plain) {
        if (const int digit = c.digitValue(); digit >= 0 && c.unicode() > 0x7F)
            c = QLatin1Char(static_cast<char>('0' + digit));
    }
    return plain;
}

bool looksLikeEmail(const QString& cell) {
    static const QRegularExpression pattern(
        QStringLiteral("^(?:mailto:|[^<>@]{0,80}<)?[^\\s@<>,;:\"]{1,64}@[^\\s@<>,;:\"]+\\.[^\\s@<>,;:\".]{2,}>?$"));
    const QString text = cell.trimmed();
    return text.size() <= 254 && pattern.match(text).hasMatch();
}

bool looksLikePhone(const QString& cell) {
    static const QRegularExpression pattern(
        QStringLiteral("^(?:tel:|ph(?:one)?:?|mob(?:ile)?:?|p:)?\\s*'?\\(?\\+?[\\d(][\\d\\s().\\-/"
                       "\\x{00A0}\\x{2010}-\\x{2015}]{5,}"
                       "(?:\\s*(?:x|ext\\.?|,)\\s*\\d{1,6})?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = withAsciiDigits(cell.trimmed());
    if (text.size() > 40 || !pattern.match(text).hasMatch())
        return false;
    const qsizetype digits = digitsIn(text);
    const bool isBareRun = digits == text.size();
    if (digits < (isBareRun ? 10 : 7) || digits > 15 || (isBareRun && digits > 13))
        return false;
    static const QRegularExpression decimal(QStringLiteral("^\\d+\\.\\d+$"));
    static const QRegularExpression date(QStringLiteral("^\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}"));
    return !date.match(text).hasMatch() && (!decimal.match(text).hasMatch() || text.endsWith(QStringLiteral(".0")));
}

bool looksLikeNumber(const QString& cell) {
    static const QRegularExpression pattern(QStringLiteral("^[-+]?\\d[\\d.,\\s]*%?$"));
    const QString text = withAsciiDigits(cell.trimmed());
    return text.size() <= longestValue && pattern.match(text).hasMatch();
}

bool looksLikeDate(const QString& cell) {
    const QString text = cell.trimmed();
    static const QRegularExpression bareNumber(QStringLiteral("^[\\d.,]*$"));
    if (text.size() < 6 || text.size() > longestValue)
        return false;
    const QString plain = withAsciiDigits(text);
    const bool hasSeparators = plain.count(QLatin1Char('.')) == 2 || !bareNumber.match(plain).hasMatch();
    return hasSeparators && DateReader(QTimeZone::utc()).read(text).has_value();
}

bool looksLikeUnixTime(const QString& cell) {
    constexpr qint64 from = 978'307'200;    // 2001-01-01
    constexpr qint64 until = 2'082'758'400; // 2036-01-01
    const QString text = withAsciiDigits(cell.trimmed());
    const bool isSeconds = text.size() == 9 || text.size() == 10;
    const bool isMilliseconds = text.size() == 12 || text.size() == 13;
    if ((!isSeconds && !isMilliseconds) || digitsIn(text) != text.size())
        return false;
    const qint64 number = text.toLongLong() / (isMilliseconds ? 1000 : 1);
    return number >= from && number < until;
}

std::optional<double> numberIn(const QString& cell) {
    static const QRegularExpression pattern(
        QStringLiteral("^\\(?([-+−]?)[^\\d(]{0,6}?([-+−]?)(\\d[\\d.,\\s'’\\x{00A0}\\x{202F}]*)\\s*([\\p{L}\\p{M}]*)"));
    const QString text = withAsciiDigits(cell.left(longestValue)).trimmed().toLower();
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    bool isNumber = false;
    const double value = withoutGrouping(match.captured(3)).toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    const QString sign = match.captured(1) + match.captured(2);
    const bool isNegative = (!sign.isEmpty() && sign != QStringLiteral("+")) ||
                            (text.startsWith(QLatin1Char('(')) && text.endsWith(QLatin1Char(')')));
    return (isNegative ? -value : value) * multiplierOf(match.captured(4));
}

} // namespace leadwell::files
