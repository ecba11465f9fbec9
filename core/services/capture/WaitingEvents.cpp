// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/WaitingEvents.h"

#include "core/base/Log.h"
#include "core/services/DeskCore.h"
#include "core/services/capture/EventReading.h"

#include <algorithm>

namespace leadwell::services {

using namespace domain;
namespace captures = store::captures;

namespace {

/// Read and parsed on this thread, written in one group commit.
constexpr qsizetype atOnce = 64;
/// So few are taken one by one: should one of them end the program, it is known which.
constexpr qsizetype fewEnough = 8;
constexpr int begunAmongOthers = 1;
constexpr int begunMax = 3;

class Working {
public:
    explicit Working(DeskCore& core) : m_core(core) {}

    Result<void> inGroups(const QList<EventId>& ids) {
        for (qsizetype from = 0; from < ids.size(); from += atOnce)
            LW_CHECK(together(ids.mid(from, atOnce), begunAmongOthers));
        return {};
    }
    Result<void> alone(const captures::Waiting& event) {
        return together({event.id}, std::max(event.begun, begunAmongOthers) + 1);
    }
    Result<void> park(EventId id);

private:
    Result<void> together(const QList<EventId>& ids, int begun);

    DeskCore& m_core;
};

Result<void> Working::together(const QList<EventId>& ids, int begun) {
    DeskCore::InHand inHand(m_core, ids);
    const auto hasBegun =
        m_core.store.write<bool>(m_core.byRule(QStringLiteral("capture")), [ids, begun](store::WriteTx& tx) -> Result<bool> {
            LW_CHECK(captures::setBegun(tx, ids, begun));
            return true;
        });
    LW_CHECK(hasBegun.result()); // Before anything is read.
    QList<Answer<IntakeOutcome>> answers;
    for (const EventId& id : ids) {
        const auto captured = withEarlier(m_core, id).result();
        if (!captured)
            return captured.error();
        const auto event = readVersions(m_core, *captured);
        answers.append(
            m_core.store.write<IntakeOutcome>(intakeSpec(*event), [event](store::WriteTx& tx) { return process(tx, *event); }));
    }
    for (const Answer<IntakeOutcome>& answer : answers)
        LW_CHECK(answer.result());
    inHand.done();
    return {};
}

/// Unread: reading it is what may have ended the program.
Result<void> Working::park(EventId id) {
    const auto captured =
        m_core.store
            .read<captures::Captured>([id](store::Connection& connection) { return captures::read(connection, id, false); })
            .result();
    if (!captured)
        return captured.error();
    ReadEvent event;
    event.id = id;
    event.raw = captured->event;
    event.parsed =
        Error{ErrorKind::Internal, QStringLiteral("Leadwell ended each time it began to read this. The raw event is kept."), {}};
    qCInfo(logIntake).noquote() << "parked after" << begunMax << "beginnings without an end:" << event.raw.context;
    LW_CHECK(m_core.store.write<IntakeOutcome>(intakeSpec(event), [event](store::WriteTx& tx) { return process(tx, event); })
                 .result());
    return {};
}

} // namespace

Result<int> workIn(DeskCore& core, const QList<captures::Waiting>& waiting) {
    QList<EventId> fresh;
    QList<captures::Waiting> suspects;
    QList<EventId> hopeless;
    for (const captures::Waiting& event : waiting) {
        const bool isSuspect = event.begun > 0 && !core.isInHand(event.id);
        if (!isSuspect)
            fresh.append(event.id);
        else if (event.begun < begunMax)
            suspects.append(event);
        else
            hopeless.append(event.id);
    }
    if (fresh.size() <= fewEnough) {
        for (const EventId& id : std::exchange(fresh, {}))
            suspects.prepend({id, 0});
    }
    std::stable_sort(suspects.begin(), suspects.end(),
                     [](const auto& a, const auto& b) { return std::pair(a.begun, a.id) < std::pair(b.begun, b.id); });
    Working working(core);
    for (const EventId& id : hopeless)
        LW_CHECK(working.park(id));
    LW_CHECK(working.inGroups(fresh));
    for (const captures::Waiting& event : suspects)
        LW_CHECK(working.alone(event));
    return static_cast<int>(waiting.size());
}

} // namespace leadwell::services
