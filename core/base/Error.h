// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell {

/// What went wrong, as far as behaviour depends on it. Closed: code chooses by kind, never by text.
enum class ErrorKind {
    Invalid,     ///< The input cannot be used; the sentence says why.
    NotFound,    ///< The thing named does not exist (any more).
    Conflict,    ///< Somebody else was faster, or the thing exists already.
    Denied,      ///< Not allowed, or a secret was refused.
    Offline,     ///< No connection to the outside; try later.
    RateLimited, ///< The other side asks to wait.
    TimedOut,    ///< No answer in time.
    Protocol,    ///< The other side, or a file, broke its own format.
    Storage,     ///< Disk or database.
    TooLarge,    ///< Over a limit of ours.
    Cancelled,   ///< Stopped on request.
    Internal,    ///< A defect of ours.
};

/// A failure as a value: `sentence` is for the person (what happened, what was kept, what to do); `detail` is for the
/// log and never holds secrets or message bodies.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString sentence;
    QString detail;
};

/// The kind's name as it is written to logs and JSON ("rate_limited").
QString toText(ErrorKind kind);

} // namespace leadwell
