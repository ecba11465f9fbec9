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
    bool identifies = true; ///< False for role, no-reply and throwaway mailboxes (info@, sales@, noreply@ …).
};

/// Reads "Rohan <ROHAN@mehtatex.in>", "mailto:…", or a bare address. Errors: Invalid with the reason.
Result<EmailAddress> normaliseEmail(const QString& text);
/// Houses in which strangers live side by side, like gmail.com: the same one does not make a colleague. `domain` in lower case.
bool isPublicMailHouse(const QString& domain);

/// Comparison key of a name: in Latin letters, without titles, accents, brackets and punctuation, particles
/// joined
/// ("vanderberg"), words sorted; empty for a placeholder. nameKey(nameKey(x)) = nameKey(x).
QString nameKey(const QString& name);
/// The same person's name, most likely: equal in any order and script, one inside the other, initials, or
/// words one letter apart (and Jaro-Winkler ≥ 0.92). Unknown (empty or placeholder like "n/a", "test") on
/// either side is not a contradiction and gives true. Symmetric.
bool namesAgree(const QString& a, const QString& b);
/// True for "", "n/a", "unknown", "test", "-", "not provided" …
bool isPlaceholderName(const QString& name);
/// Likeness of two texts, 0…1; 1 when equal. Quadratic.
double jaroWinkler(const QString& a, const QString& b);

} // namespace leadwell::domain
