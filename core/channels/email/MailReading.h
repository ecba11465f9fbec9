// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/channels/email/MailBody.h"
#include "core/channels/email/MailKind.h"
#include "core/channels/email/MailSender.h"
#include "core/channels/email/QuotedText.h"

namespace leadwell::channels::email {

/// What a text says and who says it, by the headers above it.
struct Letter {
    ForwardedText parts;
    MailSender sender;
};
/// `isForward` as in splitForwarded(). What a website's form writes around the words is history.
Letter readLetter(const HeaderBlock& headers, const QString& text, bool isForward);

/// A mail read on its own, without asking whose words it passes on: the one that came, or one attached to it.
struct MailReading {
    HeaderBlock headers;
    MimeTree tree;
    MailBody body;
    QString subject;
    Letter letter;
    MailKind kind;
};

/// The headers of something that is a mail. Errors: Protocol, TooLarge.
Result<HeaderBlock> readHeaders(const QByteArray& mail);
/// Errors: Protocol (no mail, or a text nobody can read), TooLarge.
Result<MailReading> readMail(const QByteArray& mail);

} // namespace leadwell::channels::email
