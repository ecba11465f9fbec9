// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"
#include "core/domain/capture/Capture.h"

#include <QList>
#include <QMap>
#include <QString>

namespace leadwell::domain {

/// A connected source. Secrets are never part of it.
struct Account {
    AccountId id;
    QString channelId; ///< folder of the channel, "email"
    QString name;
    QMap<QString, QString> settings;
    bool isPaused = false;
    Instant createdAt;
    Instant lastSyncAt; ///< last success
    QString lastReport; ///< "12 new of 40 seen"
    QString error;      ///< sentence of the last failure; empty when the last sync worked
    Instant errorSince;
    Instant nextSyncAt = {}; ///< no earlier: the other side says how often; not set: nobody does, or not asked yet in this run
};

/// received = attached + parked holds for every row; what is still `received` waits to be processed.
struct LedgerDay {
    QString channelName; ///< account name, or "Files", "By hand"
    QString account;
    QString day; ///< ISO date in the workspace's zone
    int received = 0;
    int attached = 0;
    int parked = 0;
    int waiting = 0;  ///< stored, not yet processed
    int notLeads = 0; ///< part of attached: auto-replies, bounces, lists, own mail
};

struct ParkedEvent {
    EventId id;
    Channel channel = Channel::Other;
    QString account;
    QString accountName;
    QString context;
    QString cause;
    Instant receivedAt;
    qint64 sizeBytes = 0;
    int attempts = 0;
};

/// What became of one event; the answer of every intake, TRI-05.
struct IntakeOutcome {
    enum class State : quint8 { Attached, Parked, Duplicate, Ignored };
    State state = State::Attached;
    EventId eventId;
    LeadId leadId;
    qint64 leadNumber = 0;
    bool isNewLead = false;
    bool isRepeat = false;
    Heat heat = Heat::Cold;
    Priority priority = Priority::Low;
    QString language;
    QString reason;
    double confidence = 0;
    QString suggestedAction;
    MemberId ownerId;
    QString ownerName;
    QString cause; ///< why parked or ignored
    QString context;
};
QString toText(IntakeOutcome::State state);

} // namespace leadwell::domain
