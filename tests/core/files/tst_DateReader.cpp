// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows that dates are read as written, whatever the country, and that a column tells which number is the
// day.
#include "core/files/DateReader.h"
#include "core/files/ValueShape.h"
#include "tests/support/Property.h"

#include <QDateTime>
#include <QTest>

using namespace leadwell;
using namespace leadwell::files;

class tst_DateReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void datesAreReadAsWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char* text, const char* iso) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(iso);
        };
        row("2026-11-14", "2026-11-14T00:00:00.000Z");
        row("2026/11/14", "2026-11-14T00:00:00.000Z");
        row("2026.11.14", "2026-11-14T00:00:00.000Z");
        row("2026-11-14T10:20:30Z", "2026-11-14T10:20:30.000Z");
        row("2026-11-14T10:20:30.25+05:30", "2026-11-14T04:50:30.250Z");
        row("2026-11-14 10:20:30", "2026-11-14T10:20:30.000Z");
        row("2026-11-14 10:20", "2026-11-14T10:20:00.000Z");
        row("14-11-26", "2026-11-14T00:00:00.000Z");
        row("14/11/2026", "2026-11-14T00:00:00.000Z");
        row("14.11.2026", "2026-11-14T00:00:00.000Z");
        row("14.11.2026 10:20 Uhr", "2026-11-14T10:20:00.000Z");
        row("3/4/2026", "2026-04-03T00:00:00.000Z");
        row("11/14/2026", "2026-11-14T00:00:00.000Z");
        row("11/14/2026 9:30 PM", "2026-11-14T21:30:00.000Z");
        row("14/11/2026, 12:05 am", "2026-11-14T00:05:00.000Z");
        row("14 Nov 2026", "2026-11-14T00:00:00.000Z");
        row("14-Nov-26", "2026-11-14T00:00:00.000Z");
        row("14-Nov-2026 11:15:00 AM", "2026-11-14T11:15:00.000Z");
        row("Nov 14, 2026", "2026-11-14T00:00:00.000Z");
        row("November 14th, 2026 at 3:05 pm", "2026-11-14T15:05:00.000Z");
        row("1st Nov 2026", "2026-11-01T00:00:00.000Z");
        row("Sat, 14 Nov 2026 10:00:00 +0530", "2026-11-14T04:30:00.000Z");
        row("Saturday, November 14, 2026", "2026-11-14T00:00:00.000Z");
        row("14. November 2026", "2026-11-14T00:00:00.000Z");
        row("3. März 2026", "2026-03-03T00:00:00.000Z");
        row("14 août 2026", "2026-08-14T00:00:00.000Z");
        row("14 de noviembre de 2026", "2026-11-14T00:00:00.000Z");
        row("14 dic 2026", "2026-12-14T00:00:00.000Z");
        row("14 नवंबर 2026", "2026-11-14T00:00:00.000Z");
        row("१४/११/२०२६", "2026-11-14T00:00:00.000Z");
        row("20261114", "2026-11-14T00:00:00.000Z");
        row("20261114103000", "2026-11-14T10:30:00.000Z");
        row("1795165200", "2026-11-20T09:00:00.000Z");
        row("1795165200000", "2026-11-20T09:00:00.000Z");
        row("46340", "2026-11-14T00:00:00.000Z");
        row("46340.5", "2026-11-14T12:00:00.000Z");
        row("31-12-99", "1999-12-31T00:00:00.000Z");
        row(" '14/11/2026 ", "2026-11-14T00:00:00.000Z");
        row("29/02/2028", "2028-02-29T00:00:00.000Z");
    }
    void datesAreReadAsWritten() {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const auto instant = DateReader(QTimeZone::utc()).read(text);
        QVERIFY2(instant, qPrintable(text));
        QCOMPARE(instant->toIso(), iso);
    }

    void whatIsNoDateIsRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", " ", "tomorrow", "31/02/2026", "29/02/2027", "2026-13-40", "14/11", "12", "123456", "1e9",
                                 "-46340", "98200 41177", "14/11/2026 25:00", "32 Nov 2026", "14 Foo 2026", "0000-00-00",
                                 "3026-01-01", "14/11/2026 10:20 13:30", "99999999"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoDateIsRefused() {
        QFETCH(QString, text);
        const auto instant = DateReader(QTimeZone::utc()).read(text);
        QVERIFY2(!instant, instant ? qPrintable(instant->toIso()) : "");
        QCOMPARE(instant.error().kind, ErrorKind::Invalid);
    }

    void aColumnTellsWhichNumberIsTheDay() {
        const QStringList american = {QStringLiteral("03/04/2026"), QStringLiteral("11/14/2026 9:00"), QStringLiteral("1/2/26")};
        const DateOrderFacts facts = sniffDateOrder(american);
        QCOMPARE(facts.order, DateOrder::MonthFirst);
        QVERIFY(facts.isCertain());
        QCOMPARE(facts.unclear, 2);
        QCOMPARE(DateReader(QTimeZone::utc(), facts.order).read(american.at(0))->toIso().left(10), QStringLiteral("2026-03-04"));
    }

    void aColumnThatDoesNotTellIsUncertain() {
        QVERIFY(!sniffDateOrder({QStringLiteral("03/04/2026")}).isCertain());
        QVERIFY(!sniffDateOrder({QStringLiteral("14/04/2026"), QStringLiteral("04/14/2026"), QStringLiteral("1/2/2026")})
                     .isCertain());
        QVERIFY(sniffDateOrder({QStringLiteral("2026-04-03"), QStringLiteral("3 Apr 2026")}).isCertain());
        QCOMPARE(sniffDateOrder({QStringLiteral("03/04/2026")}, DateOrder::MonthFirst).order, DateOrder::MonthFirst);
    }

    void aTimeWithoutZoneIsLocal() {
        const DateReader reader(QTimeZone(QByteArray("Asia/Kolkata")));
        QCOMPARE(reader.read(QStringLiteral("14/11/2026 10:00"))->toIso(), QStringLiteral("2026-11-14T04:30:00.000Z"));
        QCOMPARE(reader.read(QStringLiteral("14/11/2026"))->toIso(), QStringLiteral("2026-11-13T18:30:00.000Z"));
    }

    void anHourSkippedBySummerTimeIsStillAMoment() {
        const DateReader reader(QTimeZone(QByteArray("Europe/Berlin")));
        QVERIFY(reader.read(QStringLiteral("29.03.2026 02:30")));
    }

    void everyDayReadsBackInEveryForm() {
        test::property("read(write(day)) = day", [] {
            const QDate day = QDate(1970, 1, 2).addDays(*rc::gen::inRange(0, 80'000));
            const DateReader reader(QTimeZone::utc());
            for (const char* form : {"yyyy-MM-dd", "dd/MM/yyyy", "d.M.yyyy", "d MMM yyyy", "MMMM d, yyyy", "yyyyMMdd"}) {
                const QString text = QLocale::c().toString(day, QString::fromLatin1(form));
                const auto instant = reader.read(text);
                RC_ASSERT(instant.has_value());
                RC_ASSERT(instant->ms() == day.startOfDay(Qt::UTC).toMSecsSinceEpoch());
            }
        });
    }

    void anyTextIsReadOrRefused() {
        test::property("no text stops the reader", [](const std::string& text) {
            const QString value = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
            static_cast<void>(DateReader(QTimeZone::utc()).read(value).has_value());
            static_cast<void>(sniffDateOrder({value}));
        });
    }

    void numbersAreReadAsWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char* text, double value) { QTest::newRow(text) << QString::fromUtf8(text) << value; };
        row("12", 12);
        row("1,250", 1250);
        row("1.250", 1250);
        row("1,250.50", 1250.5);
        row("1.250,50", 1250.5);
        row("1,20,000", 120'000);
        row("₹ 1,20,000.00", 120'000);
        row("Rs. 4.5 lakh", 450'000);
        row("2 cr", 20'000'000);
        row("12k", 12'000);
        row("0,125", 0.125);
        row("12,5", 12.5);
        row("1 250 000", 1'250'000);
        row("1'250.00", 1250);
        row("(500)", -500);
        row("-500", -500);
        row("$500", 500);
        row("500 pcs", 500);
        row("10 m", 10);
        row("५००", 500);
    }
    void numbersAreReadAsWritten() {
        QFETCH(QString, text);
        QFETCH(double, value);
        const auto number = numberIn(text);
        QVERIFY(number);
        QCOMPARE(*number, value);
    }
};

QTEST_GUILESS_MAIN(tst_DateReader)
#include "tst_DateReader.moc"
