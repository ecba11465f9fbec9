// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/capture/Capture.h"
#include "core/domain/capture/Ledger.h"

namespace leadwell::services {

class DeskCore;

/// The one path by which enquiries come in, whatever the source: raw first, durable, then understood.
class IntakeService {
public:
    explicit IntakeService(DeskCore& core) : m_core(core) {}

    /// Stores the raw bytes. True when new; false when (channel, account, externalId) is there already. Durable when answered.
    Answer<bool> store(domain::RawEvent event);
    /// Stores, then processes. Idempotent: the same event again answers Duplicate with the lead it went to.
    Answer<domain::IntakeOutcome> receive(domain::RawEvent event);
    /// Processes what is stored and still waiting (after a crash, after a poll), oldest first. Answers how many.
    Answer<int> processWaiting();
    /// Reads one parked event again.
    Answer<domain::IntakeOutcome> retry(EventId event);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
