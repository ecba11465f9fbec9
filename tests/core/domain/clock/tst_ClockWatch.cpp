// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A clock that somebody set is told from time that passed.

#include "core/domain/clock/ClockWatch.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using std::chrono::hours;
using std::chrono::minutes;

class tst_ClockWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeThatPassesIsBelieved();
    void aMachineThatSleptIsBelieved();
    void yearsAheadAreDoubtedForTenMinutes();
    void aClockThatIsSetRightIsBelievedAtOnce();
    void yearsBackAreBelieved();
    void aWrongYearAtTheStartIsDoubted();

private:
    const Instant m_now = Instant::fromMs(1'795'165'200'000);
    const Millis m_steady = hours(5);
};

void tst_ClockWatch::timeThatPassesIsBelieved() {
    ClockWatch watch(m_now - hours(3));
    QVERIFY(watch.believes(m_now, m_steady));
    QVERIFY(watch.believes(m_now + hours(24 * 365), m_steady + hours(24 * 365)));
}

void tst_ClockWatch::aMachineThatSleptIsBelieved() {
    ClockWatch watch;
    QVERIFY(watch.believes(m_now, m_steady));
    QVERIFY(watch.believes(m_now + hours(62), m_steady + minutes(1)));
}

void tst_ClockWatch::yearsAheadAreDoubtedForTenMinutes() {
    ClockWatch watch;
    QVERIFY(watch.believes(m_now, m_steady));
    const Instant wrong = m_now + hours(24 * 365 * 3);
    QVERIFY(!watch.believes(wrong, m_steady));
    QVERIFY(!watch.believes(wrong + minutes(9), m_steady + minutes(9)));
    QVERIFY(watch.believes(wrong + minutes(10), m_steady + minutes(10)));
    QVERIFY(watch.believes(wrong + minutes(11), m_steady + minutes(11)));
}

void tst_ClockWatch::aClockThatIsSetRightIsBelievedAtOnce() {
    ClockWatch watch;
    QVERIFY(watch.believes(m_now, m_steady));
    QVERIFY(!watch.believes(m_now + hours(24 * 365), m_steady));
    QVERIFY(watch.believes(m_now + minutes(5), m_steady + minutes(5)));
}

void tst_ClockWatch::yearsBackAreBelieved() {
    ClockWatch watch;
    QVERIFY(watch.believes(m_now, m_steady));
    QVERIFY(watch.believes(m_now - hours(24 * 365 * 10), m_steady));
    QVERIFY(!watch.believes(m_now, m_steady)); // Forward again by ten years: who knows which of them was right.
}

void tst_ClockWatch::aWrongYearAtTheStartIsDoubted() {
    ClockWatch watch(m_now);
    QVERIFY(!watch.believes(m_now + hours(24 * 365), m_steady));
    QVERIFY(watch.believes(m_now + hours(24 * 39), m_steady));
}

QTEST_GUILESS_MAIN(tst_ClockWatch)
#include "tst_ClockWatch.moc"
