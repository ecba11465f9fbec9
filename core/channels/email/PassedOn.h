// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/MailReading.h"

#include <memory>
#include <optional>

namespace leadwell::channels::email {

/// Whose words a mail is, when it passes another one on.
struct PassedOn {
    MailSender sender;      ///< who wrote what was passed on; without a usable From line the one who passed it on
    bool hasSender = false; ///< the From line names somebody
    QString text;           ///< their words alone
    QString above;          ///< what the one who passed it on wrote above it; also at the beginning of `quoted`
    QString quoted;         ///< everything else, in the order of the mail: the words above, the headers, the history below
    /// The attached mail that `text` was taken from: its date, subject and references count. Null: it stood in the text.
    std::shared_ptr<const MailReading> attached;
    QStringList warnings; ///< of the mails attached
    QString html;         ///< with `attached`, when one of the mails has HTML: of all of them, in that order
};

/// Whether the subject says that a mail was passed on: "Fwd:", "WG:", "TR:" …
bool saysForwarded(const QString& subject);

/// The mail inside a mail that a colleague, or whoever it reached first, sent on, in its text or attached to it. Follows mails
/// passed on more than once to the first one that somebody outside wrote. Nothing when the mail passes nothing on, or when what
/// it passes on is not the enquiry: a mail of our own that comes back, or somebody who asks us about a mail of somebody else.
/// Of several attached mails the first counts. Pure.
std::optional<PassedOn> passedOn(const MailReading& mail);

} // namespace leadwell::channels::email
