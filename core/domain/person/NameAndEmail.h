// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

namespace leadwell::domain {

/// An e-mail address that was understood.
struct EmailAddress {
    QString address;        ///< trimmed, domain lower-case and IDN as A-label; what mail is sent to
    QString canonical;      ///< for recognising only: lower case, provider rules (gmail dots, +tags) applied
    bool identifies = true; ///< False for role and no-reply mailboxes (info@, sales@, noreply@ …).
};

/// Reads "Rohan <ROHAN@mehtatex.in>", "mailto:…", or a bare address. Errors: Invalid with the reason.
Result<EmailAddress> normaliseEmail(const QString& text);

/// Comparison key of a name: compatibility-folded, without honorifics, marks and punctuation, words sorted.
QString nameKey(const QString& name);
/// The same person's name, most likely: equal keys, one inside the other, initials, or a letter apart
/// (Jaro-Winkler ≥ 0.92). Unknown (empty or placeholder like "n/a", "test") on either side is not a
/// contradiction and gives true.
bool namesAgree(const QString& a, const QString& b);
/// True for "", "n/a", "unknown", "test", "-", "not provided" …
bool isPlaceholderName(const QString& name);
double jaroWinkler(const QString& a, const QString& b);

} // namespace leadwell::domain
