// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"

namespace leadwell {

QString toText(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Denied:
        return QStringLiteral("denied");
    case ErrorKind::Offline:
        return QStringLiteral("offline");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate_limited");
    case ErrorKind::TimedOut:
        return QStringLiteral("timed_out");
    case ErrorKind::Protocol:
        return QStringLiteral("protocol");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::TooLarge:
        return QStringLiteral("too_large");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Internal:
        break;
    }
    return QStringLiteral("internal");
}

} // namespace leadwell
