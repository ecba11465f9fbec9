// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

namespace leadwell::domain {

/// A telephone number that was understood. Values compare by e164.
struct Phone {
    QString e164;      ///< "+919820041177"
    QString extension; ///< digits after x/ext; kept apart from the number
    bool isMobile = false;
    bool isValid = true; ///< False: possible length, unknown range. Accepted all the same (metadata grow old).
    bool isShared = false; ///< Toll-free or premium: reaches a company, identifies nobody.
};

/// Reads a number as people write it: spaces, dots, brackets, 0 / 00 / + / +91 (0), "tel:", Indic and full-width digits,
/// spreadsheet floats (9.82004E+09 is refused, 9820041177.0 is read), extensions. `region` (ISO alpha-2) decides
/// numbers without country code. normalise(format(x)) = x for every accepted x.
/// Errors: Invalid ("“98200-4117” is too short for a phone number in India").
Result<Phone> normalisePhone(const QString& text, const QString& region);

/// As people read it: "+91 98200 41177". Returns the input when it is not E.164.
QString formatPhone(const QString& e164);

/// Only the digits, Indic and full-width ones turned into ASCII.
QString phoneDigits(const QString& text);

} // namespace leadwell::domain
