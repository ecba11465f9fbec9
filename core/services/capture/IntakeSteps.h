// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/domain/capture/Capture.h"
#include "core/domain/capture/Ledger.h"
#include "core/domain/capture/Understanding.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/domain/scoring/Heat.h"
#include "core/store/WriteTx.h"

namespace leadwell::services {

/// A raw event that was parsed (or could not be), ready to be worked into the store.
struct ReadEvent {
    EventId id;
    domain::RawEvent raw; ///< without the bytes
    Result<domain::ParsedEvent> parsed = Error{};
    domain::Understanding understanding; ///< read off the writer thread
    bool isNameTyped = false;            ///< the sender's, by somebody of the team
    /// The same enquiry as it came before, newest first.
    QList<ReadEvent> earlier;

    /// Nobody sends what has arrived already.
    Instant sentAt() const {
        const Instant sent = parsed ? parsed->sentAt : Instant();
        return sent.isSet() && sent <= raw.receivedAt ? sent : raw.receivedAt;
    }
};

/// Everything that follows from one event, in the caller's transaction: person, lead, message, understanding, score, heat,
/// triage, task, owner, and the event's own state. Idempotent: an event that is attached already answers what became of it.
/// `region` and `ownAddresses` come from the workspace. Errors: Storage only; what cannot be used is parked.
Result<domain::IntakeOutcome> process(store::WriteTx& tx, const ReadEvent& event);

QString outcomeToJson(const domain::IntakeOutcome& outcome);
domain::IntakeOutcome outcomeFromJson(const QString& json);

/// A lead keeps so much of the message it was opened by.
inline constexpr qsizetype firstMessageMax = 20'000;

/// The first 200 characters as a person counts them, on one line (INB-07).
QString previewOf(const QString& text);

} // namespace leadwell::services
