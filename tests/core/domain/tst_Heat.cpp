// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/scoring/Heat.h"
#include "core/domain/scoring/Score.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const Instant noon = Instant::fromMs(1'795'165'200'000);
constexpr Millis hour = std::chrono::hours(1);

Instant hoursAfter(Instant at, int hours) {
    return at + hours * hour;
}

HeatInputs anyInputs() {
    const auto heat = [] { return static_cast<Heat>(*rc::gen::inRange(0, heatCount)); };
    const auto priority = [] { return static_cast<Priority>(*rc::gen::inRange(0, 4)); };
    const auto time = [] { return hoursAfter(noon, *rc::gen::inRange(-400, 400)); };
    HeatInputs inputs;
    inputs.score100 = *rc::gen::inRange(0, 101);
    inputs.now = noon;
    inputs.rulePriority = priority();
    if (*rc::gen::arbitrary<bool>())
        inputs.intent = IntentHeat{heat(), *rc::gen::inRange(0, 101) / 100.0, time(), QStringLiteral("Asked for a price")};
    if (*rc::gen::arbitrary<bool>())
        inputs.heatPin = Pin<Heat>{heat(), time()};
    if (*rc::gen::arbitrary<bool>())
        inputs.priorityPin = Pin<Priority>{priority(), time()};
    return inputs;
}

} // namespace

