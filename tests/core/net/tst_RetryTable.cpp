// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pauses come from the table, varied by chance within bounds; Retry-After is read in both its forms.

#include "core/net/RetryTable.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using net::CallClass;
using net::pauseBefore;
using net::readRetryAfter;
using net::retryRule;

class TestRetryTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aSendIsTriedOnce() {
        SeededRandom random(1);
        QVERIFY(!pauseBefore(retryRule(CallClass::Send), 1, std::nullopt, random));
        QVERIFY(!pauseBefore(retryRule(CallClass::Send), 1, Millis(10), random));
    }

    void theRowEndsTheAttempts() {
        SeededRandom random(1);
        const auto& rule = retryRule(CallClass::Background);
        QVERIFY(pauseBefore(rule, 1, std::nullopt, random) < pauseBefore(rule, 2, std::nullopt, random));
        QVERIFY(pauseBefore(rule, 3, std::nullopt, random));
        QVERIFY(!pauseBefore(rule, 4, std::nullopt, random));
        QVERIFY(!pauseBefore(rule, 99, std::nullopt, random));
    }

    void chanceStaysWithinAQuarter() {
        test::property("75 % ≤ pause ≤ 125 %", [](quint64 seed) {
            SeededRandom random(seed);
            const auto pause = pauseBefore(retryRule(CallClass::Background), 2, std::nullopt, random);
            RC_ASSERT(pause && pause->count() >= 6'000 && pause->count() <= 10'000);
        });
    }

    void aRetryAfterIsKeptUnlessItIsTooLong() {
        SeededRandom random(1);
        const auto& rule = retryRule(CallClass::Background);
        QCOMPARE(pauseBefore(rule, 1, Millis(7'000), random), std::optional(Millis(7'000)));
        QVERIFY(!pauseBefore(rule, 1, Millis(61'000), random));
    }

    void retryAfterIsReadInBothForms_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("blanks") << QByteArray(" 3 ") << qint64(3'000);
        QTest::newRow("date") << QByteArray("Fri, 20 Nov 2026 09:00:30 GMT") << qint64(30'000);
        QTest::newRow("past date") << QByteArray("Fri, 20 Nov 2020 09:00:30 GMT") << qint64(0);
        QTest::newRow("endless") << QByteArray("99999999999999999999") << qint64(30LL * 86'400'000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void retryAfterIsReadInBothForms() {
        QFETCH(QByteArray, value);
        QFETCH(qint64, ms);
        const auto read = readRetryAfter(value, test::FakeClock().now());
        QCOMPARE(read ? read->count() : -1, ms);
    }

    void onlyPassingTroubleIsTriedAgain() {
        QVERIFY(net::isPassing(ErrorKind::Offline) && net::isPassing(ErrorKind::TimedOut) &&
                net::isPassing(ErrorKind::RateLimited));
        QVERIFY(!net::isPassing(ErrorKind::Denied) && !net::isPassing(ErrorKind::Invalid) &&
                !net::isPassing(ErrorKind::Protocol));
    }
};

QTEST_GUILESS_MAIN(TestRetryTable)
#include "tst_RetryTable.moc"
