// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/DateReader.h"

#include "core/files/ValueShape.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace leadwell::files {
namespace {

/// The pieces of a written date. Numbers are as written; the month of a word is known for certain.
struct Parts {
    int first = 0;
    int second = 0;
    int year = 0;
    int month = 0; ///< from a month's name or an ISO form; 0 when first and second must tell
    int day = 0;
};

struct TimeParts {
    QTime time = QTime(0, 0);
    std::optional<int> offsetSeconds;
};

const QHash<QString, int>& monthNames() {
    // English, German, French, Spanish, Italian, Portuguese, Dutch, Hindi, Marathi; short forms first,
    // without dots.
    static const QHash<QString, int> names = [] {
        static const char* const lists[12] = {
            "jan january januar janvier janv ene enero gennaio gen janeiro januari jän जनवरी जन जानेवारी",
            "feb february februar février fevrier févr fevr febrero febbraio fev fevereiro februari फ़रवरी "
            "फरवरी फर "
            "फेब्रुवारी",
            "mar march mär märz maerz mrz mars marzo março marco maart mrt मार्च",
            "apr april avril avr abr abril aprile अप्रैल एप्रिल",
            "may mai mayo maggio mag maio mei मई मे",
            "jun june juni juin junio giugno giu junho जून",
            "jul july juli juillet juil julio luglio lug julho जुलाई जुलै",
            "aug august août aout ago agosto augustus अगस्त ऑगस्ट",
            "sep sept september septembre septiembre set settembre setembro सितंबर सितम्बर सप्टेंबर",
            "oct okt october oktober octobre octubre ott ottobre out outubro अक्टूबर अक्तूबर ऑक्टोबर",
            "nov november novembre noviembre novembro नवंबर नवम्बर नोव्हेंबर",
            "dec dez december dezember décembre decembre déc dic diciembre dicembre dezembro दिसंबर दिसम्बर "
            "डिसेंबर"};
        QHash<QString, int> map;
        for (int month = 0; month < 12; ++month) {
            const QStringList words = QString::fromUtf8(lists[month]).split(QLatin1Char(' '));
            for (const QString& word : words)
                map.insert(word.normalized(QString::NormalizationForm_KC), month + 1);
        }
        return map;
    }();
    return names;
}

int fullYear(int year, qsizetype digits) {
    if (digits > 2)
        return year;
    return year >= 70 ? 1900 + year : 2000 + year;
}

bool isSensible(const QDate& date) {
    return date.isValid() && date.year() >= 1900 && date.year() <= 2199;
}

std::optional<Parts> numericParts(const QString& text) {
    static const QRegularExpression yearFirst(QStringLiteral("^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?$"));
    static const QRegularExpression yearLast(QStringLiteral("^(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(\\d{4}|\\d{2})$"));
    if (const auto match = yearFirst.match(text); match.hasMatch()) {
        Parts parts;
        parts.year = match.captured(1).toInt();
        parts.month = match.captured(2).toInt();
        parts.day = match.captured(3).toInt();
        return parts;
    }
    if (const auto match = yearLast.match(text); match.hasMatch()) {
        Parts parts;
        parts.first = match.captured(1).toInt();
        parts.second = match.captured(2).toInt();
        parts.year = fullYear(match.captured(3).toInt(), match.captured(3).size());
        return parts;
    }
    return std::nullopt;
}

std::optional<Parts> wordParts(const QString& text) {
    // Marks belong to the letters of Indic months.
    static const QString word = QStringLiteral("([\\p{L}\\p{M}\\x{200D}]{2,})\\.?");
    static const QRegularExpression dayFirst(QStringLiteral("^(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[\\s\\-/]*(?:de |of )?") + word +
                                             QStringLiteral("[\\s\\-/,]*(?:de )?['’]?(\\d{4}|\\d{2})$"));
    static const QRegularExpression monthFirst(
        QLatin1Char('^') + word + QStringLiteral("[\\s\\-/]*(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/,]+['’]?(\\d{4}|\\d{2})$"));
    auto match = dayFirst.match(text);
    int dayGroup = 1;
    if (!match.hasMatch()) {
        match = monthFirst.match(text);
        dayGroup = 2;
    }
    if (!match.hasMatch())
        return std::nullopt;
    Parts parts;
    parts.day = match.captured(dayGroup).toInt();
    parts.month = monthNames().value(match.captured(3 - dayGroup));
    parts.year = fullYear(match.captured(3).toInt(), match.captured(3).size());
    return parts.month > 0 ? std::optional(parts) : std::nullopt;
}

std::optional<QDate> dateOf(const Parts& parts, DateOrder order) {
    QDate date;
    if (parts.month > 0) {
        date = QDate(parts.year, parts.month, parts.day);
    } else {
        const QDate dayFirst(parts.year, parts.second, parts.first);
        const QDate monthFirst(parts.year, parts.first, parts.second);
        const bool prefersDay = order == DateOrder::DayFirst;
        date = prefersDay ? dayFirst : monthFirst;
        if (!date.isValid())
            date = prefersDay ? monthFirst : dayFirst;
    }
    return isSensible(date) ? std::optional(date) : std::nullopt;
}

/// Folded for matching: ASCII digits, lower case, single blanks, no weekday in front.
QString folded(const QString& text) {
    QString plain = withAsciiDigits(text.left(100)).normalized(QString::NormalizationForm_KC).toLower().simplified();
    static const QRegularExpression weekday(
        QStringLiteral("^\\p{L}[\\p{L}\\p{M}]+\\.?,\\s*(?=\\d)|^(?:mon|tue|wed|thu|fri|sat|sun)"
                       "[a-z]*\\.?,?\\s+(?=\\p{L})"));
    plain.remove(weekday);
    while (plain.startsWith(QLatin1Char('\'')) || plain.startsWith(QLatin1Char('"')))
        plain.remove(0, 1);
    return plain;
}

const QRegularExpression& timePattern() {
    static const QRegularExpression pattern(
        QStringLiteral("(?:^|(?<=\\d)t|[\\s,]+(?:at |um |à "
                       ")?)(\\d{1,2})(?:[:.h](\\d{2}))?(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?\\s*"
                       "([ap]\\.?m\\.?)?\\s*(z|utc|gmt|ist|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?(?:\\s*\\([^)]*\\))?(?: uhr)?$"));
    return pattern;
}

std::optional<int> offsetOf(const QString& zone) {
    if (zone.isEmpty())
        return std::nullopt;
    if (zone == QStringLiteral("ist"))
        return 19'800;
    if (zone.at(0).isLetter())
        return 0;
    QString digits = zone.mid(1);
    digits.remove(QLatin1Char(':'));
    const int seconds = digits.left(2).toInt() * 3600 + digits.mid(2).toInt() * 60;
    return zone.at(0) == QLatin1Char('-') ? -seconds : seconds;
}

std::optional<TimeParts> timeOf(const QRegularExpressionMatch& match) {
    int hour = match.captured(1).toInt();
    const QString half = match.captured(5);
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (half.startsWith(QLatin1Char('p')) ? 12 : 0);
    }
    // 24:00 and leap seconds are written by some programs; both mean the last moment.
    const int minute = match.captured(2).toInt();
    const int second = qMin(match.captured(3).toInt(), 59);
    const int ms = match.captured(4).leftJustified(3, QLatin1Char('0')).left(3).toInt();
    TimeParts parts;
    parts.time = hour == 24 && minute == 0 ? QTime(23, 59, 59) : QTime(hour, minute, second, ms);
    parts.offsetSeconds = offsetOf(match.captured(6));
    return parts.time.isValid() ? std::optional(parts) : std::nullopt;
}

