// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/clock/SlaClock.h"

#include <QMetaType>

namespace leadwell::services {

class DeskCore;

/// A clock that came to its warning or its end.
struct DueClock {
    qint64 leadNumber = 0;
    domain::ClockKind kind = domain::ClockKind::FirstResponse;
    Instant dueAt;
};

struct DueReport {
    QList<DueClock> warned;   ///< three quarters of the time are over, and nobody answered
    QList<DueClock> violated; ///< nobody answered in time
};

/// The clocks of leads (docs/adr/0010). They start and stop by themselves, with what starts and stops them.
class ClockService {
public:
    explicit ClockService(DeskCore& core) : m_core(core) {}

    /// When a clock, a reminder of a task or a step of an escalation is due next; not set: nothing is.
    Answer<Instant> nextDue();
    /// The newest moment that anything was written at; not set in a new workspace.
    Answer<Instant> lastWritten();
    /// Judges every clock that is due by `at`, reminds of tasks and tells the next people of what is still missed, each once.
    Answer<DueReport> runDue(Instant at);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services

Q_DECLARE_METATYPE(leadwell::services::DueReport)
