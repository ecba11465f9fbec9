// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/TypedTime.h"

#include "core/domain/WordSet.h"
#include "core/domain/clock/DayNames.h"
#include "core/domain/clock/HourText.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <optional>

namespace leadwell::domain {

namespace {

using Regex = QRegularExpression;

constexpr int daysAWeek = 7;
constexpr int secondsADay = 86'400;
const QTime morning(10, 0);

Error unreadable(const QString& text) {
    return {ErrorKind::Invalid,
            QStringLiteral("“%1” is no time. Write for example “tomorrow 10”, “fri 3 pm”, “in 2 h” or “25 Nov”.")
                .arg(text.simplified().left(60)),
            {}};
}

/// What was typed, word by word.
class Reading {
public:
    Reading(const QString& text, Instant now, const QTimeZone& zone)
        : m_text(text)
        , m_now(now)
        , m_zone(zone)
        , m_wall(now.inZone(zone))
        , m_words(wordsOf(text)) {}

    Result<Instant> due() {
        if (m_words.isEmpty())
            return unreadable(m_text);
        if (const auto later = relative())
            return *later;
        for (m_at = 0; m_at < m_words.size();) {
            const qsizetype before = m_at;
            if (!takeFiller() && !takeDay() && !takeTime())
                return unreadable(m_text);
            Q_ASSERT(m_at > before);
        }
        if (!m_day && !m_time)
            return unreadable(m_text);
        return together();
    }

private:
    static QStringList wordsOf(const QString& text) {
        static const Regex glued(QStringLiteral("(\\d)(am|pm|h|hr|hrs|hours?|m|min|mins|minutes?|d|days?|w|weeks?)\\b"));
        QString plain = text.toLower().simplified();
        plain.replace(glued, QStringLiteral("\\1 \\2"));
        plain.remove(u',');
        return plain.split(u' ', Qt::SkipEmptyParts);
    }

    QString word(qsizetype ahead = 0) const { return m_words.value(m_at + ahead); }
    std::optional<int> number(const QString& text) const {
        bool isNumber = false;
        const int value = text.toInt(&isNumber);
        return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
    }

    /// "in 2 h", "3 days": from now on, by the clock for hours and by the calendar for days.
    std::optional<Instant> relative() const {
        qsizetype at = m_words.first() == QStringLiteral("in") ? 1 : 0;
        const auto count = number(m_words.value(at));
        static const WordSet minutes = wordSet(QStringLiteral("m min mins minute minutes"));
        static const WordSet hours = wordSet(QStringLiteral("h hr hrs hour hours ghante"));
        static const WordSet days = wordSet(QStringLiteral("d day days din"));
        static const WordSet weeks = wordSet(QStringLiteral("w week weeks hafte"));
        constexpr int most = 10'000;
        if (!count || *count == 0 || *count > most || m_words.size() != at + 2)
            return {};
        const QString unit = m_words.at(at + 1);
        if (minutes.contains(unit))
            return m_now + std::chrono::minutes(*count);
        if (hours.contains(unit))
            return m_now + std::chrono::hours(*count);
        const int ahead = days.contains(unit) ? *count : weeks.contains(unit) ? *count * daysAWeek : 0;
        return ahead > 0 ? std::optional(instant(m_wall.date().addDays(ahead), m_wall.time())) : std::nullopt;
    }

    bool takeFiller() {
        static const WordSet fillers = wordSet(QStringLiteral("at on by the um baje ko of"));
        return fillers.contains(word()) && ++m_at > 0;
    }

