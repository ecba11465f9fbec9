// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/SlaClock.h"

namespace leadwell::domain {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

} // namespace

Millis targetOf(ClockKind kind, Stage stage) {
    switch (kind) {
    case ClockKind::FirstResponse:
        return minutes(12);
    case ClockKind::InitialContact:
    case ClockKind::BookingCall:
        return hours(1);
    case ClockKind::Pricing:
    case ClockKind::Payment:
        return hours(2);
    case ClockKind::Booking:
        return hours(24);
    case ClockKind::FollowUp:
        return stage == Stage::Contacted ? hours(24) : stage == Stage::Interested ? hours(48) : hours(72);
    }
    return hours(24);
}

SlaClock startClock(ClockKind kind, Stage stage, Instant at, const WorkingCalendar& calendar) {
    const Millis target = targetOf(kind, stage);
    const Instant wall = at + target;
    SlaClock clock{kind, at, wall, wall, at + target * 3 / 4, {}};
    if (kind == ClockKind::FollowUp) // A follow-up is due that many hours later, whoever sleeps meanwhile (TSK-03).
        return clock;
    const auto due = kind == ClockKind::Booking ? calendar.endOfDay(at) : calendar.after(at, target);
    if (!due)
        return clock;
    clock.dueAt = *due;
    clock.warnAt = calendar.after(at, calendar.between(at, *due) * 3 / 4).value_or(*due);
    return clock;
}

ClockState stateOf(const SlaClock& clock, Instant now) {
    if (clock.stoppedAt.isSet())
        return clock.stoppedAt <= clock.dueAt ? ClockState::Met : ClockState::MetLate;
    if (now > clock.dueAt)
        return ClockState::Violated;
    return now >= clock.warnAt ? ClockState::Warning : ClockState::Running;
}

QString label(ClockKind kind) {
    switch (kind) {
    case ClockKind::FirstResponse:
        return QStringLiteral("First response");
    case ClockKind::InitialContact:
        return QStringLiteral("First contact");
    case ClockKind::Pricing:
        return QStringLiteral("Price");
    case ClockKind::Payment:
        return QStringLiteral("Payment");
    case ClockKind::Booking:
        return QStringLiteral("Booking");
    case ClockKind::BookingCall:
        return QStringLiteral("Call about the booking");
    case ClockKind::FollowUp:
        return QStringLiteral("Follow-up");
    }
    return {};
}

QString waitsFor(ClockKind kind) {
    switch (kind) {
    case ClockKind::FirstResponse:
        return QStringLiteral("somebody of the team answers; what a machine sends does not count");
    case ClockKind::InitialContact:
        return QStringLiteral("somebody of the team is in contact with the customer");
    case ClockKind::Pricing:
        return QStringLiteral("the price is answered");
    case ClockKind::Payment:
        return QStringLiteral("the payment is dealt with");
    case ClockKind::Booking:
        return QStringLiteral("the booking is confirmed");
    case ClockKind::BookingCall:
        return QStringLiteral("somebody of the team calls");
    case ClockKind::FollowUp:
        return QStringLiteral("a task of the lead is done");
    }
    return {};
}

QString label(Stopper stopper) {
    switch (stopper) {
    case Stopper::None:
        break;
    case Stopper::Message:
        return QStringLiteral("a message");
    case Stopper::Call:
        return QStringLiteral("a call");
    case Stopper::Visit:
        return QStringLiteral("a visit");
    case Stopper::Task:
        return QStringLiteral("a task that was done");
    case Stopper::Stage:
        return QStringLiteral("the stage");
    case Stopper::Closed:
        return QStringLiteral("the end of the lead");
    }
    return {};
}

QString violationType(ClockKind kind) {
    switch (kind) {
    case ClockKind::FirstResponse:
        return QStringLiteral("RESPONSE_TIMEOUT");
    case ClockKind::InitialContact:
        return QStringLiteral("CONTACT_TIMEOUT");
    case ClockKind::Pricing:
        return QStringLiteral("PRICING_TIMEOUT");
    case ClockKind::Payment:
        return QStringLiteral("PAYMENT_TIMEOUT");
    case ClockKind::Booking:
        return QStringLiteral("BOOKING_TIMEOUT");
    case ClockKind::BookingCall:
        return QStringLiteral("BOOKING_CALL_TIMEOUT");
    case ClockKind::FollowUp:
        return QStringLiteral("FOLLOW_UP_TIMEOUT");
    }
    return {};
}

} // namespace leadwell::domain
