// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/Recurrence.h"

#include "core/domain/WordSet.h"
#include "core/domain/clock/DayNames.h"
#include "core/domain/clock/HourText.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace leadwell::domain {

using Unit = Recurrence::Unit;
using Regex = QRegularExpression;

namespace {

constexpr int daysAWeek = 7;
constexpr int monthsAYear = 12;
constexpr int lastDay = 31;
constexpr quint8 workingDays = 0x1f;

quint8 bitOf(int weekday) {
    return static_cast<quint8>(1 << (weekday - 1));
}

/// Of a month that has fewer days, the last one.
QDate dayOf(int year, int month, int day) {
    const QDate first(year, month, 1);
    return QDate(year, month, std::min(day, first.daysInMonth()));
}

class Reading {
public:
    Reading(const QString& text, const QDateTime& first) : m_text(text), m_first(first) {
        QString plain = text.toLower().simplified();
        static const Regex glued(QStringLiteral("(\\d)(am|pm)\\b"));
        plain.replace(glued, QStringLiteral("\\1 \\2"));
        plain.replace(u',', u' ');
        m_words = plain.split(u' ', Qt::SkipEmptyParts);
    }

    Result<Recurrence> recurrence() {
        for (m_at = 0; m_at < m_words.size();) {
            const qsizetype before = m_at;
            if (!takeTime() && !takeUnit() && !takeDay() && !takeFiller())
                return unreadable();
            Q_ASSERT(m_at > before);
        }
        if (!m_unit)
            return unreadable();
        return together();
    }

private:
    QString word(qsizetype ahead = 0) const { return m_words.value(m_at + ahead); }

    Error unreadable() const {
        return {ErrorKind::Invalid,
                QStringLiteral("“%1” does not say when it comes again. Write for example “every day”, “every mon and thu at 9”, "
                               "“every 2 weeks” or “every month on 15”.")
                    .arg(m_text.simplified().left(60)),
                {}};
    }

    bool takeFiller() {
        static const WordSet fillers = wordSet(QStringLiteral("every each har on the and of ko"));
        return fillers.contains(word()) && ++m_at > 0;
    }

    /// "daily", "2 weeks", "other month", "weekdays"
    bool takeUnit() {
        struct Named {
            const char* words;
            Unit unit;
            int every;
        };
        static const Named named[] = {
            {"daily roz day days din", Unit::Day, 1}, {"weekly week weeks hafte", Unit::Week, 1},
            {"fortnight fortnightly", Unit::Week, 2}, {"monthly month months mahine", Unit::Month, 1},
            {"quarterly quarter", Unit::Month, 3},    {"yearly annually year years saal", Unit::Year, 1}};
        static const WordSet weekdays = wordSet(QStringLiteral("weekday weekdays workday workdays"));
        if (m_unit)
            return false;
        if (weekdays.contains(word()))
            return setUnit(Unit::Week, 1, workingDays, 1);
        bool isNumber = false;
        const int typed = word() == QStringLiteral("other") ? 2 : word().toInt(&isNumber);
        const bool isCounted = isNumber || typed == 2;
        if (isCounted && (typed < 1 || typed > Recurrence::everyMax))
            return false;
        for (const Named& one : named) {
            if (wordSet(QLatin1String(one.words)).contains(word(isCounted ? 1 : 0)))
                return setUnit(one.unit, one.every * (isCounted ? typed : 1), 0, isCounted ? 2 : 1);
        }
        return false;
    }

    bool setUnit(Unit unit, int every, quint8 weekdays, int words) {
        if (every > Recurrence::everyMax || (m_weekdays != 0 && unit != Unit::Week))
            return false;
        m_unit = unit;
        m_every = every;
        m_weekdays |= weekdays;
        m_at += words;
        return true;
    }

    /// "mon", "15th", "last", "25 nov"
    bool takeDay() {
        if (const int weekday = weekdayOf(word()); weekday > 0) {
            if (m_unit.value_or(Unit::Week) != Unit::Week)
                return false;
            m_unit = Unit::Week;
            m_weekdays |= bitOf(weekday);
            ++m_at;
            return true;
        }
        static const Regex ordinal(QStringLiteral("^(\\d{1,2})(?:st|nd|rd|th)?$"));
        const auto match = ordinal.match(word());
        const int day = word() == QStringLiteral("last") ? lastDay : match.captured(1).toInt();
        if (m_day > 0 || day < 1 || day > lastDay)
            return false;
        const int month = monthOf(word(1));
        if (month > 0 && m_unit.value_or(Unit::Year) == Unit::Year && day <= QDate(2028, month, 1).daysInMonth()) {
            m_unit = Unit::Year;
            m_month = month;
            m_day = day;
            m_at += 2;
            return true;
        }
        if (m_unit != Unit::Month)
            return false;
        m_day = day;
        m_at += word(1) == QStringLiteral("day") ? 2 : 1;
        return true;
    }

    /// "at 9", "9:30", "9 am"
    bool takeTime() {
        const bool isSaid = word() == QStringLiteral("at");
        const qsizetype ahead = isSaid ? 1 : 0;
        static const Regex clock(QStringLiteral("^(\\d{1,2})(?:[:.](\\d{2}))?$"));
        const auto match = clock.match(word(ahead));
        const QString half = word(ahead + 1);
        const bool isHalf = half == QStringLiteral("am") || half == QStringLiteral("pm");
        const bool isBaje = half == QStringLiteral("baje");
        if (m_time || !match.hasMatch() || (!isSaid && !isHalf && !isBaje && match.captured(2).isEmpty()))
            return false;
        const auto time = timeTyped(match.captured(1), match.captured(2), isHalf ? half : QString());
        if (!time)
            return false;
        m_time = time;
        m_at += ahead + (isHalf || isBaje ? 2 : 1);
        return true;
    }