    bool takeDay() {
        static const WordSet todays = wordSet(QStringLiteral("today aaj heute"));
        static const WordSet tomorrows = wordSet(QStringLiteral("tomorrow tom tmrw tmr kal morgen"));
        const QDate today = m_wall.date();
        if (m_day)
            return false;
        if (todays.contains(word()))
            return setDay(today, 1);
        if (tomorrows.contains(word()))
            return setDay(today.addDays(1), 1);
        if (word() == QStringLiteral("parso"))
            return setDay(today.addDays(2), 1);
        if (word() == QStringLiteral("day") && word(1) == QStringLiteral("after") && tomorrows.contains(word(2)))
            return setDay(today.addDays(2), 3);
        const bool isNext = word() == QStringLiteral("next");
        if (isNext && word(1) == QStringLiteral("week"))
            return setDay(today.addDays(daysAWeek + 1 - today.dayOfWeek()), 2);
        if (isNext && word(1) == QStringLiteral("month"))
            return setDay(QDate(today.year(), today.month(), 1).addMonths(1), 2);
        if (const int weekday = weekdayOf(word(isNext ? 1 : 0)); weekday > 0)
            return takeWeekday(weekday, isNext);
        return takeDate();
    }

    /// The coming one: today only with a time that is still to come. "Next" is the one of the week after.
    bool takeWeekday(int weekday, bool isNext) {
        const QDate today = m_wall.date();
        const int ahead = (weekday - today.dayOfWeek() + daysAWeek) % daysAWeek;
        m_isThisWeekday = ahead == 0 && !isNext;
        return setDay(today.addDays(isNext && weekday > today.dayOfWeek() ? ahead + daysAWeek
                                    : isNext && ahead == 0                ? daysAWeek
                                                                          : ahead),
                      isNext ? 2 : 1);
    }

    bool takeDate() {
        static const Regex iso(QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"));
        static const Regex numbers(QStringLiteral("^(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2})?)?$"));
        static const Regex ordinal(QStringLiteral("^(\\d{1,2})(?:st|nd|rd|th)?$"));
        if (const auto match = iso.match(word()); match.hasMatch())
            return setDate(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1), 1);
        // "10.30" is a time where a day is known already, and where there is no such month.
        if (const auto match = numbers.match(word()); match.hasMatch() && match.captured(2).toInt() <= 12)
            return setDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3), 1);
        if (const auto match = ordinal.match(word()); match.hasMatch() && monthOf(word(1)) > 0)
            return setDate(match.captured(1).toInt(), monthOf(word(1)), yearAt(2), yearAt(2).isEmpty() ? 2 : 3);
        if (const auto match = ordinal.match(word(1)); match.hasMatch() && monthOf(word()) > 0)
            return setDate(match.captured(1).toInt(), monthOf(word()), yearAt(2), yearAt(2).isEmpty() ? 2 : 3);
        return false;
    }

    QString yearAt(qsizetype ahead) const {
        static const Regex year(QStringLiteral("^20\\d\\d$"));
        return year.match(word(ahead)).hasMatch() ? word(ahead) : QString();
    }

