// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/clock/SlaClock.h"

#include <optional>

namespace leadwell::domain {

/// Something that happened with a lead, as far as its clocks look at it.
struct ClockEvent {
    enum class Kind : quint8 {
        CustomerWrote,
        BotWrote,
        PersonWrote,
        PersonCalled,  ///< tried to
        PersonReached, ///< the customer, by telephone
        PersonVisited,
        TaskMade,
        TaskDone,
        Contacted, ///< somebody said that they were in contact: by the stage
    };
    Instant at;
    Kind kind = Kind::CustomerWrote;
    bool isLive = true;           ///< CustomerWrote: it came in time to be answered, and is no history
    Intent intent = Intent::None; ///< CustomerWrote
    QString task{};               ///< kind of the task
};

struct LeadHistory {
    QList<ClockEvent> events; ///< in any order
    Stage stage = Stage::New;
    Instant stageSince; ///< not set: since it was made
};

/// When a clock began and ended.
struct ClockRun {
    ClockKind kind = ClockKind::FirstResponse;
    Instant startedAt;
    Instant stoppedAt{}; ///< not set: it runs
    Stopper stoppedBy = Stopper::None;
    friend bool operator==(const ClockRun&, const ClockRun&) = default;
};

/// Who did what: a bot never stops a person's clock. Nothing: it does not stop this one.
std::optional<Stopper> stopperOf(ClockKind kind, const ClockEvent& event);

/// The clocks of a lead as what happened says (mission §2.7): a pure function, so that anybody can make them again. Of each kind
/// at most one runs at a time. A message starts them at the time its provider stamped on it. Ended follow-ups of earlier stages
/// are not known here; a lead that was closed as it came has none.
QList<ClockRun> runsOf(const LeadHistory& history);

} // namespace leadwell::domain
