// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Understanding.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace leadwell::domain {

namespace {

constexpr double clear = 0.6;
constexpr double strong = 0.85;

bool isSales(Intent intent) {
    return intent == Intent::Product || intent == Intent::Pricing || intent == Intent::Booking;
}

/// Every piece of evidence is one level: a clear wish is WARM, with a quantity HOT, with a date VERY_HOT, and
/// so on.
Heat heatOfEvidence(const Understanding& u) {
    if (u.intent == Intent::Booking && u.intentConfidence >= strong)
        return Heat::OnFire;
    const int wish = u.intent == Intent::Booking && u.intentConfidence >= clear ? 2 : 1;
    const int level = wish + (u.quantity > 0 ? 1 : 0) + (u.hasBudget ? 1 : 0) + (u.hasTimeline || u.isUrgent ? 1 : 0) +
                      (u.hasTimeline && u.isUrgent && u.quantity > 0 ? 1 : 0);
    return static_cast<Heat>(std::min(level, static_cast<int>(Heat::OnFire)));
}

double confidenceOf(const Understanding& u) {
    // A bare word is enough to be fairly sure of some interest, though not of what is wanted.
    const double base = std::max(u.intentConfidence, 0.62);
    const double evidence =
        (u.quantity > 0 ? 0.14 : 0) + (u.hasBudget ? 0.04 : 0) + (u.hasTimeline ? 0.03 : 0) + (u.isUrgent ? 0.03 : 0);
    return std::round(std::min(0.97, base + evidence) * 100) / 100;
}

QString amountText(double quantity) {
    return QLocale::c().toString(quantity, 'f', QLocale::FloatingPointShortest).remove(u',');
}

/// "Product enquiry with quantity 100 units for 40s cotton, wanted by Friday, urgent"
QString salesReason(const Understanding& u) {
    QString reason = u.intent == Intent::Booking   ? QStringLiteral("Booking request")
                     : u.quantity > 0              ? QStringLiteral("Product enquiry")
                     : u.intent == Intent::Pricing ? QStringLiteral("Price question")
                                                   : QStringLiteral("Product enquiry");
    if (u.quantity > 0)
        reason +=
            QStringLiteral(" with quantity %1").arg(amountText(u.quantity)) + (u.unit.isEmpty() ? QString() : u' ' + u.unit);
    if (!u.product.isEmpty())
        reason += QStringLiteral(" for %1").arg(u.product);
    if (u.hasBudget)
        reason += QStringLiteral(", names “%1”").arg(u.budget);
    if (u.hasTimeline)
        reason += QStringLiteral(", wanted %1").arg(u.timeline);
    if (u.isUrgent)
        reason += QStringLiteral(", urgent");
    return reason;
}

QString quotedEvidence(const Understanding& u) {
    return u.evidence.isEmpty() ? QString() : QStringLiteral(" (“%1”)").arg(u.evidence.mid(0, 2).join(QStringLiteral("”, “")));
}

QString salesAction(const Understanding& u, const TriageContext& context, Heat heat) {
    if (!context.hasPhone && !context.hasEmail)
        return QStringLiteral("Ask for a phone number");
    if (u.intent == Intent::Booking && u.intentConfidence >= strong)
        return context.hasPhone ? QStringLiteral("Confirm the booking and call within 1 h")
                                : QStringLiteral("Confirm the booking and ask for a phone number");
    if (heat >= Heat::VeryHot)
        return context.hasPhone ? QStringLiteral("Call now") : QStringLiteral("Answer now and ask for a phone number");
    if (u.intent == Intent::Booking)
        return QStringLiteral("Answer with the free dates and the price");
    return u.intent == Intent::Pricing || u.quantity > 0 ? QStringLiteral("Send price within 2 h")
                                                         : QStringLiteral("Send product details");
}

Triage salesTriage(const Understanding& u, const TriageContext& context) {
    Triage triage;
    triage.heat = heatOfEvidence(u);
    triage.confidence = confidenceOf(u);
    triage.reason = salesReason(u);
    const bool isAsking = u.intentConfidence >= clear && u.intent != Intent::Product;
    triage.rulePriority = isAsking || u.isUrgent ? Priority::High : Priority::Medium;
    triage.suggestedAction = salesAction(u, context, triage.heat);
    return triage;
}

Triage supportTriage(const Understanding& u) {
    const bool isComplaint = u.intent == Intent::Complaint;
    Triage triage;
    triage.confidence = std::max(u.intentConfidence, 0.5);
    triage.queue = Queue::Support;
    triage.rulePriority = isComplaint ? Priority::High : Priority::Medium;
    triage.reason = (isComplaint ? QStringLiteral("Complaint") : QStringLiteral("Asks for help")) + quotedEvidence(u);
    triage.suggestedAction = isComplaint ? QStringLiteral("Hand to support and answer today") : QStringLiteral("Hand to support");
    return triage;
}

Triage unwantedTriage(const Understanding& u) {
    Triage triage;
    triage.confidence = u.intentConfidence;
    const bool isSpam = u.intent == Intent::Spam;
    triage.reason =
        (isSpam ? QStringLiteral("Looks like an advertisement") : QStringLiteral("Asks to be left alone")) + quotedEvidence(u);
    triage.suggestedAction = isSpam ? QStringLiteral("Dismiss as not a lead") : QStringLiteral("Stop messages to this person");
    return triage;
}

/// Neither a wish nor trouble was found; a request for contact still is one.
Triage quietTriage(const Understanding& u, const TriageContext& context) {
    Triage triage;
    const bool asks = u.wantsContact || u.hasBudget || u.hasTimeline || u.isUrgent;
    const bool isPressing = u.wantsContact && u.isUrgent;
    triage.heat = isPressing ? Heat::Hot : asks ? Heat::Warm : Heat::Cold;
    triage.confidence = isPressing ? 0.75 : asks ? 0.62 : 0.5;
    triage.rulePriority = u.isUrgent ? Priority::High : asks ? Priority::Medium : Priority::Low;
    triage.reason = asks ? QStringLiteral("Asks for an answer") : QStringLiteral("No clear request found");
    if (u.hasTimeline)
        triage.reason += QStringLiteral(", wanted %1").arg(u.timeline);
    if (u.isUrgent)
        triage.reason += QStringLiteral(", urgent");
    const bool isReachable = context.hasPhone || context.hasEmail;
    triage.suggestedAction = !isReachable       ? QStringLiteral("Ask for a phone number")
                             : !asks            ? QStringLiteral("Read and decide")
                             : context.hasPhone ? QStringLiteral("Call back")
                                                : QStringLiteral("Answer by e-mail");
    return triage;
}

Triage triageByIntent(const Understanding& u, const TriageContext& context) {
    if (isSales(u.intent))
        return salesTriage(u, context);
    switch (u.intent) {
    case Intent::Help:
    case Intent::Complaint:
        return supportTriage(u);
    case Intent::Spam:
    case Intent::Unsubscribe:
        return unwantedTriage(u);
    default:
        return quietTriage(u, context);
    }
}

} // namespace

Triage triageOf(const Understanding& understanding, const TriageContext& context) {
    Triage triage = triageByIntent(understanding, context);
    const bool isUnwanted = understanding.intent == Intent::Spam || understanding.intent == Intent::Unsubscribe;
    if (isUnwanted)
        return triage;
    if (context.isRepeat)
        triage.reason += QStringLiteral(", from a customer who came back");
    if (context.identityUncertain)
        triage.suggestedAction = QStringLiteral("Check whether this is the same person");
    return triage;
}

bool canMove(TriageStatus from, TriageStatus to) {
    switch (from) {
    case TriageStatus::Pending:
        return to == TriageStatus::Assigned || to == TriageStatus::Closed;
    case TriageStatus::Assigned:
        return to == TriageStatus::Closed;
    case TriageStatus::Closed:
        break;
    }
    return false;
}

} // namespace leadwell::domain