    bool setDate(int day, int month, const QString& yearText, int words) {
        const bool hasYear = !yearText.isEmpty();
        const int year = hasYear ? yearText.toInt() + (yearText.size() == 2 ? 2'000 : 0) : m_wall.date().year();
        QDate date(year, month, day);
        if (!hasYear && !date.isValid() && day == 29 && month == 2) {
            for (int later = 1; later <= 8 && !date.isValid(); ++later)
                date = QDate(year + later, month, day);
        } else if (!hasYear && date.isValid() && date < m_wall.date()) {
            date = QDate(year + 1, month, day);
        }
        return date.isValid() && setDay(date, words);
    }

    bool setDay(const QDate& day, int words) {
        m_day = day;
        m_at += words;
        return true;
    }

    bool takeTime() {
        struct Named {
            const char* word;
            QTime time;
        };
        static const Named named[] = {{"noon", QTime(12, 0)},    {"midnight", QTime(23, 59)}, {"morning", QTime(9, 0)},
                                      {"subah", QTime(9, 0)},    {"afternoon", QTime(14, 0)}, {"dopahar", QTime(14, 0)},
                                      {"evening", QTime(18, 0)}, {"shaam", QTime(18, 0)},     {"tonight", QTime(20, 0)},
                                      {"eod", QTime(18, 0)},     {"night", QTime(20, 0)}};
        if (m_time)
            return takeHalf();
        for (const auto& [name, time] : named) {
            if (word() == QLatin1String(name)) {
                m_time = time;
                ++m_at;
                return true;
            }
        }
        static const Regex clock(QStringLiteral("^(\\d{1,2})(?:[:.](\\d{2}))?$"));
        const auto match = clock.match(word());
        if (!match.hasMatch())
            return false;
        const QString half = word(1);
        const bool isHalf = half == QStringLiteral("am") || half == QStringLiteral("pm");
        const auto time = timeTyped(match.captured(1), match.captured(2), isHalf ? half : QString());
        if (!time)
            return false;
        m_time = *time;
        m_hour = isHalf ? -1 : match.captured(1).toInt();
        m_at += isHalf ? 2 : 1;
        return true;
    }

    /// "5 evening", "kal 9 subah": a part of the day after the hour says which half it is of.
    bool takeHalf() {
        static const WordSet later = wordSet(QStringLiteral("evening shaam afternoon dopahar night tonight"));
        static const WordSet earlier = wordSet(QStringLiteral("morning subah"));
        if (m_hour < 1 || m_hour > 12 || (!later.contains(word()) && !earlier.contains(word())))
            return false;
        m_time = *timeTyped(QString::number(m_hour), QString::number(m_time->minute()),
                            later.contains(word()) ? QStringLiteral("pm") : QStringLiteral("am"));
        ++m_at;
        return true;
    }

    Instant instant(const QDate& day, const QTime& time) const {
        return Instant::fromMs(QDateTime(day, time, m_zone).toMSecsSinceEpoch());
    }

    Result<Instant> together() const {
        const QTime time = m_time.value_or(morning);
        QDate day = m_day.value_or(m_wall.date());
        if (!m_time && day == m_wall.date() && !m_isThisWeekday)
            return m_now + std::chrono::hours(1); // "Today": soon.
        if (m_isThisWeekday && (!m_time || instant(day, time) <= m_now))
            day = day.addDays(daysAWeek);
        else if (!m_day && instant(day, time) <= m_now)
            day = day.addDays(1);
        if (const Instant due = instant(day, time); due > m_now)
            return due;
        return Error{ErrorKind::Invalid,
                     QStringLiteral("%1 is past. Choose a later time.")
                         .arg(QLocale::c().toString(QDateTime(day, time), QStringLiteral("d MMM yyyy, HH:mm"))),
                     {}};
    }

    QString m_text;
    Instant m_now;
    QTimeZone m_zone;
    QDateTime m_wall;
    QStringList m_words;
    qsizetype m_at = 0;
    std::optional<QDate> m_day;
    std::optional<QTime> m_time;
    int m_hour = -1; ///< as typed, where it may still be of either half
    bool m_isThisWeekday = false;
};

} // namespace

Result<Instant> dueFromText(const QString& text, Instant now, const QTimeZone& zone) {
    constexpr qsizetype longest = 80;
    return text.size() > longest ? Result<Instant>(unreadable(text)) : Reading(text, now, zone).due();
}

Result<int> secondsFromText(const QString& text) {
    static const Regex colons(QStringLiteral("^(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})$"));
    static const Regex units(QStringLiteral("^(?:(\\d{1,3})\\s*h(?:rs?|ours?)?)?\\s*(?:(\\d{1,4})\\s*m(?:ins?|inutes?)?)?\\s*(?:("
                                            "\\d{1,5})\\s*(?:s(?:ecs?|econds?)?)?)?$"));
    const QString plain = text.toLower().simplified();
    auto match = colons.match(plain);
    if (!match.hasMatch())
        match = units.match(plain);
    const auto part = [&match](int group) { return match.captured(group).toInt(); };
    const int seconds = part(1) * 3'600 + part(2) * 60 + part(3);
    if (plain.isEmpty() || !match.hasMatch())
        return Error{ErrorKind::Invalid,
                     QStringLiteral("“%1” is no duration. Write for example “3m 12”, “3:12” or “192”.").arg(plain.left(40)),
                     {}};
    if (seconds > secondsADay)
        return Error{
            ErrorKind::Invalid, QStringLiteral("A call of more than a day cannot be right. Write for example “3m 12”."), {}};
    return seconds;
}

} // namespace leadwell::domain
