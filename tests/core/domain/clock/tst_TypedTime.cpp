// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When something is due and how long a call took, as people type it.

#include "core/domain/clock/TypedTime.h"
#include "tests/support/Property.h"

#include <QDateTime>

using namespace leadwell;
using domain::dueFromText;
using domain::secondsFromText;

namespace {

const QTimeZone kolkata("Asia/Kolkata");

Instant wall(const QString& text, const QTimeZone& zone = kolkata) {
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm"));
    return Instant::fromMs(QDateTime(time.date(), time.time(), zone).toMSecsSinceEpoch());
}

} // namespace

class tst_TypedTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whenItIsDue_data();
    void whenItIsDue();
    void whatCannotBeDue_data();
    void whatCannotBeDue();
    void anHourThatTheClocksLeaveOut();
    void whateverIsTypedIsLaterOrRefused();
    void howLongItTook_data();
    void howLongItTook();
};

void tst_TypedTime::whenItIsDue_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("due");
    const auto row = [](const char* text, const char* due) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(due);
    };
    // Now is Friday, 20 November 2026, 14:30.
    row("tomorrow 10", "2026-11-21 10:00");
    row("Tomorrow at 10:30", "2026-11-21 10:30");
    row("tom 3", "2026-11-21 15:00");
    row("tomorrow 3:30", "2026-11-21 15:30");
    row("tomorrow 02:30", "2026-11-21 02:30");
    row("2026-11-25 06:45", "2026-11-25 06:45");
    row("2026-11-25 06:00", "2026-11-25 06:00");
    row("tomorrow 9 am", "2026-11-21 09:00");
    row("tomorrow 9pm", "2026-11-21 21:00");
    row("kal 5 baje", "2026-11-21 17:00");
    row("kal subah", "2026-11-21 09:00");
    row("kal 7 subah", "2026-11-21 07:00");
    row("day after tomorrow 11", "2026-11-22 11:00");
    row("mon", "2026-11-23 10:00");
    row("monday 4pm", "2026-11-23 16:00");
    row("fri", "2026-11-27 10:00");
    row("fri 3 pm", "2026-11-20 15:00");
    row("fri 2 pm", "2026-11-27 14:00");
    row("next fri", "2026-11-27 10:00");
    row("next mon", "2026-11-23 10:00");
    row("next sat 11", "2026-11-28 11:00");
    row("next week", "2026-11-23 10:00");
    row("next month", "2026-12-01 10:00");
    row("today 5", "2026-11-20 17:00");
    row("today", "2026-11-20 15:30");
    row("eod", "2026-11-20 18:00");
    row("tonight", "2026-11-20 20:00");
    row("16:00", "2026-11-20 16:00");
    row("9", "2026-11-21 09:00");
    row("12", "2026-11-21 12:00");
    row("10.30", "2026-11-21 10:30");
    row("in 2 h", "2026-11-20 16:30");
    row("2h", "2026-11-20 16:30");
    row("90 min", "2026-11-20 16:00");
    row("3 days", "2026-11-23 14:30");
    row("1 week", "2026-11-27 14:30");
    row("25 nov", "2026-11-25 10:00");
    row("25th nov 4 pm", "2026-11-25 16:00");
    row("nov 25 16:00", "2026-11-25 16:00");
    row("25/11", "2026-11-25 10:00");
    row("25.11. 11", "2026-11-25 11:00");
    row("3/2/2027 9:15", "2027-02-03 09:15");
    row("3 feb", "2027-02-03 10:00");
    row("29 feb", "2028-02-29 10:00");
    row("2026-12-01 08:00", "2026-12-01 08:00");
    row("5 evening", "2026-11-20 17:00");
}

void tst_TypedTime::whenItIsDue() {
    QFETCH(const QString, text);
    QFETCH(const QString, due);
    const auto read = dueFromText(text, wall(QStringLiteral("2026-11-20 14:30")), kolkata);
    QVERIFY2(read, read ? "" : qPrintable(read.error().sentence));
    QCOMPARE(read->inZone(kolkata).toString(QStringLiteral("yyyy-MM-dd HH:mm")), due);
}

