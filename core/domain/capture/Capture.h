// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/domain/Words.h"
#include "core/domain/call/PhoneCall.h"
#include "core/domain/person/Person.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace leadwell::domain {

/// What arrived, exactly as it arrived. (channel, account, externalId) decides duplicates. Immutable.
struct RawEvent {
    Channel channel = Channel::Other;
    QString parser;     ///< id of the channel folder that reads it: "email", "manual" …
    QString account;    ///< AccountId text, or a stable word for sources without account ("file", "manual")
    QString externalId; ///< the sender's own id; empty: a hash of the bytes is used
    Instant receivedAt;
    QString mediaType; ///< "message/rfc822", "application/json"
    QByteArray bytes;
    QString channelRaw; ///< The channel's word as written, when it is not one of ours (CAP-19).
    QString context;    ///< where it was found ("INBOX/4711", "enquiries.eml"); shown when it is parked
};

enum class CaptureState : quint8 { Received, Attached, Parked };
/// Why an attached event did or did not touch a lead.
enum class Disposition : quint8 {
    None,       ///< not processed yet, or parked
    NewLead,    ///< opened a lead on a new person
    RepeatLead, ///< opened a lead on a person whose last lead is closed
    Attached,   ///< joined an open lead
    Machine,    ///< auto-reply, bounce, list: kept as an event, never makes a lead
    Own,        ///< written by one of our own addresses
    Correction, ///< the same enquiry with other fields: its lead was corrected
};

struct Attachment {
    QString name; ///< safe to show: no path, no bidi controls
    QString mediaType;
    qint64 sizeBytes = 0;
    int part = 0; ///< index of the part inside the raw message
    QString contentId;
};

enum class ParsedKind : quint8 { Enquiry, AutoReply, Bounce, MailingList, OwnMessage };

/// What a channel understood of a raw event.
struct ParsedEvent {
    ParsedKind kind = ParsedKind::Enquiry;
    QString machineReason; ///< for kinds other than Enquiry: "Auto-Submitted: auto-replied"
    QString senderName;
    struct Forwarder {
        QString name;
        QString address; ///< empty: nobody passed it on
        QString words;   ///< what they wrote above it; stands at the beginning of `quoted` too
        Instant at;      ///< when they passed it on, where it says so
    };
    Forwarder forwarder; ///< who passed on what the sender wrote; never one of the sender's identities
    QString company;
    QString jobTitle;
    QString city;
    QString country;
    QList<Identity> identities; ///< not necessarily normalised; intake normalises
    Direction direction = Direction::Inbound;
    QString subject;
    QString text; ///< plain text, quoted history removed into `quoted`
    QString quoted;
    QString html;
    QString messageId;      ///< for threading; may differ from RawEvent::externalId
    QStringList references; ///< newest last; In-Reply-To included
    Instant sentAt;         ///< as the sender says; not set when unreadable
    QList<Attachment> attachments;
    Source source = Source::Unknown;
    QString campaign;
    QString product;
    QString referrer;
    int companySize = 0;
    QString industry;
    QMap<QString, QString> extra;  ///< fields with no home; kept on the event and searchable
    std::optional<PhoneCall> call; ///< it is a call of a telephone system: written down as one, no message
    QStringList warnings;          ///< what could not be read but did not stop us
};

} // namespace leadwell::domain