    Recurrence together() const {
        Recurrence read;
        read.unit = *m_unit;
        read.every = m_every;
        read.at = m_time.value_or(QTime(m_first.time().hour(), m_first.time().minute()));
        if (read.unit == Unit::Week)
            read.weekdays = m_weekdays != 0 ? m_weekdays : bitOf(m_first.date().dayOfWeek());
        if (read.unit == Unit::Month || read.unit == Unit::Year)
            read.day = m_day > 0 ? m_day : m_first.date().day();
        if (read.unit == Unit::Year)
            read.month = m_month > 0 ? m_month : m_first.date().month();
        return read;
    }

    QString m_text;
    QDateTime m_first;
    QStringList m_words;
    qsizetype m_at = 0;
    std::optional<Unit> m_unit;
    std::optional<QTime> m_time;
    int m_every = 1;
    quint8 m_weekdays = 0;
    int m_day = 0;
    int m_month = 0;
};

QString weekdaysText(quint8 weekdays) {
    QStringList names;
    for (int day = 1; day <= daysAWeek; ++day) {
        if (weekdays & bitOf(day))
            names.append(QLocale::c().dayName(day, QLocale::ShortFormat));
    }
    return names.join(QStringLiteral(", "));
}

/// The first day after `last` and not before `from` on which it comes.
QDate dayAfter(const Recurrence& recurrence, QDate last, QDate from) {
    const qint64 ahead = std::max<qint64>(0, last.daysTo(from));
    switch (recurrence.unit) {
    case Unit::Day: {
        const qint64 steps = std::max<qint64>(1, (ahead + recurrence.every - 1) / recurrence.every);
        return last.addDays(steps * recurrence.every);
    }
    case Unit::Week: {
        const QDate monday = last.addDays(1 - last.dayOfWeek());
        const qint64 period = qint64(recurrence.every) * daysAWeek;
        for (qint64 weeks = ahead / period;; ++weeks) {
            for (int day = 0; day < daysAWeek; ++day) {
                const QDate at = monday.addDays(weeks * period + day);
                if ((recurrence.weekdays & bitOf(day + 1)) && at > last && at >= from)
                    return at;
            }
        }
    }
    case Unit::Month:
    case Unit::Year: {
        const bool isYear = recurrence.unit == Unit::Year;
        const qint64 step = qint64(recurrence.every) * (isYear ? monthsAYear : 1);
        const qint64 first = qint64(last.year()) * monthsAYear + (isYear ? recurrence.month : last.month()) - 1;
        const qint64 wanted = qint64(from.year()) * monthsAYear + from.month() - 1;
        for (qint64 at = first + std::max<qint64>(0, (wanted - first) / step) * step;; at += step) {
            const QDate day = dayOf(static_cast<int>(at / monthsAYear), static_cast<int>(at % monthsAYear) + 1, recurrence.day);
            if (day > last && day >= from)
                return day;
        }
    }
    case Unit::None:
        break;
    }
    return {};
}

} // namespace

Result<Recurrence> recurrenceFromText(const QString& text, Instant first, const QTimeZone& zone) {
    static const WordSet none = wordSet(QStringLiteral("never once no none"));
    const QString plain = text.simplified().toLower();
    if (plain.isEmpty() || none.contains(plain))
        return Recurrence{};
    return Reading(text.left(100), first.inZone(zone)).recurrence();
}

QString recurrenceText(const Recurrence& recurrence) {
    const QString at = recurrence.at.toString(QStringLiteral("HH:mm"));
    const auto every = [&recurrence](const QString& unit) {
        return recurrence.every == 1 ? QStringLiteral("every ") + unit
                                     : QStringLiteral("every %1 %2s").arg(QString::number(recurrence.every), unit);
    };
    switch (recurrence.unit) {
    case Unit::Day:
        return QStringLiteral("%1 at %2").arg(every(QStringLiteral("day")), at);
    case Unit::Week:
        if (recurrence.every == 1 && recurrence.weekdays == workingDays)
            return QStringLiteral("weekdays at %1").arg(at);
        if (recurrence.every == 1)
            return QStringLiteral("every %1 at %2").arg(weekdaysText(recurrence.weekdays), at);
        return QStringLiteral("%1 on %2 at %3").arg(every(QStringLiteral("week")), weekdaysText(recurrence.weekdays), at);
    case Unit::Month:
        return QStringLiteral("%1 on %2 at %3")
            .arg(every(QStringLiteral("month")),
                 recurrence.day == lastDay ? QStringLiteral("the last day") : QString::number(recurrence.day), at);
    case Unit::Year:
        return QStringLiteral("%1 on %2 %3 at %4")
            .arg(every(QStringLiteral("year")), QString::number(recurrence.day),
                 QLocale::c().monthName(recurrence.month, QLocale::ShortFormat), at);
    case Unit::None:
        break;
    }
    return {};
}

Instant firstOccurrence(Recurrence recurrence, Instant now, const QTimeZone& zone) {
    recurrence.every = 1; // The pauses come after it.
    return occurrenceAfter(recurrence, now - std::chrono::hours(24), now, zone);
}

Instant occurrenceAfter(const Recurrence& recurrence, Instant last, Instant now, const QTimeZone& zone) {
    if (!recurrence.isSet())
        return {};
    const QDate before = last.inZone(zone).date();
    const auto momentOf = [&](QDate day) { return Instant::fromMs(QDateTime(day, recurrence.at, zone).toMSecsSinceEpoch()); };
    QDate day = dayAfter(recurrence, before, std::max(before, now.inZone(zone).date()));
    while (momentOf(day) <= std::max(last, now))
        day = dayAfter(recurrence, before, day.addDays(1));
    return momentOf(day);
}

} // namespace leadwell::domain
