// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Capture.h"
#include "core/domain/capture/Ledger.h"
#include "core/store/WriteTx.h"

#include <QTimeZone>

namespace leadwell::store {

/// The capture ledger: what arrived, and what became of it. Not journaled: it is a history of its own.
namespace captures {

/// Compresses the raw bytes where that saves something. Call before the write, off the writer thread.
struct PackedRaw {
    QByteArray bytes;
    bool isCompressed = false;
};
PackedRaw pack(const QByteArray& raw);

/// The sender's own id, or a hash of the bytes when there is none.
QString externalIdOf(const domain::RawEvent& event);

struct Stored {
    EventId id;
    bool isNew = true;
};
/// Inserts the raw event unless (channel, account, externalId) is there.
Result<Stored> store(WriteTx& tx, const domain::RawEvent& event, const PackedRaw& raw);

struct Captured {
    EventId id;
    domain::RawEvent event; ///< with the raw bytes
    domain::CaptureState state = domain::CaptureState::Received;
    domain::Disposition disposition = domain::Disposition::None;
    QString cause;
    int attempts = 0;
    LeadId leadId;
    QString outcome; ///< JSON of the answer that was given
};
/// Errors: NotFound.
Result<Captured> read(Connection& connection, EventId id, bool withBytes = true);

struct Processed {
    domain::CaptureState state = domain::CaptureState::Attached;
    domain::Disposition disposition = domain::Disposition::None;
    QString cause;
    LeadId leadId;
    QString outcome;
};
Result<void> setProcessed(WriteTx& tx, EventId id, const Processed& processed);
/// Ids of events that still wait, oldest first, at most `limit`.
Result<QList<EventId>> waiting(Connection& connection, int limit);
Result<QList<domain::ParkedEvent>> parked(Connection& connection);
/// Newest day first; days in the given zone; `accountNames` by account text.
Result<QList<domain::LedgerDay>> ledger(Connection& connection, Instant from, const QTimeZone& zone);
Result<qint64> parkedCount(Connection& connection);

} // namespace captures

} // namespace leadwell::store
