// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/EmailParser.h"

#include <QStringList>

namespace leadwell::test {

/// A mail as the mailbox hands it on.
inline domain::RawEvent mailEvent(const QByteArray& bytes) {
    domain::RawEvent event;
    event.channel = domain::Channel::Email;
    event.parser = QStringLiteral("email");
    event.mediaType = QStringLiteral("message/rfc822");
    event.bytes = bytes;
    return event;
}

/// What the mail says; fails the program when it cannot be read.
inline domain::ParsedEvent readMail(const QByteArray& bytes) {
    const auto parsed = channels::email::parseEmail(mailEvent(bytes));
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().sentence));
    return *parsed;
}

inline QStringList valuesOf(const domain::ParsedEvent& parsed, domain::IdentityKind kind) {
    QStringList values;
    for (const auto& identity : parsed.identities) {
        if (identity.kind == kind)
            values.append(identity.value);
    }
    return values;
}

} // namespace leadwell::test
