// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Capture.h"
#include "core/domain/capture/Ledger.h"
#include "core/store/WriteTx.h"

#include <QTimeZone>

#include <functional>

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
/// Whether the bytes that came under an id before say the same as those that came now.
using SaysTheSame = std::function<bool(const QByteArray& known)>;
/// Inserts the raw event unless (channel, account, externalId) is there. What says something else than the
/// newest event of that id is stored as its next version; without `saysTheSame` the id alone decides.
Result<Stored> store(WriteTx& tx, const domain::RawEvent& event, const PackedRaw& raw, const SaysTheSame& saysTheSame = {});

struct Captured {
    EventId id;
    domain::RawEvent event; ///< with the raw bytes
    int version = 1;        ///< of the events with this id, in the order of their arrival
    domain::CaptureState state = domain::CaptureState::Received;
    domain::Disposition disposition = domain::Disposition::None;
    QString cause;
    int attempts = 0;
    LeadId leadId;
    QString outcome; ///< JSON of the answer that was given
};
/// Errors: NotFound.
Result<Captured> read(Connection& connection, EventId id, bool withBytes = true);

/// The events with the same id that came before, newest first, with their bytes.
Result<QList<Captured>> earlierVersions(Connection& connection, const Captured& captured);
struct Attached {
    EventId id;
    int version = 1;
};
/// The events with the same id that are attached to a lead, newest first.
Result<QList<Attached>> attachedVersions(Connection& connection, const domain::RawEvent& event);

struct Processed {
    domain::CaptureState state = domain::CaptureState::Attached;
    domain::Disposition disposition = domain::Disposition::None;
    QString cause;
    LeadId leadId;
    QString outcome;
};
Result<void> setProcessed(WriteTx& tx, EventId id, const Processed& processed);
struct Waiting {
    EventId id;
    int begun = 0; ///< so often somebody began to work it in and did not end: the program ended before
};
/// Events that still wait, oldest first, at most `limit`.
Result<QList<Waiting>> waiting(Connection& connection, int limit);
/// Somebody begins to work in what waits: at least `begun` times by now.
Result<void> setBegun(WriteTx& tx, const QList<EventId>& ids, int begun);
Result<QList<domain::ParkedEvent>> parked(Connection& connection);
/// Newest day first; days in the given zone; `accountNames` by account text.
Result<QList<domain::LedgerDay>> ledger(Connection& connection, Instant from, const QTimeZone& zone);
Result<qint64> parkedCount(Connection& connection);

} // namespace captures

} // namespace leadwell::store
