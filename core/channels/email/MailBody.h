// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/MimeTree.h"
#include "core/domain/capture/Capture.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::channels::email {

/// What a mail says, put together from its parts.
struct MailBody {
    QString text; ///< with quoted history still in it
    QString html; ///< empty when the mail has none
    QList<domain::Attachment> attachments;
    QStringList warnings;
    QString unreadableCharset; ///< set when there was text, but none of it could be read
};

/// Text parts in order; of alternatives the plain one for `text` and the HTML one for `html`; HTML alone
/// gives text too. At most `textBytesMax` of text are read; everything that is not text is listed as an
/// attachment.
inline constexpr qint64 textBytesMax = 2 * 1024 * 1024;
MailBody bodyOf(const MimeTree& tree, const QByteArray& mail, const HeaderBlock& headers);

} // namespace leadwell::channels::email
