// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "core/domain/clock/WorkingCalendar.h"

namespace leadwell::domain {

/// The clocks of mission §2.7 that a person of the team answers. Stored as the number.
enum class ClockKind : quint8 { FirstResponse, InitialContact, Pricing, Payment, Booking, BookingCall, FollowUp };
inline constexpr int clockKindCount = 7;

/// What made a clock stop. Stored as the number.
enum class Stopper : quint8 {
    None,    ///< it runs
    Message, ///< a person of the team wrote
    Call,    ///< ... or called
    Visit,   ///< ... or was there
    Task,    ///< the task it stands for was done
    Stage,   ///< somebody set a stage that says it is answered, or that another one counts now
    Closed,  ///< the lead is closed
};

/// One clock of a lead: due by the team's calendar, and by the clock on the wall.
struct SlaClock {
    ClockKind kind = ClockKind::FirstResponse;
    Instant startedAt;
    Instant dueAt;     ///< in working time
    Instant dueWallAt; ///< as if it were always working time
    Instant warnAt;    ///< three quarters of the working time are over
    Instant stoppedAt; ///< not set: it runs
    Stopper stoppedBy = Stopper::None;
    friend bool operator==(const SlaClock&, const SlaClock&) = default;
};

/// A clock as a lead shows it.
struct LeadClock : SlaClock {
    Instant missedAt; ///< when it was found that nobody answered in time; not set: not so
    QString hours;    ///< the working hours it is due by, as they were then
    QString zone;
    QString holidays;
    int calendar = 0; ///< their version
};

enum class ClockState : quint8 { Running, Warning, Violated, Met, MetLate };

/// How long a clock runs; a follow-up by the stage it follows. Booking runs to the end of the day instead.
Millis targetOf(ClockKind kind, Stage stage);

/// Where the calendar has no working hours in sight, wall time counts.
SlaClock startClock(ClockKind kind, Stage stage, Instant at, const WorkingCalendar& calendar);
ClockState stateOf(const SlaClock& clock, Instant now);

/// "First response", as it stands in a list.
QString label(ClockKind kind);
/// "a person answers": what the clock waits for.
QString waitsFor(ClockKind kind);
/// "a message", "a call"; empty while it runs.
QString label(Stopper stopper);
/// "RESPONSE_TIMEOUT": the type of the violation in exports and JSON.
QString violationType(ClockKind kind);

} // namespace leadwell::domain
