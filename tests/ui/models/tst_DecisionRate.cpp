// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast somebody decides: only while they are at it, and never by a clock that was set.

#include "ui/models/DecisionRate.h"

#include <QTest>

using namespace leadwell;
using models::DecisionRate;

class tst_DecisionRate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySecondIsSixtyAMinute() {
        DecisionRate rate;
        for (int second = 0; second < 200; ++second) {
            rate.decided(at(second));
            if (second >= 2)
                QCOMPARE(rate.perMinute(at(second)), std::optional(60));
        }
    }
    void onlyTheLastMinuteCounts() {
        DecisionRate rate;
        for (int second = 0; second < 100; second += 10)
            rate.decided(at(second));
        QCOMPARE(rate.perMinute(at(90)), std::optional(6));
        for (int second = 92; second <= 170; second += 2)
            rate.decided(at(second));
        QCOMPARE(rate.perMinute(at(170)), std::optional(30));
    }
    void twoAreNoRate() {
        DecisionRate rate;
        QVERIFY(!rate.perMinute(at(0)));
        rate.decided(at(0));
        rate.decided(at(1));
        QVERIFY(!rate.perMinute(at(1)));
        rate.decided(at(2));
        QVERIFY(rate.perMinute(at(2)));
        rate.takeBack(); // Refused.
        QVERIFY(!rate.perMinute(at(2)));
    }
    void aPauseEndsIt() {
        DecisionRate rate;
        for (int second = 0; second < 10; ++second)
            rate.decided(at(second));
        QVERIFY(rate.perMinute(at(39)));
        QVERIFY(!rate.perMinute(at(40)));
        rate.decided(at(60));
        QVERIFY(!rate.perMinute(at(60)));
    }
    void aClockThatWasSetBackEndsIt() {
        DecisionRate rate;
        for (int second = 1'000; second < 1'010; ++second)
            rate.decided(at(second));
        QVERIFY(!rate.perMinute(at(500)));
        rate.decided(at(500));
        QVERIFY(!rate.perMinute(at(500)));
    }
    void severalInTheSameMillisecondAreCounted() {
        DecisionRate rate;
        for (int i = 0; i < 5; ++i)
            rate.decided(at(1));
        QVERIFY(rate.perMinute(at(1)).value_or(0) > 0);
    }

private:
    static Instant at(int second) { return Instant::fromMs(1'000'000'000 + 1'000LL * second); }
};

QTEST_GUILESS_MAIN(tst_DecisionRate)
#include "tst_DecisionRate.moc"
