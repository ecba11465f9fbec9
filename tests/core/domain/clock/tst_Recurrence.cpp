// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a task comes again: as people type it, and by the clock on the wall.

#include "core/domain/clock/Recurrence.h"
#include "tests/support/Property.h"

#include <QDateTime>

using namespace leadwell;
using namespace leadwell::domain;
using Unit = Recurrence::Unit;

namespace {

const QTimeZone kolkata("Asia/Kolkata");
const QTimeZone berlin("Europe/Berlin");

Instant wall(const QString& text, const QTimeZone& zone = kolkata) {
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm"));
    return Instant::fromMs(QDateTime(time.date(), time.time(), zone).toMSecsSinceEpoch());
}

QString shown(Instant at, const QTimeZone& zone = kolkata) {
    return at.inZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

Recurrence anyRecurrence() {
    Recurrence any;
    any.unit = static_cast<Unit>(*rc::gen::inRange(1, 5));
    any.every = *rc::gen::inRange(1, Recurrence::everyMax + 1);
    any.at = QTime(*rc::gen::inRange(0, 24), *rc::gen::inRange(0, 60));
    if (any.unit == Unit::Week)
        any.weekdays = static_cast<quint8>(*rc::gen::inRange(1, 128));
    if (any.unit == Unit::Month || any.unit == Unit::Year)
        any.day = *rc::gen::inRange(1, 32);
    if (any.unit == Unit::Year) {
        any.month = *rc::gen::inRange(1, 13);
        any.day = std::min(any.day, QDate(2028, any.month, 1).daysInMonth());
    }
    return any;
}

} // namespace

class tst_Recurrence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asTyped_data();
    void asTyped();
    void whatSaysNothing_data();
    void whatSaysNothing();
    void whatIsWrittenReadsBack();
    void nextTime_data();
    void nextTime();
    void tenStaysTenWhenTheClocksAreChanged();
    void itIsLaterAndOnTheRightDay();
    void noTimeIsLeftOut();
};

void tst_Recurrence::asTyped_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* text, const char* read) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(read);
    };
    // The first time is Friday, 20 November 2026, 14:30.
    row("", "");
    row("never", "");
    row("every day", "every day at 14:30");
    row("daily at 9", "every day at 09:00");
    row("har din 10 baje", "every day at 10:00");
    row("every 3 days", "every 3 days at 14:30");
    row("every other day at 5", "every 2 days at 17:00");
    row("every mon", "every Mon at 14:30");
    row("Every Monday and Thursday at 9:15", "every Mon, Thu at 09:15");
    row("har somvar at 11", "every Mon at 11:00");
    row("weekdays at 10", "weekdays at 10:00");
    row("every weekday 8:30", "weekdays at 08:30");
    row("weekly", "every Fri at 14:30");
    row("every 2 weeks", "every 2 weeks on Fri at 14:30");
    row("every 2 weeks on mon, wed at 4 pm", "every 2 weeks on Mon, Wed at 16:00");
    row("fortnightly", "every 2 weeks on Fri at 14:30");
    row("monthly", "every month on 20 at 14:30");
    row("every month on the 5th at 9", "every month on 5 at 09:00");
    row("every month on 31", "every month on the last day at 14:30");
    row("every month on the last day at 18:00", "every month on the last day at 18:00");
    row("quarterly", "every 3 months on 20 at 14:30");
    row("yearly", "every year on 20 Nov at 14:30");
    row("every year on 29 feb", "every year on 29 Feb at 14:30");
}

void tst_Recurrence::asTyped() {
    QFETCH(const QString, text);
    QFETCH(const QString, read);
    const auto recurrence = recurrenceFromText(text, wall(QStringLiteral("2026-11-20 14:30")), kolkata);
    QVERIFY2(recurrence, recurrence ? "" : qPrintable(recurrence.error().sentence));
    QCOMPARE(recurrenceText(*recurrence), read);
}

void tst_Recurrence::whatSaysNothing_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"sometimes", "roz subah", "every", "every 0 days", "every 100 days", "every 40 quarters", "every day on mon", "at 9",
          "every month on 32", "every year on 31 feb", "every mon at 25", "every day every week", "every 13 pm"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_Recurrence::whatSaysNothing() {
    QFETCH(const QString, text);
    const auto recurrence = recurrenceFromText(text, wall(QStringLiteral("2026-11-20 14:30")), kolkata);
    QVERIFY2(!recurrence, recurrence ? qPrintable(recurrenceText(*recurrence)) : "");
    QCOMPARE(recurrence.error().sentence,
             QStringLiteral("“%1” does not say when it comes again. Write for example “every day”, “every mon and thu at 9”, "
                            "“every 2 weeks” or “every month on 15”.")
                 .arg(text));
}

void tst_Recurrence::whatIsWrittenReadsBack() {
    test::property("what is written reads back as it was", [] {
        const Recurrence any = anyRecurrence();
        const auto read = recurrenceFromText(recurrenceText(any), wall(QStringLiteral("2026-11-20 14:30")), kolkata);
        RC_ASSERT(read);
        RC_ASSERT(*read == any);
    });
}

