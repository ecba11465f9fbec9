// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Working time against a slow reading that looks at the clock on the wall minute by minute: any week, zone, holidays and leave,
// and the days on which clocks change.

#include "core/domain/clock/WorkingCalendar.h"
#include "core/domain/lead/WorkspaceSettings.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace leadwell;
using domain::WorkingCalendar;

namespace {

constexpr qint64 msAMinute = 60'000;

struct Known {
    QList<WorkingCalendar::Intervals> week{7};
    QTimeZone zone;
    QSet<QDate> holidays;
    QList<WorkingCalendar::Leave> leave;

    WorkingCalendar calendar() const { return {week, zone, holidays, leave}; }
    /// What the clock on the wall says.
    bool isWorking(qint64 ms) const {
        const QDateTime wall = QDateTime::fromMSecsSinceEpoch(ms, zone);
        if (holidays.contains(wall.date()))
            return false;
        for (const auto& one : leave) {
            if (ms >= one.from.ms() && ms < one.to.ms())
                return false;
        }
        const int minute = wall.time().hour() * 60 + wall.time().minute();
        const auto& day = week.at(wall.date().dayOfWeek() - 1);
        return std::any_of(day.begin(), day.end(),
                           [minute](const auto& one) { return minute >= one.first && minute < one.second; });
    }
};

class Random {
public:
    int below(int limit) { return m_random.bounded(limit); }

