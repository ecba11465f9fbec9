// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::files {

/// A cell a spreadsheet would run as a formula (it begins with = + - @, tab or carriage return) gets an
/// apostrophe in front; so does one that begins with apostrophes before such a character, so that taking the
/// guard off gives back every cell exactly. Source: OWASP ASVS 5.0 §1.2.10.
QString withFormulaGuard(const QString& cell);
QString withoutFormulaGuard(const QString& cell);

} // namespace leadwell::files
