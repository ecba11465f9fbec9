// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

namespace leadwell::domain {

/// A telephone number that was understood. Values compare by e164.
struct Phone {
    QString e164;          ///< "+919820041177"
    QString extension;     ///< digits after x/ext; kept apart from the number
    bool isMobile = false; ///< also true where mobile and fixed numbers cannot be told apart (US)
    bool isValid = true;   ///< False: possible length, unknown range. Accepted all the same (metadata grow old).
    bool isShared = false; ///< Toll-free or premium: reaches a company, identifies nobody.
};

/// Reads a number as people write it: spaces, dots, brackets, 0 / 00 / + / +91 (0), labels ("Mob:", "tel:"),
/// WhatsApp addresses, invisible characters, Indic and full-width digits, extensions; the first of several
/// numbers. Spreadsheet floats are read while they hold every digit (9820041177.0) and refused when not
/// (9.82004E+09). `region` (ISO alpha-2) decides numbers without country code; without a region those are
/// refused. normalise(format(x)) = x in every region for every accepted x; E.164 is left as it is, except for
/// prefixes that are no longer dialled (Brazil's missing 9, Mexico's 1). Thread: any. Cost: some 30 µs; the
/// first call loads the ranges, some 10 ms. Errors: Invalid ("“98200-4117” is too short for a phone number in
/// India").
Result<Phone> normalisePhone(const QString& text, const QString& region);

/// As people read it: "+91 98200 41177". Returns the input when it is not E.164.
QString formatPhone(const QString& e164);

/// Only the digits, Indic and full-width ones turned into ASCII.
QString phoneDigits(const QString& text);

} // namespace leadwell::domain