    Known calendar(qint64 around) {
        static const QList<QByteArray> zones{"Asia/Kolkata",   "Europe/Berlin",    "America/New_York",  "Australia/Lord_Howe",
                                             "Asia/Kathmandu", "America/St_Johns", "Africa/Casablanca", "UTC",
                                             "Pacific/Apia",   "America/Sao_Paulo"};
        Known known;
        known.zone = QTimeZone(zones.at(below(int(zones.size()))));
        for (auto& day : known.week) {
            for (int count = below(4); count > 0; --count) {
                const int from = below(1'440);
                day.append({from, from + below(1'440 - from) + 1});
            }
        }
        for (int count = below(3); count > 0; --count)
            known.holidays.insert(QDateTime::fromMSecsSinceEpoch(around, known.zone).date().addDays(below(6) - 1));
        for (int count = below(3); count > 0; --count) {
            const qint64 from = around + (below(8'000) - 2'000) * msAMinute;
            known.leave.append({Instant::fromMs(from), Instant::fromMs(from + below(3'000) * msAMinute)});
        }
        return known;
    }
    /// A whole minute of some year, half of the time near a change of the zone's clocks.
    qint64 moment(const QTimeZone& zone) {
        const qint64 any = (27'000'000LL + below(4'000'000)) * msAMinute; // 2021 to 2028
        if (below(2) == 0 || !zone.hasTransitions())
            return any;
        const auto change = zone.nextTransition(QDateTime::fromMSecsSinceEpoch(any, Qt::UTC));
        return change.atUtc.isValid() && change.atUtc.date().year() < 2037
                   ? change.atUtc.toMSecsSinceEpoch() - below(3'000) * msAMinute
                   : any;
    }

private:
    QRandomGenerator m_random{17};
};

WorkingCalendar officeHours() {
    return {*domain::parseBusinessHours(QStringLiteral("mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00")),
            QTimeZone("Asia/Kolkata"),
            {QDate(2026, 1, 26)}};
}

Instant at(const QString& local) {
    const QDateTime time = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
    return Instant::fromMs(QDateTime(time.date(), time.time(), QTimeZone("Asia/Kolkata")).toMSecsSinceEpoch());
}

} // namespace

class tst_WorkingCalendar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsTheClockOnTheWall();
    void anOfficeDay_data();
    void anOfficeDay();
    void withoutWorkingHoursNothingIsEverDue();
    void aClockThatIsYearsOff();
};

void tst_WorkingCalendar::equalsTheClockOnTheWall() {
    constexpr int calendars = 10'000;
    Random random;
    for (int round = 0; round < calendars; ++round) {
        Known known = random.calendar(0);
        const qint64 from = random.moment(known.zone);
        const QTimeZone zone = known.zone;
        known = random.calendar(from);
        known.zone = zone;
        const WorkingCalendar calendar = known.calendar();
        const int minutes = random.below(4'000);
        const int wanted = random.below(900);
        qint64 sum = 0;
        qint64 there = wanted == 0 ? from : 0; // 0: not within these minutes
        for (int minute = 0; minute < minutes; ++minute) {
            sum += known.isWorking(from + minute * msAMinute) ? 1 : 0;
            if (there == 0 && sum == wanted)
                there = from + (minute + 1) * msAMinute;
        }
        const QString words = QStringLiteral("calendar %1 in %2 from %3, %4 minutes")
                                  .arg(round)
                                  .arg(QString::fromLatin1(zone.id()), Instant::fromMs(from).toIso())
                                  .arg(minutes);
        QVERIFY2(calendar.between(Instant::fromMs(from), Instant::fromMs(from + minutes * msAMinute)).count() == sum * msAMinute,
                 qPrintable(words));
        const auto found = calendar.after(Instant::fromMs(from), Millis(wanted * msAMinute));
        if (there != 0)
            QVERIFY2(found && found->ms() == there, qPrintable(words));
        else
            QVERIFY2(!found || found->ms() > from + minutes * msAMinute, qPrintable(words));
        const qint64 some = from + random.below(4'000) * msAMinute;
        QVERIFY2(calendar.isWorking(Instant::fromMs(some)) == known.isWorking(some), qPrintable(words));
    }
}

void tst_WorkingCalendar::anOfficeDay_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("to");
    QTest::newRow("within the morning") << QStringLiteral("2026-01-20 09:30") << 60 << QStringLiteral("2026-01-20 10:30");
    QTest::newRow("over lunch") << QStringLiteral("2026-01-20 12:30") << 60 << QStringLiteral("2026-01-20 14:30");
    QTest::newRow("just before closing") << QStringLiteral("2026-01-20 17:59") << 60 << QStringLiteral("2026-01-21 09:59");
    QTest::newRow("at night") << QStringLiteral("2026-01-20 23:00") << 60 << QStringLiteral("2026-01-21 10:00");
    QTest::newRow("to the very end of the day") << QStringLiteral("2026-01-20 17:00") << 60 << QStringLiteral("2026-01-20 18:00");
    QTest::newRow("Saturday noon, Sunday, a holiday on Monday")
        << QStringLiteral("2026-01-24 12:30") << 60 << QStringLiteral("2026-01-27 09:30");
}

void tst_WorkingCalendar::anOfficeDay() {
    QFETCH(const QString, from);
    QFETCH(const int, minutes);
    QFETCH(const QString, to);
    const WorkingCalendar office = officeHours();
    QCOMPARE(office.after(at(from), Millis(minutes * msAMinute))->toIso(), at(to).toIso());
    QCOMPARE(office.between(at(from), at(to)).count(), minutes * msAMinute);
    QCOMPARE(office.between(at(to), at(from)).count(), qint64(0));
}

void tst_WorkingCalendar::withoutWorkingHoursNothingIsEverDue() {
    const WorkingCalendar never(QList<WorkingCalendar::Intervals>(7), QTimeZone("Europe/Berlin"));
    QVERIFY(!never.after(at(QStringLiteral("2026-01-20 09:00")), Millis(1)));
    QVERIFY(!never.isWorking(at(QStringLiteral("2026-01-20 09:00"))));
    QCOMPARE(never.between(at(QStringLiteral("2026-01-20 09:00")), at(QStringLiteral("2027-01-20 09:00"))).count(), qint64(0));
    QCOMPARE(*never.after(at(QStringLiteral("2026-01-20 09:00")), Millis(0)), at(QStringLiteral("2026-01-20 09:00")));
}

/// Somebody's computer believes it is 1971 or 2200.
void tst_WorkingCalendar::aClockThatIsYearsOff() {
    const WorkingCalendar office = officeHours();
    QVERIFY(office.after(at(QStringLiteral("1971-03-02 09:00")), Millis(60 * msAMinute)).has_value());
    QVERIFY(office.after(at(QStringLiteral("2200-03-03 09:00")), Millis(60 * msAMinute)).has_value());
    QVERIFY(office.between(at(QStringLiteral("1971-03-02 09:00")), at(QStringLiteral("2200-03-03 09:00"))).count() > 0);
}

QTEST_GUILESS_MAIN(tst_WorkingCalendar)
#include "tst_WorkingCalendar.moc"