/// Heat is the stronger of score and fresh intent, priority the strongest of grade, heat and rule; a pin wins
/// until it expires, and the computed value stays visible.
class tst_Heat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    /// However many messages follow within two days, none lowers what was asked, and none invents heat; silence alone cools.
    void noMessageLowersTheHeat() {
        test::property("messages only raise, silence only lowers", [] {
            const auto message = [](Instant at) {
                return IntentHeat{static_cast<Heat>(*rc::gen::inRange(0, heatCount)), *rc::gen::inRange(0, 101) / 100.0, at,
                                  QStringLiteral("Asked")};
            };
            const auto counted = [](const IntentHeat& said, Instant now) {
                return said.confidence >= 0.6 ? cooled(said.heat, said.at, now) : Heat::Cold;
            };
            IntentHeat said = message(noon);
            Heat hottest = counted(said, noon);
            Instant at = noon;
            for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
                at = hoursAfter(at, *rc::gen::inRange(0, 120));
                const Heat before = counted(said, at);
                const IntentHeat next = message(at);
                said = together(said, next, false);
                hottest = std::max(hottest, counted(next, at));
                RC_ASSERT(counted(said, at) == std::max(before, counted(next, at)));
                RC_ASSERT(said.heat <= hottest || counted(said, at) == Heat::Cold);
                RC_ASSERT(counted(said, hoursAfter(at, 48)) < counted(said, at) || counted(said, at) == Heat::Cold);
            }
        });
    }
    void aWishThatIsTakenBackCools() {
        const IntentHeat asked{Heat::VeryHot, 0.9, noon, QStringLiteral("Price question")};
        const IntentHeat back{Heat::Cold, 0.5, hoursAfter(noon, 1), QStringLiteral("No clear request found")};
        QCOMPARE(together(asked, back, true).heat, Heat::Cold);
        const IntentHeat chaser = together(asked, back, false);
        QCOMPARE(chaser.heat, Heat::VeryHot);
        QCOMPARE(chaser.at, back.at);
        QCOMPARE(chaser.reason, QStringLiteral("Price question, wrote again"));
        QCOMPARE(together(chaser, back, false).reason, chaser.reason);
    }

    void lawsHoldForAnyInput() {
        test::property("heat and priority laws of mission 2.4", [] {
            const HeatInputs in = anyInputs();
            const HeatResult out = heatOf(in);
            const bool intentCounts = in.intent && in.intent->confidence >= 0.6;
            const Heat cooledHeat = in.intent ? cooled(in.intent->heat, in.intent->at, in.now) : Heat::Cold;
            RC_ASSERT(out.scoreHeat == scoreHeatOf(in.score100));
            RC_ASSERT(out.intentHeat == cooledHeat);
            RC_ASSERT(out.computedHeat == std::max(out.scoreHeat, intentCounts ? cooledHeat : Heat::Cold));
            RC_ASSERT(out.computedPriority ==
                      std::max({priorityOf(gradeOf(in.score100)), priorityOf(out.computedHeat), in.rulePriority}));
            const bool heatPinned = in.heatPin && in.now < in.heatPin->until;
            RC_ASSERT(out.heat == (heatPinned ? in.heatPin->value : out.computedHeat));
            const bool priorityPinned = in.priorityPin && in.now < in.priorityPin->until;
            RC_ASSERT(out.priority ==
                      (priorityPinned ? in.priorityPin->value
                                      : std::max({priorityOf(gradeOf(in.score100)), priorityOf(out.heat), in.rulePriority})));
            RC_ASSERT(!out.heatReason.isEmpty() && !out.priorityReason.isEmpty());
        });
    }

    void aRuleNeverLowersThePriority() {
        test::property("raising the rule never lowers", [] {
            HeatInputs in = anyInputs();
            in.rulePriority = Priority::Low;
            const Priority before = heatOf(in).computedPriority;
            in.rulePriority = static_cast<Priority>(*rc::gen::inRange(0, 4));
            RC_ASSERT(heatOf(in).computedPriority >= before);
        });
    }

    void heatCoolsOneLevelPer48Hours_data() {
        QTest::addColumn<int>("heat");
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("after");
        const auto row = [](const char* name, Heat heat, int hours, Heat after) {
            QTest::newRow(name) << static_cast<int>(heat) << hours << static_cast<int>(after);
        };
        row("at once", Heat::OnFire, 0, Heat::OnFire);
        row("an hour before two days", Heat::OnFire, 47, Heat::OnFire);
        row("two days", Heat::OnFire, 48, Heat::VeryHot);
        row("just under four days", Heat::OnFire, 95, Heat::VeryHot);
        row("four days", Heat::OnFire, 96, Heat::Hot);
        row("eight days", Heat::OnFire, 192, Heat::Cold);
        row("a year", Heat::OnFire, 8760, Heat::Cold);
        row("warm to cold", Heat::Warm, 48, Heat::Cold);
        row("cold stays", Heat::Cold, 480, Heat::Cold);
        row("from the future", Heat::Hot, -100, Heat::Hot);
    }
    void heatCoolsOneLevelPer48Hours() {
        QFETCH(int, heat);
        QFETCH(int, hours);
        QTEST(static_cast<int>(cooled(static_cast<Heat>(heat), noon, hoursAfter(noon, hours))), "after");
    }

    void coolingIsStrictToTheMillisecond() {
        QCOMPARE(cooled(Heat::Hot, noon, hoursAfter(noon, 48) - Millis(1)), Heat::Hot);
        QCOMPARE(cooled(Heat::Hot, noon, hoursAfter(noon, 48)), Heat::Warm);
        QCOMPARE(cooled(Heat::Hot, Instant(), noon), Heat::Hot);
    }

    void coolingNeverWarmsAndNeverSkips() {
        test::property("cooling is monotone in time", [] {
            const auto heat = static_cast<Heat>(*rc::gen::inRange(0, heatCount));
            const Instant at = hoursAfter(noon, *rc::gen::inRange(-100, 100));
            const int first = *rc::gen::inRange(-200, 1000);
            const int wait = *rc::gen::inRange(0, 500);
            const Heat one = cooled(heat, at, hoursAfter(noon, first));
            const Heat two = cooled(heat, at, hoursAfter(noon, first + wait));
            RC_ASSERT(one <= heat && two <= one);
            RC_ASSERT(static_cast<int>(one) - static_cast<int>(two) <= wait / 48 + 1);
        });
    }

    void confidenceCountsFromSixTenths() {
        HeatInputs in;
        in.now = noon;
        in.intent = IntentHeat{Heat::Hot, 0.59, noon, QStringLiteral("Product enquiry with quantity")};
        QCOMPARE(heatOf(in).heat, Heat::Cold);
        in.intent->confidence = 0.6;
        QCOMPARE(heatOf(in).heat, Heat::Hot);
    }

    void aWhatsAppEnquiryWithLowScoreIsStillHigh() {
        // C9: phone and a question score next to nothing, yet "need price for 100 units" must come first.
        HeatInputs in;
        in.score100 = 6;
        in.now = noon;
        in.intent = IntentHeat{Heat::Hot, 0.89, noon, QStringLiteral("Product enquiry with quantity 100 units")};
        const HeatResult out = heatOf(in);
        QCOMPARE(out.heat, Heat::Hot);
        QCOMPARE(out.priority, Priority::High);
        QCOMPARE(out.heatReason, QStringLiteral("Product enquiry with quantity 100 units (confidence 0.89)"));
        QCOMPARE(out.priorityReason, QStringLiteral("Heat is hot"));
    }

    void reasonsNameWhatDecided() {
        HeatInputs in;
        in.now = noon;
        in.score100 = 65;
        QCOMPARE(heatOf(in).heatReason, QStringLiteral("Score 65"));
        QCOMPARE(heatOf(in).priorityReason, QStringLiteral("Grade is B (score 65)"));
        in.score100 = 0;
        QCOMPARE(heatOf(in).priorityReason, QStringLiteral("Nothing raises it"));
        in.rulePriority = Priority::Medium;
        QCOMPARE(heatOf(in).priorityReason, QStringLiteral("Raised by what they asked for"));
        in.intent = IntentHeat{Heat::OnFire, 0.9, hoursAfter(noon, -50)};
        QCOMPARE(heatOf(in).heatReason, QStringLiteral("What they wrote (confidence 0.90), cooled from on fire by silence"));
    }

    void aPinWinsUntilItExpires() {
        HeatInputs in;
        in.now = noon;
        in.score100 = 85;
        in.heatPin = Pin<Heat>{Heat::Cold, hoursAfter(noon, 1)};
        in.priorityPin = Pin<Priority>{Priority::Medium, hoursAfter(noon, 1)};
        HeatResult out = heatOf(in);
        QCOMPARE(out.heat, Heat::Cold);
        QCOMPARE(out.computedHeat, Heat::Hot);
        QCOMPARE(out.priority, Priority::Medium);
        QCOMPARE(out.computedPriority, Priority::Urgent);
        QCOMPARE(out.heatReason, QStringLiteral("Set by a person; computed: hot"));
        in.now = hoursAfter(noon, 1);
        out = heatOf(in);
        QCOMPARE(out.heat, Heat::Hot);
        QCOMPARE(out.priority, Priority::Urgent);
    }

    void aPinnedHeatMovesThePriorityShown() {
        HeatInputs in;
        in.now = noon;
        in.heatPin = Pin<Heat>{Heat::OnFire, hoursAfter(noon, 1)};
        QCOMPARE(heatOf(in).priority, Priority::Urgent);
        QCOMPARE(heatOf(in).computedPriority, Priority::Low);
    }
};

QTEST_GUILESS_MAIN(tst_Heat)
#include "tst_Heat.moc"
