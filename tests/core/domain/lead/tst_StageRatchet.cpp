// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of stage transitions as the shipped rules have it, and the laws of the ratchet: only forwards, never out of an end,
// not over a person's head.

#include "core/domain/lead/StageRatchet.h"
#include "core/domain/rules/RuleEvaluation.h"
#include "core/domain/rules/ShippedRules.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;

namespace {

/// What happened to a lead that may move its stage.
struct StageEvent {
    enum class Kind : quint8 { Message, HumanContact, Payment, BookingCommitment };
    Kind kind = Kind::Message;
    Intent intent = Intent::None;
    double confidence = 0;
    bool hasBudget = false;
    bool hasTimeline = false;
    bool isAboutProduct = false;
};

struct StageStep {
    Stage stage;
    QString cause;
    friend bool operator==(const StageStep&, const StageStep&) = default;
};

RuleTrigger triggerOf(StageEvent::Kind kind) {
    switch (kind) {
    case StageEvent::Kind::HumanContact:
        return RuleTrigger::HumanContact;
    case StageEvent::Kind::Payment:
        return RuleTrigger::PaymentReceived;
    case StageEvent::Kind::BookingCommitment:
        return RuleTrigger::BookingCommitted;
    case StageEvent::Kind::Message:
        break;
    }
    return RuleTrigger::MessageReceived;
}

/// The stages a lead goes through, in order, by the rules that come with Leadwell.
QList<StageStep> ratchet(const StageNow& now, const StageEvent& event, Instant at) {
    RuleEvent asked;
    asked.trigger = triggerOf(event.kind);
    asked.facts[RuleField::Stage].texts = {toText(now.stage)};
    asked.facts[RuleField::Intent].texts = {toText(event.intent)};
    asked.facts[RuleField::Confidence].number = event.confidence;
    asked.facts[RuleField::HasBudget].number = event.hasBudget;
    asked.facts[RuleField::HasTimeline].number = event.hasTimeline;
    asked.facts[RuleField::NamesProduct].number = event.isAboutProduct;
    const StageGate gate = [&](Stage from, Stage to, bool isDeed) {
        return whyNotMoved({from, now.setByPersonAt}, to, isDeed, at);
    };
    QList<StageStep> steps;
    for (const RuleEffect& effect : evaluate(shippedRules(), {asked}, now.stage, gate).effects) {
        if (effect.action.kind == RuleAction::Kind::SetStage)
            steps.append({effect.to, effect.action.text});
    }
    return steps;
}

constexpr double bare = 0.4;
constexpr double clearly = 0.7;
constexpr double strongly = 0.9;
const Instant noon = Instant::fromMs(1'790'000'000'000);

StageEvent message(Intent intent, double confidence, bool hasEvidence = false, bool isAboutProduct = false) {
    return {StageEvent::Kind::Message, intent, confidence, hasEvidence, false, isAboutProduct};
}

StageEvent anyEvent() {
    StageEvent event;
    event.kind = static_cast<StageEvent::Kind>(*rc::gen::inRange(0, 4));
    event.intent = static_cast<Intent>(*rc::gen::inRange(0, 8));
    event.confidence = *rc::gen::inRange(0, 101) / 100.0;
    event.hasBudget = *rc::gen::arbitrary<bool>();
    event.hasTimeline = *rc::gen::arbitrary<bool>();
    event.isAboutProduct = *rc::gen::arbitrary<bool>();
    return event;
}

Stage anyStage() {
    return static_cast<Stage>(*rc::gen::inRange(0, stageCount));
}

/// Won, lost and disqualified are the ends; parked stages stand at the beginning of the work.
int placeOf(Stage stage) {
    return stage == Stage::Recycled ? 0 : stage == Stage::Nurturing ? 1 : static_cast<int>(stage);
}

} // namespace

Q_DECLARE_METATYPE(StageEvent)

class tst_StageRatchet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void aPaymentIsBookedAndWon();
    void onlyForwards();
    void anEndStaysAnEnd();
    void whatAPersonSetIsLeftAloneForADay();
};

