// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

namespace leadwell::domain {

/// The digits of the first telephone number in a text, before any country's rules are applied.
struct PhoneSpelling {
    QString digits;               ///< ASCII, at least one
    QString extension;            ///< ASCII digits after x, ext, # …
    bool isInternational = false; ///< Written with '+', or as a WhatsApp address, which always has the country code.
};

/// Finds the number among labels, brackets, invisible characters and a second number. Looks at the first 200
/// characters. Errors: Invalid when there are no digits, or when a spreadsheet has rounded them away
/// ("9.19820E+11").
Result<PhoneSpelling> readSpelling(const QString& text);

} // namespace leadwell::domain