void tst_TypedTime::whatCannotBeDue_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const QString example = QStringLiteral("“%1” is no time. Write for example “tomorrow 10”, “fri 3 pm”, “in 2 h” or “25 Nov”.");
    for (const char* text :
         {"", "soon", "tomorrow tomorrow", "tomorrow 25", "31 feb", "32/12", "in 0 h", "13 pm", "10:61", "fri mon", "12:30 1:30"})
        QTest::newRow(text) << QString::fromLatin1(text) << example.arg(QString::fromLatin1(text));
    QTest::newRow("past") << QStringLiteral("2025-01-01") << QStringLiteral("1 Jan 2025, 10:00 is past. Choose a later time.");
    QTest::newRow("earlier today") << QStringLiteral("today 9")
                                   << QStringLiteral("20 Nov 2026, 09:00 is past. Choose a later time.");
}

void tst_TypedTime::whatCannotBeDue() {
    QFETCH(const QString, text);
    QFETCH(const QString, sentence);
    const auto read = dueFromText(text, wall(QStringLiteral("2026-11-20 14:30")), kolkata);
    QVERIFY2(!read, read ? qPrintable(read->toIso()) : "");
    QCOMPARE(read.error().sentence, sentence);
}

/// In Berlin the clocks go from two to three on 29 March 2026.
void tst_TypedTime::anHourThatTheClocksLeaveOut() {
    const QTimeZone berlin("Europe/Berlin");
    const auto read = dueFromText(QStringLiteral("tomorrow 02:30 am"), wall(QStringLiteral("2026-03-28 12:00"), berlin), berlin);
    QVERIFY(read);
    QCOMPARE(read->inZone(berlin).date(), QDate(2026, 3, 29));
    const auto day = dueFromText(QStringLiteral("1 day"), wall(QStringLiteral("2026-03-28 12:00"), berlin), berlin);
    QCOMPARE(day->inZone(berlin).time(), QTime(12, 0));
}

void tst_TypedTime::whateverIsTypedIsLaterOrRefused() {
    static const QStringList words{QStringLiteral("tomorrow"), QStringLiteral("fri"),   QStringLiteral("next"),
                                   QStringLiteral("10"),       QStringLiteral("in"),    QStringLiteral("pm"),
                                   QStringLiteral("25"),       QStringLiteral("nov"),   QStringLiteral("2 h"),
                                   QStringLiteral("10:30"),    QStringLiteral("25/11"), QStringLiteral("week"),
                                   QStringLiteral("एक"),       QStringLiteral("2027"),  QStringLiteral("evening")};
    test::property("later than now, or a sentence", [] {
        QStringList typed;
        for (const int word : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(words.size()))))
            typed.append(words.at(word));
        const Instant now = Instant::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
        const auto due = dueFromText(typed.join(u' '), now, kolkata);
        const bool isRight = due ? *due > now : !due.error().sentence.isEmpty();
        RC_ASSERT(isRight);
    });
}

void tst_TypedTime::howLongItTook_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1: refused
    const auto row = [](const char* text, int seconds) { QTest::newRow(text) << QString::fromLatin1(text) << seconds; };
    row("3m 12", 192);
    row("3m12s", 192);
    row("3:12", 192);
    row("192", 192);
    row("192 s", 192);
    row("2 min", 120);
    row("1h 2m", 3'720);
    row("1:02:03", 3'723);
    row("0", 0);
    row("86400", 86'400);
    row("", -1);
    row("long", -1);
    row("3m 12m", -1);
    row("25 h", -1);
    row("-5", -1);
}

void tst_TypedTime::howLongItTook() {
    QFETCH(const QString, text);
    QFETCH(const int, seconds);
    const auto read = secondsFromText(text);
    QCOMPARE(read ? *read : -1, seconds);
    QVERIFY(read || !read.error().sentence.isEmpty());
}

QTEST_GUILESS_MAIN(tst_TypedTime)
#include "tst_TypedTime.moc"
