// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace leadwell::channels::email {

/// Mailbox names as IMAP writes them: modified UTF-7 (RFC 3501 §5.1.3). decode(encode(x)) = x.
QByteArray encodeFolderName(const QString& name);
/// Broken encodings are returned as they are.
QString decodeFolderName(const QByteArray& wire);

/// A quoted IMAP string. Line ends and NULs, which it cannot hold, are left out.
QByteArray quotedImap(const QByteArray& text);

} // namespace leadwell::channels::email
