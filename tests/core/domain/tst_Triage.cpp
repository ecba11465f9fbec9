// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Understanding.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const TriageContext reachable{false, true, true, false};

Triage triage(const char* text, const TriageContext& context = reachable) {
    return triageOf(understand({}, QString::fromUtf8(text)), context);
}

Understanding anyUnderstanding() {
    Understanding u;
    u.intent = static_cast<Intent>(*rc::gen::inRange(0, 8));
    u.intentConfidence = u.intent == Intent::None ? 0 : *rc::gen::inRange(1, 98) / 100.0;
    u.isUrgent = *rc::gen::arbitrary<bool>();
    u.quantity = *rc::gen::inRange(0, 5);
    u.hasBudget = *rc::gen::arbitrary<bool>();
    u.hasTimeline = *rc::gen::arbitrary<bool>();
    u.wantsContact = *rc::gen::arbitrary<bool>();
    u.budget = u.hasBudget ? QStringLiteral("₹50,000") : QString();
    u.timeline = u.hasTimeline ? QStringLiteral("by Friday") : QString();
    return u;
}

TriageContext anyContext() {
    const auto flag = [] { return *rc::gen::arbitrary<bool>(); };
    return {flag(), flag(), flag(), flag()};
}

} // namespace

/// Triage turns what was understood into heat with confidence, one reason and one next step.
class tst_Triage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aPriceWithAQuantityIsHot() {
        const Triage result = triage("Need price for 100 units");
        QCOMPARE(result.heat, Heat::Hot);
        QCOMPARE(result.confidence, 0.89);
        QCOMPARE(result.reason, QStringLiteral("Product enquiry with quantity 100 units"));
        QCOMPARE(result.rulePriority, Priority::High);
        QCOMPARE(result.suggestedAction, QStringLiteral("Send price within 2 h"));
        QCOMPARE(result.queue, Queue::Sales);
    }

    void aDeadlineAndUrgencyHeatItFurther() {
        QCOMPARE(triage("Need price for 100 units by Friday").heat, Heat::VeryHot);
        QCOMPARE(triage("Need price for 100 units urgently").heat, Heat::VeryHot);
        const Triage both = triage("Urgent, need price for 100 units by Friday");
        QCOMPARE(both.heat, Heat::OnFire);
        QCOMPARE(both.reason, QStringLiteral("Product enquiry with quantity 100 units, wanted by Friday, urgent"));
        QCOMPARE(both.suggestedAction, QStringLiteral("Call now"));
    }

    void aSureBookingIsOnFire() {
        const Triage result = triage("Please book 2 seats for Saturday");
        QCOMPARE(result.heat, Heat::OnFire);
        QCOMPARE(result.suggestedAction, QStringLiteral("Confirm the booking and call within 1 h"));
        QCOMPARE(result.rulePriority, Priority::High);
    }

    void helpGoesToSupportWithMediumPriority() {
        const Triage result = triage("need help");
        QCOMPARE(result.queue, Queue::Support);
        QCOMPARE(result.rulePriority, Priority::Medium);
        QCOMPARE(result.heat, Heat::Cold);
        QCOMPARE(result.suggestedAction, QStringLiteral("Hand to support"));
    }

    void aComplaintGoesToSupportAtOnce() {
        const Triage result = triage("The pump arrived broken, I want a refund");
        QCOMPARE(result.queue, Queue::Support);
        QCOMPARE(result.rulePriority, Priority::High);
    }

    void pricingIsHighAndProductIsMedium() {
        QCOMPARE(triage("what is the price").rulePriority, Priority::High);
        QCOMPARE(triage("interested in pumps").rulePriority, Priority::Medium);
        QCOMPARE(triage("price").rulePriority, Priority::Medium);
        QCOMPARE(triage("hello").rulePriority, Priority::Low);
    }

    void advertisementsAreProposedForDismissal() {
        const Triage result = triage("We offer SEO services to rank your website on Google");
        QCOMPARE(result.heat, Heat::Cold);
        QCOMPARE(result.rulePriority, Priority::Low);
        QCOMPARE(result.suggestedAction, QStringLiteral("Dismiss as not a lead"));
        QVERIFY(result.reason.startsWith(QStringLiteral("Looks like an advertisement")));
    }

    void whoWantsOutIsLeftAlone() {
        QCOMPARE(triage("STOP").suggestedAction, QStringLiteral("Stop messages to this person"));
        QCOMPARE(triage("STOP").heat, Heat::Cold);
    }

    void theNextStepFitsWhatIsKnown() {
        const char* text = "Need price for 100 units";
        QCOMPARE(triage(text, {false, false, false, false}).suggestedAction, QStringLiteral("Ask for a phone number"));
        QCOMPARE(triage(text, {false, false, true, false}).suggestedAction, QStringLiteral("Send price within 2 h"));
        QCOMPARE(triage(text, {false, true, true, true}).suggestedAction,
                 QStringLiteral("Check whether this is the same person"));
        QVERIFY(triage(text, {true, true, true, false}).reason.endsWith(QStringLiteral("from a customer who came back")));
        QCOMPARE(triage("Need price for 100 units by Friday", {false, false, true, false}).suggestedAction,
                 QStringLiteral("Answer now and ask for a phone number"));
        QCOMPARE(triage("call me back").suggestedAction, QStringLiteral("Call back"));
        QCOMPARE(triage("hello").suggestedAction, QStringLiteral("Read and decide"));
    }

    void triageIsAlwaysCompleteAndMoreEvidenceNeverCools() {
        test::property("triage laws", [] {
            const Understanding u = anyUnderstanding();
            const TriageContext context = anyContext();
            const Triage before = triageOf(u, context);
            RC_ASSERT(before.confidence >= 0 && before.confidence <= 1);
            RC_ASSERT(!before.reason.isEmpty() && !before.reason.endsWith(u'.') && !before.suggestedAction.isEmpty());
            const bool isSupport = u.intent == Intent::Help || u.intent == Intent::Complaint;
            RC_ASSERT((before.queue == Queue::Support) == isSupport);
            Understanding more = u;
            more.quantity = u.quantity > 0 ? u.quantity : 100;
            more.isUrgent = true;
            more.hasTimeline = true;
            more.timeline = QStringLiteral("today");
            RC_ASSERT(triageOf(more, context).heat >= before.heat);
            RC_ASSERT(triageOf(more, context).confidence >= before.confidence);
        });
    }

    void triageItemsMoveForwardOnly() {
        for (int from = 0; from < 3; ++from) {
            for (int to = 0; to < 3; ++to) {
                const bool isAllowed = (from == 0 && to > 0) || (from == 1 && to == 2);
                QCOMPARE(canMove(static_cast<TriageStatus>(from), static_cast<TriageStatus>(to)), isAllowed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Triage)
#include "tst_Triage.moc"
