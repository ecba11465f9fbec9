// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/services/sample/SamplePeople.h"

#include <QByteArray>
#include <QList>

namespace leadwell::services::sample {

struct MailAttachment {
    QString name;
    QString mediaType;
    QByteArray bytes;
};

struct Mail {
    QString fromName;
    QString fromAddress;
    QString subject;
    QString messageId;
    QString inReplyTo;
    Instant sentAt;
    QString text;
    QString html;
    QList<MailAttachment> attachments;
    bool isAutoReply = false;
};

/// The message as a mail server would hand it over: RFC 5322 with MIME parts, everything that is not ASCII encoded.
QByteArray toMime(const Mail& mail);

/// The text as an office program would send it: a table of the items, colours, and a picture from afar.
QString htmlOf(const Customer& customer, const QString& text, Random& random);
QList<MailAttachment> attachmentsFor(const Customer& customer, Random& random);

} // namespace leadwell::services::sample