Instant instantOf(const QDate& date, const TimeParts& parts, const QTimeZone& zone) {
    if (parts.offsetSeconds)
        return Instant::fromMs(QDateTime(date, parts.time, QTimeZone::utc()).toMSecsSinceEpoch() - *parts.offsetSeconds * 1000LL);
    QDateTime local(date, parts.time, zone);
    // The hour a summer time skips does not exist; the moment the clocks moved on does.
    if (!local.isValid())
        local = QDateTime(date, parts.time, QTimeZone::utc()).addSecs(-zone.offsetFromUtc(date.startOfDay(zone)));
    return Instant::fromMs(local.toMSecsSinceEpoch());
}

std::optional<QDate> compactDate(const QString& text) {
    const QDate date = QDate::fromString(text.left(8), QStringLiteral("yyyyMMdd"));
    return isSensible(date) ? std::optional(date) : std::nullopt;
}

/// A plain number: compact dates, seconds and milliseconds since 1970, spreadsheet days.
std::optional<Instant> readNumber(const QString& text, const QTimeZone& zone) {
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || !text.at(0).isDigit() || text.contains(QLatin1Char('e')))
        return std::nullopt;
    const qsizetype digits = text.indexOf(QLatin1Char('.')) < 0 ? text.size() : text.indexOf(QLatin1Char('.'));
    const bool isWhole = digits == text.size();
    if (isWhole && digits == 8) {
        const auto date = compactDate(text);
        return date ? std::optional(instantOf(*date, {}, zone)) : std::nullopt;
    }
    if (isWhole && (digits == 12 || digits == 14) && compactDate(text)) {
        const QTime time = QTime::fromString(text.mid(8).leftJustified(6, QLatin1Char('0')), QStringLiteral("HHmmss"));
        if (time.isValid())
            return instantOf(*compactDate(text), {time, std::nullopt}, zone);
    }
    if (digits == 9 || digits == 10)
        return Instant::fromMs(static_cast<qint64>(value * 1000));
    if (digits == 12 || digits == 13)
        return Instant::fromMs(static_cast<qint64>(value));
    // Day 1 of a spreadsheet is 1900-01-01, and it believes in 1900-02-29: 25569 is 1970-01-01.
    if (value >= 20'000 && value < 80'000) {
        const auto seconds = qRound64((value - std::floor(value)) * 86'400);
        const QDate date = QDate(1970, 1, 1).addDays(static_cast<qint64>(value) - 25'569);
        return instantOf(date, {QTime(0, 0).addSecs(static_cast<int>(qMin<qint64>(seconds, 86'399))), std::nullopt}, zone);
    }
    return std::nullopt;
}

std::optional<QDate> readDate(const QString& text, DateOrder order) {
    if (const auto parts = numericParts(text))
        return dateOf(*parts, order);
    if (const auto parts = wordParts(text))
        return dateOf(*parts, order);
    static const QRegularExpression eightDigits(QStringLiteral("^\\d{8}$"));
    return eightDigits.match(text).hasMatch() ? compactDate(text) : std::nullopt;
}

std::optional<Instant> readWritten(const QString& text, DateOrder order, const QTimeZone& zone) {
    if (const auto date = readDate(text, order))
        return instantOf(*date, {}, zone);
    const auto match = timePattern().match(text);
    if (!match.hasMatch() || (match.captured(2).isEmpty() && match.captured(5).isEmpty()))
        return std::nullopt;
    const auto date = readDate(text.left(match.capturedStart()).trimmed(), order);
    const auto time = timeOf(match);
    if (!date || !time)
        return std::nullopt;
    return instantOf(*date, *time, zone);
}

QString datePartOf(const QString& plain) {
    const auto match = timePattern().match(plain);
    const bool hasTime = match.hasMatch() && (!match.captured(2).isEmpty() || !match.captured(5).isEmpty());
    return hasTime && !numericParts(plain) ? plain.left(match.capturedStart()).trimmed() : plain;
}

} // namespace

DateOrderFacts sniffDateOrder(const QStringList& values, DateOrder whenUnclear) {
    DateOrderFacts facts;
    for (const QString& value : values) {
        const auto parts = numericParts(datePartOf(folded(value)));
        if (!parts || parts->month > 0)
            continue;
        const bool dayFirst = QDate(parts->year, parts->second, parts->first).isValid();
        const bool monthFirst = QDate(parts->year, parts->first, parts->second).isValid();
        if (dayFirst && monthFirst)
            facts.unclear += parts->first == parts->second ? 0 : 1;
        else if (dayFirst)
            ++facts.dayFirstOnly;
        else if (monthFirst)
            ++facts.monthFirstOnly;
    }
    facts.order = facts.dayFirstOnly == facts.monthFirstOnly  ? whenUnclear
                  : facts.dayFirstOnly > facts.monthFirstOnly ? DateOrder::DayFirst
                                                              : DateOrder::MonthFirst;
    return facts;
}

Result<Instant> DateReader::read(const QString& text) const {
    const QString plain = folded(text);
    std::optional<Instant> instant;
    if (!plain.isEmpty())
        instant = readNumber(plain, m_zone);
    if (!instant)
        instant = readWritten(plain, m_order, m_zone);
    if (!instant)
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is not a date.").arg(text.simplified().left(40)), {}};
    return *instant;
}

} // namespace leadwell::files
