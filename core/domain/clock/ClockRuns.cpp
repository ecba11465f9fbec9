// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/ClockRuns.h"

#include <algorithm>
#include <array>

namespace leadwell::domain {

namespace {

using Event = ClockEvent::Kind;

/// "pricing", "pricing_follow_up": what the tasks of a clock are called.
bool isTaskOf(ClockKind kind, const QString& task) {
    switch (kind) {
    case ClockKind::FirstResponse:
    case ClockKind::InitialContact:
        return task == QStringLiteral("initial_contact");
    case ClockKind::Pricing:
        return task.startsWith(QStringLiteral("pricing"));
    case ClockKind::Payment:
        return task.startsWith(QStringLiteral("payment"));
    case ClockKind::Booking:
        return task.startsWith(QStringLiteral("booking"));
    case ClockKind::BookingCall:
        return false;
    case ClockKind::FollowUp:
        return true;
    }
    return false;
}

bool isFollowed(Stage stage) {
    return stage != Stage::New && categoryOf(stage) == StageCategory::Open;
}

class Runs {
public:
    explicit Runs(const LeadHistory& history) : m_history(history) {}
    QList<ClockRun> made();

private:
    void take(const ClockEvent& event);
    void takeMessage(const ClockEvent& event);
    void start(ClockKind kind, Instant at);
    void stop(ClockKind kind, Instant at, Stopper by);
    void takeStage();
    std::optional<qsizetype>& running(ClockKind kind) { return m_running[static_cast<size_t>(kind)]; }

    const LeadHistory& m_history;
    QList<ClockRun> m_runs;
    std::array<std::optional<qsizetype>, clockKindCount> m_running;
    bool m_hasWritten = false;
};

void Runs::start(ClockKind kind, Instant at) {
    if (running(kind))
        return;
    running(kind) = m_runs.size();
    m_runs.append({kind, at});
}

void Runs::stop(ClockKind kind, Instant at, Stopper by) {
    if (!running(kind) || at < m_runs.at(*running(kind)).startedAt)
        return;
    m_runs[*running(kind)].stoppedAt = at;
    m_runs[*running(kind)].stoppedBy = by;
    running(kind).reset();
}

void Runs::takeMessage(const ClockEvent& event) {
    const bool isFirst = !std::exchange(m_hasWritten, true);
    if (!event.isLive)
        return;
    start(ClockKind::FirstResponse, event.at);
    if (isFirst)
        start(ClockKind::InitialContact, event.at);
    if (event.intent == Intent::Pricing)
        start(ClockKind::Pricing, event.at);
    if (event.intent == Intent::Booking) {
        start(ClockKind::Booking, event.at);
        start(ClockKind::BookingCall, event.at);
    }
}

void Runs::take(const ClockEvent& event) {
    if (event.kind == Event::CustomerWrote)
        takeMessage(event);
    else if (event.kind == Event::TaskMade && isTaskOf(ClockKind::Payment, event.task))
        start(ClockKind::Payment, event.at);
    for (int kind = 0; kind < clockKindCount; ++kind) {
        if (const auto by = stopperOf(static_cast<ClockKind>(kind), event))
            stop(static_cast<ClockKind>(kind), event.at, *by);
    }
}

/// What the present stage says, at the moment it was set.
void Runs::takeStage() {
    const Instant at = m_history.stageSince;
    if (m_history.stage == Stage::BookingConfirmed || m_history.stage == Stage::Won)
        stop(ClockKind::Booking, at, Stopper::Stage);
    if (isFollowed(m_history.stage))
        start(ClockKind::FollowUp, at);
    if (isOpen(m_history.stage))
        return;
    for (int kind = 0; kind < clockKindCount; ++kind)
        stop(static_cast<ClockKind>(kind), at, Stopper::Closed);
}

QList<ClockRun> Runs::made() {
    if (!isOpen(m_history.stage) && !m_history.stageSince.isSet())
        return {};
    QList<ClockEvent> events = m_history.events;
    if (m_history.stage == Stage::Contacted && m_history.stageSince.isSet())
        events.append({m_history.stageSince, Event::Contacted});
    // A question and its answer of the same moment: the question came first.
    std::sort(events.begin(), events.end(),
              [](const ClockEvent& a, const ClockEvent& b) { return std::pair(a.at, a.kind) < std::pair(b.at, b.kind); });
    bool isStageTaken = !m_history.stageSince.isSet();
    for (const ClockEvent& event : std::as_const(events)) {
        if (!isStageTaken && event.at > m_history.stageSince) {
            takeStage();
            isStageTaken = true;
        }
        if (isStageTaken && !isOpen(m_history.stage))
            break; // Whoever writes after the end opens another lead.
        take(event);
    }
    if (!isStageTaken)
        takeStage();
    return m_runs;
}

} // namespace

std::optional<Stopper> stopperOf(ClockKind kind, const ClockEvent& event) {
    const bool isAnswered = kind != ClockKind::Booking && kind != ClockKind::BookingCall && kind != ClockKind::FollowUp;
    const bool isSpokenAbout = isAnswered || kind == ClockKind::BookingCall;
    switch (event.kind) {
    case Event::CustomerWrote:
    case Event::BotWrote:
    case Event::TaskMade:
        break;
    case Event::PersonWrote:
        return isAnswered ? std::optional(Stopper::Message) : std::nullopt;
    case Event::PersonCalled: // Nobody answered; but the customer was not left waiting.
        return kind == ClockKind::FirstResponse || kind == ClockKind::BookingCall ? std::optional(Stopper::Call) : std::nullopt;
    case Event::PersonReached:
        return isSpokenAbout ? std::optional(Stopper::Call) : std::nullopt;
    case Event::PersonVisited:
        return isSpokenAbout ? std::optional(Stopper::Visit) : std::nullopt;
    case Event::TaskDone:
        return isTaskOf(kind, event.task) ? std::optional(Stopper::Task) : std::nullopt;
    case Event::Contacted:
        return kind == ClockKind::FirstResponse || kind == ClockKind::InitialContact ? std::optional(Stopper::Stage)
                                                                                     : std::nullopt;
    }
    return std::nullopt;
}

QList<ClockRun> runsOf(const LeadHistory& history) {
    return Runs(history).made();
}

} // namespace leadwell::domain
