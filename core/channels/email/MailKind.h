// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/email/HeaderBlock.h"
#include "core/channels/email/MailSender.h"
#include "core/channels/email/MimeTree.h"
#include "core/domain/capture/Capture.h"

#include <QMap>
#include <QString>

namespace leadwell::channels::email {

/// Whether a person or a machine wrote, and by what evidence.
struct MailKind {
    domain::ParsedKind kind = domain::ParsedKind::Enquiry;
    QString reason;               ///< the header or part that decided; empty for enquiries
    QMap<QString, QString> extra; ///< of bounces: "bounce.recipient", "bounce.status", "bounce.action", "bounce.reason"
};

/// Bounce before auto-reply before mailing list. Sources: RFC 3464, RFC 3834, RFC 2369, RFC 2919.
/// Two exceptions keep enquiries: a website's form that names a person may be auto-generated, and a group
/// address of the receiving company (List-Id = an address of Delivered-To's domain in To or Cc, From outside)
/// is an inbox, not a list.
MailKind kindOf(const HeaderBlock& headers, const MimeTree& tree, const MailSender& sender);

} // namespace leadwell::channels::email
