// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/capture/Capture.h"
#include "core/domain/capture/Ledger.h"

namespace leadwell::services {

class DeskCore;

/// What became of mail files.
struct MailFileReport {
    int seen = 0;
    int stored = 0;       ///< new to this workspace; processed by the time of the answer
    QStringList refusals; ///< a file or a message that cannot be used, one sentence each
};

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
    /// Takes in every message of .eml and .mbox files, through the same path. Reads off the caller's thread.
    Answer<MailFileReport> receiveFiles(QStringList paths);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
