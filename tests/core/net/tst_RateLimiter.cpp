// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bucket gives no more than its budget, whatever the clock does and however often the program starts.

#include "core/net/RateLimiter.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using net::BucketState;
using net::RateBudget;
using net::RateLimiter;

namespace {

class Memory final : public net::RateMemory {
public:
    std::optional<BucketState> load(const QString& key) override {
        return states.contains(key) ? std::optional(states.value(key)) : std::nullopt;
    }
    void save(const QString& key, const BucketState& state) override { states.insert(key, state); }

    QHash<QString, BucketState> states;
};

const QString key = QStringLiteral("portal/1");
const RateBudget fivePerMinute{5, 5, Millis(60'000)};

int takeAll(RateLimiter& limiter, const RateBudget& budget) {
    int taken = 0;
    while (limiter.take(key, budget) == Millis(0) && taken < 10'000)
        ++taken;
    return taken;
}

} // namespace

class TestRateLimiter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_clock = std::make_unique<test::FakeClock>();
        m_memory = std::make_unique<Memory>();
    }

    void aFullBucketGivesItsCapacityAndThenSaysHowLongToWait() {
        RateLimiter limiter(*m_clock, *m_memory);
        QCOMPARE(takeAll(limiter, fivePerMinute), 5);
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(12'000));
    }

    void waitingAsLongAsToldIsEnough() {
        RateLimiter limiter(*m_clock, *m_memory);
        takeAll(limiter, fivePerMinute);
        m_clock->advance(limiter.take(key, fivePerMinute));
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(0));
    }

    void aRestartGivesNoFreshBudget() {
        {
            RateLimiter limiter(*m_clock, *m_memory);
            takeAll(limiter, fivePerMinute);
        }
        RateLimiter limiter(*m_clock, *m_memory);
        QVERIFY(limiter.take(key, fivePerMinute) > Millis(0));
        m_clock->advance(Millis(24'000));
        QCOMPARE(takeAll(limiter, fivePerMinute), 2);
    }

    void aClockThatGoesBackNeitherFillsNorBlocks() {
        RateLimiter limiter(*m_clock, *m_memory);
        takeAll(limiter, fivePerMinute);
        m_clock->advance(Millis(-86'400'000));
        QVERIFY(limiter.take(key, fivePerMinute) > Millis(0));
        m_clock->advance(Millis(12'000));
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(0));
    }

    void aClockThatIsSetForwardFillsNothing() {
        {
            RateLimiter limiter(*m_clock, *m_memory);
            takeAll(limiter, fivePerMinute);
            limiter.blockFor(key, Millis(20'000));
            m_clock->set(m_clock->now() + Millis(86'400'000));
            QCOMPARE(limiter.take(key, fivePerMinute), Millis(20'000));
            m_clock->advance(Millis(5'000));
        }
        // Also when the program was started again meanwhile.
        m_clock->set(m_clock->now() + Millis(86'400'000));
        RateLimiter limiter(*m_clock, *m_memory);
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(15'000));
        m_clock->advance(Millis(15'000));
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(0));
    }

    void afterARestartOfTheMachineTheClockIsBelieved() {
        {
            RateLimiter limiter(*m_clock, *m_memory);
            takeAll(limiter, fivePerMinute);
        }
        m_memory->states[key].boot = 99;
        m_clock->advance(Millis(12'000));
        RateLimiter limiter(*m_clock, *m_memory);
        QCOMPARE(takeAll(limiter, fivePerMinute), 1);
    }

    void aBlockIsKeptAcrossARestart() {
        {
            RateLimiter limiter(*m_clock, *m_memory);
            limiter.blockFor(key, Millis(90'000));
            limiter.blockFor(key, Millis(10'000));
        }
        RateLimiter limiter(*m_clock, *m_memory);
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(90'000));
        m_clock->advance(Millis(90'000));
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(0));
    }

    void aBlockMovesWithAClockThatGoesBack() {
        RateLimiter limiter(*m_clock, *m_memory);
        QCOMPARE(limiter.take(key, fivePerMinute), Millis(0));
        limiter.blockFor(key, Millis(90'000));
        m_clock->advance(Millis(-86'400'000));
        QVERIFY(limiter.take(key, fivePerMinute) <= Millis(90'000));
    }

    void nobodyIsBlockedForLongerThanADay() {
        RateLimiter limiter(*m_clock, *m_memory);
        limiter.blockFor(key, Millis(999LL * 86'400'000));
        QCOMPARE(limiter.take(key, fivePerMinute), RateLimiter::blockMax);
    }

    void keysDoNotShareABudget() {
        RateLimiter limiter(*m_clock, *m_memory);
        takeAll(limiter, fivePerMinute);
        QCOMPARE(limiter.take(QStringLiteral("portal/2"), fivePerMinute), Millis(0));
    }

    void brokenMemoryGivesNothingForNothing() {
        m_memory->states.insert(key, {std::numeric_limits<double>::quiet_NaN(), m_clock->now(), {}});
        RateLimiter limiter(*m_clock, *m_memory);
        QVERIFY(limiter.take(key, fivePerMinute) > Millis(0));
    }

    void noRowOfWaitsGivesMoreThanTheBudget() {
        test::property("taken ≤ capacity + rate × time, and never more waiting than told", [this](const std::vector<int>& waits) {
            Memory memory;
            RateLimiter limiter(*m_clock, memory);
            const RateBudget budget{3, 2, Millis(1'000)};
            double allowed = budget.capacity;
            int taken = 0;
            for (const int wait : waits) {
                const Millis pause(std::abs(wait) % 5'000);
                m_clock->advance(pause);
                allowed += static_cast<double>(pause.count()) * 2 / 1'000;
                taken += takeAll(limiter, budget);
                RC_ASSERT(taken <= allowed + 1e-6);
            }
        });
    }

private:
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<Memory> m_memory;
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_RateLimiter.moc"