void tst_StageRatchet::table_data() {
    QTest::addColumn<StageEvent>("event");
    QTest::addColumn<Stage>("from");
    QTest::addColumn<Stage>("to");
    const auto row = [](const char* name, const StageEvent& event, Stage from, Stage to) {
        QTest::newRow(name) << event << from << to;
    };
    const StageEvent contact{StageEvent::Kind::HumanContact, Intent::None, 0, false, false, false};
    const StageEvent commitment{StageEvent::Kind::BookingCommitment, Intent::None, 0, false, false, false};
    row("contact", contact, Stage::New, Stage::Contacted);
    row("contact of a recycled one", contact, Stage::Recycled, Stage::Contacted);
    row("contact later", contact, Stage::Qualified, Stage::Qualified);
    row("commitment", commitment, Stage::Interested, Stage::BookingConfirmed);

    row("booking, a word", message(Intent::Booking, bare), Stage::New, Stage::Interested);
    row("booking, a word, again", message(Intent::Booking, bare), Stage::Interested, Stage::Qualified);
    row("booking, clear", message(Intent::Booking, clearly), Stage::Contacted, Stage::Interested);
    row("booking, clear, again", message(Intent::Booking, clearly), Stage::Interested, Stage::Qualified);
    row("booking, strong", message(Intent::Booking, strongly), Stage::New, Stage::Qualified);
    row("booking, strong, parked", message(Intent::Booking, strongly), Stage::Nurturing, Stage::Qualified);
    row("booking after the proposal", message(Intent::Booking, strongly), Stage::Proposal, Stage::Proposal);

    row("price, a word", message(Intent::Pricing, bare, true, true), Stage::New, Stage::New);
    row("price, clear", message(Intent::Pricing, clearly), Stage::Contacted, Stage::Contacted);
    row("price of a product", message(Intent::Pricing, clearly, false, true), Stage::New, Stage::Interested);
    row("price with a budget, clear", message(Intent::Pricing, clearly, true), Stage::Interested, Stage::Interested);
    row("price with a budget, strong", message(Intent::Pricing, strongly, true), Stage::Interested, Stage::Qualified);
    row("price with a budget, too early", message(Intent::Pricing, strongly, true), Stage::Contacted, Stage::Contacted);
    row("price, strong, nothing known", message(Intent::Pricing, strongly), Stage::Interested, Stage::Interested);

    row("product, a word", message(Intent::Product, bare), Stage::Contacted, Stage::Contacted);
    row("product, clear", message(Intent::Product, clearly), Stage::Contacted, Stage::Interested);
    row("product, strong", message(Intent::Product, strongly), Stage::Contacted, Stage::Interested);
    StageEvent planned = message(Intent::Product, clearly, true);
    planned.hasTimeline = true;
    row("budget and date", planned, Stage::Interested, Stage::Qualified);
    row("budget and date, too early", planned, Stage::Contacted, Stage::Interested);
    row("product of a new lead", message(Intent::Product, strongly), Stage::New, Stage::New);
    row("help", message(Intent::Help, strongly, true, true), Stage::New, Stage::New);
    row("spam", message(Intent::Spam, strongly, true, true), Stage::Contacted, Stage::Contacted);
}

void tst_StageRatchet::table() {
    QFETCH(const StageEvent, event);
    QFETCH(const Stage, from);
    QFETCH(const Stage, to);
    const auto steps = ratchet({from, {}}, event, noon);
    QCOMPARE(steps.isEmpty() ? from : steps.last().stage, to);
    QVERIFY(steps.size() <= 1);
    QVERIFY(steps.isEmpty() || !steps.first().cause.isEmpty());
}

void tst_StageRatchet::aPaymentIsBookedAndWon() {
    const StageEvent payment{StageEvent::Kind::Payment, Intent::None, 0, false, false, false};
    const QString cause = QStringLiteral("Payment received");
    QCOMPARE(ratchet({Stage::Contacted, {}}, payment, noon),
             (QList<StageStep>{{Stage::BookingConfirmed, cause}, {Stage::Won, cause}}));
    QCOMPARE(ratchet({Stage::BookingConfirmed, {}}, payment, noon), (QList<StageStep>{{Stage::Won, cause}}));
}

void tst_StageRatchet::onlyForwards() {
    test::property("each step is further along than the one before", [] {
        Stage stage = anyStage();
        for (int i = 0; i < 6; ++i) {
            for (const StageStep& step : ratchet({stage, {}}, anyEvent(), noon)) {
                RC_ASSERT(placeOf(step.stage) > placeOf(stage));
                stage = step.stage;
            }
        }
    });
}

void tst_StageRatchet::anEndStaysAnEnd() {
    test::property("no event moves a lead that is won, lost or disqualified", [] {
        const Stage stage = *rc::gen::element(Stage::Won, Stage::Lost, Stage::Disqualified);
        RC_ASSERT(ratchet({stage, {}}, anyEvent(), noon).isEmpty());
    });
}

void tst_StageRatchet::whatAPersonSetIsLeftAloneForADay() {
    test::property("for 24 hours no message moves it, afterwards as always", [] {
        StageEvent event = anyEvent();
        event.kind = StageEvent::Kind::Message;
        const Stage stage = anyStage();
        const auto since = std::chrono::minutes(*rc::gen::inRange(0, 3 * 24 * 60));
        const auto steps = ratchet({stage, noon - since}, event, noon);
        const bool isRight = since < std::chrono::hours(24) ? steps.isEmpty() : steps == ratchet({stage, {}}, event, noon);
        RC_ASSERT(isRight);
    });
}

QTEST_GUILESS_MAIN(tst_StageRatchet)
#include "tst_StageRatchet.moc"