void tst_Recurrence::nextTime_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("next");
    const auto row = [](const char* text, const char* last, const char* now, const char* next) {
        QTest::addRow("%s, %s, %s", text, last, now)
            << QString::fromLatin1(text) << QString::fromLatin1(last) << QString::fromLatin1(now) << QString::fromLatin1(next);
    };
    row("every day at 10", "2026-11-20 10:00", "2026-11-20 09:00", "2026-11-21 10:00");
    row("every day at 10", "2026-11-20 10:00", "2026-11-20 12:00", "2026-11-21 10:00");
    row("every day at 10", "2026-11-20 10:00", "2026-11-25 09:00", "2026-11-25 10:00");
    row("every day at 10", "2026-11-20 10:00", "2026-11-25 11:00", "2026-11-26 10:00");
    row("every 3 days at 10", "2026-11-20 10:00", "2026-11-24 11:00", "2026-11-26 10:00");
    row("every mon at 9", "2026-11-20 10:00", "2026-11-20 11:00", "2026-11-23 09:00");
    row("every mon and thu at 9", "2026-11-23 09:00", "2026-11-23 10:00", "2026-11-26 09:00");
    row("every 2 weeks on mon at 9", "2026-11-23 09:00", "2026-11-23 10:00", "2026-12-07 09:00");
    row("every 2 weeks on mon at 9", "2026-11-23 09:00", "2026-12-08 10:00", "2026-12-21 09:00");
    row("weekdays at 10", "2026-11-20 10:00", "2026-11-20 11:00", "2026-11-23 10:00");
    row("every month on 31 at 9", "2026-01-31 09:00", "2026-01-31 10:00", "2026-02-28 09:00");
    row("every month on 31 at 9", "2026-02-28 09:00", "2026-02-28 10:00", "2026-03-31 09:00");
    row("every 2 months on 15 at 9", "2026-11-15 09:00", "2026-11-16 09:00", "2027-01-15 09:00");
    row("every year on 29 feb at 9", "2028-02-29 09:00", "2028-03-01 09:00", "2029-02-28 09:00");
    row("every day at 10", "2010-01-01 10:00", "2030-01-01 11:00", "2030-01-02 10:00"); // The clock was changed by years.
    row("every day at 10", "2030-01-01 10:00", "2010-01-01 11:00", "2030-01-02 10:00");
}

void tst_Recurrence::nextTime() {
    QFETCH(const QString, text);
    QFETCH(const QString, last);
    QFETCH(const QString, now);
    QFETCH(const QString, next);
    const auto recurrence = recurrenceFromText(text, wall(last), kolkata);
    QVERIFY(recurrence);
    QCOMPARE(shown(occurrenceAfter(*recurrence, wall(last), wall(now), kolkata)), next);
}

/// In Berlin the clocks change on 29 March and 25 October 2026.
void tst_Recurrence::tenStaysTenWhenTheClocksAreChanged() {
    const auto daily =
        recurrenceFromText(QStringLiteral("every day at 10"), wall(QStringLiteral("2026-01-01 10:00"), berlin), berlin);
    Instant at = wall(QStringLiteral("2026-01-01 10:00"), berlin);
    for (int day = 1; day < 365; ++day) {
        at = occurrenceAfter(*daily, at, at, berlin);
        QCOMPARE(shown(at, berlin),
                 QDate(2026, 1, 1).addDays(day).toString(QStringLiteral("yyyy-MM-dd")) + QStringLiteral(" 10:00"));
    }
    // Half past two does not exist on the day the clocks go forward; it is not left out.
    const auto night =
        recurrenceFromText(QStringLiteral("every day at 02:30"), wall(QStringLiteral("2026-03-28 02:30"), berlin), berlin);
    const Instant gap = occurrenceAfter(*night, wall(QStringLiteral("2026-03-28 02:30"), berlin),
                                        wall(QStringLiteral("2026-03-28 03:00"), berlin), berlin);
    QCOMPARE(gap.inZone(berlin).date(), QDate(2026, 3, 29));
}

void tst_Recurrence::itIsLaterAndOnTheRightDay() {
    test::property("later than the last time and than now, on the day and at the hour it says", [] {
        const Recurrence any = anyRecurrence();
        const QTimeZone zone = *rc::gen::element(kolkata, berlin, QTimeZone::utc());
        const Instant last = Instant::fromMs(*rc::gen::inRange<qint64>(1'000'000'000'000, 3'000'000'000'000));
        const Instant now = last + Millis(*rc::gen::inRange<qint64>(-100'000'000'000, 100'000'000'000));
        const Instant next = occurrenceAfter(any, last, now, zone);
        RC_ASSERT(next > last && next > now);
        const QDate day = next.inZone(zone).date();
        if (any.unit == Unit::Week)
            RC_ASSERT((any.weekdays >> (day.dayOfWeek() - 1)) & 1);
        if (any.unit == Unit::Month || any.unit == Unit::Year)
            RC_ASSERT(day.day() == std::min(any.day, day.daysInMonth()));
        if (any.unit == Unit::Year)
            RC_ASSERT(day.month() == any.month);
        const QTime wanted = any.at;
        const QDateTime stated(day, wanted, zone);
        RC_ASSERT(next.ms() == stated.toMSecsSinceEpoch());
    });
}

/// A day-by-day reading of what "every" means finds nothing in between.
void tst_Recurrence::noTimeIsLeftOut() {
    test::property("no day in between would have been right", [] {
        Recurrence any = anyRecurrence();
        any.every = 1;
        const Instant last = Instant::fromMs(*rc::gen::inRange<qint64>(1'700'000'000'000, 1'800'000'000'000));
        const Instant next = occurrenceAfter(any, last, last, kolkata);
        const QDate end = next.inZone(kolkata).date();
        for (QDate day = last.inZone(kolkata).date().addDays(1); day < end; day = day.addDays(1)) {
            const bool isOne =
                any.unit == Unit::Day || (any.unit == Unit::Week && ((any.weekdays >> (day.dayOfWeek() - 1)) & 1)) ||
                (any.unit == Unit::Month && day.day() == std::min(any.day, day.daysInMonth())) ||
                (any.unit == Unit::Year && day.month() == any.month && day.day() == std::min(any.day, day.daysInMonth()));
            RC_ASSERT(!isOne);
        }
    });
}

QTEST_GUILESS_MAIN(tst_Recurrence)
#include "tst_Recurrence.moc"
