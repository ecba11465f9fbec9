// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/domain/capture/Capture.h"

namespace leadwell::channels::email {

/// Mails above this are not read here; the IMAP side never fetches more.
inline constexpr qint64 mailBytesMax = 66LL * 1024 * 1024;

/// Reads a message/rfc822 event. Pure, linear, for hostile input. Message ids are given without angle
/// brackets. `extra` holds "from", "to", "cc", "reply-to", "delivered-to" as written, and of bounces
/// "bounce.*". What cannot be read but does not matter becomes a warning. Errors: Protocol (no mail, or a
/// text nobody can read), TooLarge. OwnMessage is never answered: who "we" are is known to intake. Sources:
/// RFC 5322, 2045–2047, 2231, 3676, 3464, 3834.
Result<domain::ParsedEvent> parseEmail(const domain::RawEvent& event);

/// The decoded content of an attachment; `part` as in domain::Attachment. Errors: Protocol, NotFound,
/// TooLarge.
Result<QByteArray> emailPart(const QByteArray& mail, int part);

/// The same for every copy of a mail, whatever folder, UIDVALIDITY or route it has, and different for two
/// mails that a careless sender gave the same Message-ID: "<Message-ID>#<16 hex of SHA-256(Date, From,
/// Subject, body)>". Without Message-ID: "sha256:<32 hex over all headers and body>", leaving out what mail
/// stores change (Status, X-Keywords …). Line ends and white space at line ends do not count.
QString emailExternalId(const QByteArray& mail);

} // namespace leadwell::channels::email
