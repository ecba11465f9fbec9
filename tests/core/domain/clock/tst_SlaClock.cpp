// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of clocks: when each is due by an office's calendar and by the wall, and when it warns.

#include "core/domain/clock/SlaClock.h"
#include "core/domain/lead/WorkspaceSettings.h"

#include <QDateTime>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const QTimeZone kolkata("Asia/Kolkata");

WorkingCalendar office() {
    return {*parseBusinessHours(QStringLiteral("mon-sat 09:30-18:30")), kolkata, {QDate(2026, 1, 26)}};
}

Instant at(const QString& local) {
    const QDateTime time = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
    return Instant::fromMs(QDateTime(time.date(), time.time(), kolkata).toMSecsSinceEpoch());
}

QString local(Instant instant) {
    return instant.inZone(kolkata).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

class tst_SlaClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whenItIsDue_data();
    void whenItIsDue();
    void whatItIsNow();
    void withoutWorkingHoursTheWallCounts();
};

void tst_SlaClock::whenItIsDue_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("stage");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("due");
    QTest::addColumn<QString>("wall");
    QTest::addColumn<QString>("warn");
    const auto row = [](const char* name, ClockKind kind, Stage stage, const char* from, const char* due, const char* wall,
                        const char* warn) {
        QTest::newRow(name) << int(kind) << int(stage) << QString::fromLatin1(from) << QString::fromLatin1(due)
                            << QString::fromLatin1(wall) << QString::fromLatin1(warn);
    };
    row("first response, by day", ClockKind::FirstResponse, Stage::New, "2026-01-20 11:00", "2026-01-20 11:12",
        "2026-01-20 11:12", "2026-01-20 11:09");
    row("first response, at night", ClockKind::FirstResponse, Stage::New, "2026-01-20 23:00", "2026-01-21 09:42",
        "2026-01-20 23:12", "2026-01-21 09:39");
    row("contact, Saturday evening, Sunday, holiday", ClockKind::InitialContact, Stage::New, "2026-01-24 18:00",
        "2026-01-27 10:00", "2026-01-24 19:00", "2026-01-27 09:45");
    row("pricing", ClockKind::Pricing, Stage::Contacted, "2026-01-20 17:30", "2026-01-21 10:30", "2026-01-20 19:30",
        "2026-01-21 10:00");
    row("payment", ClockKind::Payment, Stage::Qualified, "2026-01-20 10:00", "2026-01-20 12:00", "2026-01-20 12:00",
        "2026-01-20 11:30");
    row("booking, by day", ClockKind::Booking, Stage::Qualified, "2026-01-20 10:30", "2026-01-20 18:30", "2026-01-21 10:30",
        "2026-01-20 16:30");
    row("booking, in the evening", ClockKind::Booking, Stage::Qualified, "2026-01-20 20:00", "2026-01-21 18:30",
        "2026-01-21 20:00", "2026-01-21 16:15");
    row("call about a booking", ClockKind::BookingCall, Stage::Qualified, "2026-01-20 18:00", "2026-01-21 10:00",
        "2026-01-20 19:00", "2026-01-21 09:45");
    row("follow-up of a contacted one", ClockKind::FollowUp, Stage::Contacted, "2026-01-20 18:00", "2026-01-21 18:00",
        "2026-01-21 18:00", "2026-01-21 12:00");
    row("follow-up of an interested one", ClockKind::FollowUp, Stage::Interested, "2026-01-20 18:00", "2026-01-22 18:00",
        "2026-01-22 18:00", "2026-01-22 06:00");
    row("follow-up of another", ClockKind::FollowUp, Stage::Proposal, "2026-01-20 18:00", "2026-01-23 18:00", "2026-01-23 18:00",
        "2026-01-23 00:00");
}

void tst_SlaClock::whenItIsDue() {
    QFETCH(const int, kind);
    QFETCH(const int, stage);
    QFETCH(const QString, from);
    QFETCH(const QString, due);
    QFETCH(const QString, wall);
    QFETCH(const QString, warn);
    const SlaClock clock = startClock(static_cast<ClockKind>(kind), static_cast<Stage>(stage), at(from), office());
    QCOMPARE(local(clock.dueAt), due);
    QCOMPARE(local(clock.dueWallAt), wall);
    QCOMPARE(local(clock.warnAt), warn);
}

void tst_SlaClock::whatItIsNow() {
    SlaClock clock = startClock(ClockKind::FirstResponse, Stage::New, at(QStringLiteral("2026-01-20 11:00")), office());
    QCOMPARE(stateOf(clock, at(QStringLiteral("2026-01-20 11:08"))), ClockState::Running);
    QCOMPARE(stateOf(clock, at(QStringLiteral("2026-01-20 11:09"))), ClockState::Warning);
    QCOMPARE(stateOf(clock, clock.dueAt), ClockState::Warning);
    QCOMPARE(stateOf(clock, clock.dueAt + Millis(1)), ClockState::Violated);
    clock.stoppedAt = clock.dueAt;
    QCOMPARE(stateOf(clock, clock.dueAt + std::chrono::hours(9)), ClockState::Met);
    clock.stoppedAt = clock.dueAt + Millis(1);
    QCOMPARE(stateOf(clock, clock.dueAt), ClockState::MetLate);
}

void tst_SlaClock::withoutWorkingHoursTheWallCounts() {
    const WorkingCalendar never(QList<WorkingCalendar::Intervals>(7), kolkata);
    const SlaClock clock = startClock(ClockKind::Pricing, Stage::New, at(QStringLiteral("2026-01-20 11:00")), never);
    QCOMPARE(clock.dueAt, clock.dueWallAt);
    QCOMPARE(local(clock.warnAt), QStringLiteral("2026-01-20 12:30"));
    QCOMPARE(startClock(ClockKind::Booking, Stage::New, at(QStringLiteral("2026-01-20 11:00")), never).dueAt,
             at(QStringLiteral("2026-01-21 11:00")));
}

QTEST_GUILESS_MAIN(tst_SlaClock)
#include "tst_SlaClock.moc"
