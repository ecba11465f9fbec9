// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace leadwell::files {

/// Quick looks at a cell, to guess what a column holds. They are no validation.
bool looksLikeEmail(const QString& cell);
/// 7–15 digits in any script with the usual separators; not a date, a decimal number or a plain run below 10
/// digits.
bool looksLikePhone(const QString& cell);
bool looksLikeNumber(const QString& cell);
bool looksLikeDate(const QString& cell);
/// Seconds or milliseconds since 1970 that lie in the years 2001–2035, bare digits.
bool looksLikeUnixTime(const QString& cell);

/// A number as people write it: "1,20,000", "1.250,50", "₹ 4.5 lakh", "12k", "(500)". Nothing when there is
/// none. A single separator followed by exactly three digits groups thousands.
std::optional<double> numberIn(const QString& cell);

/// Digits of any script as ASCII digits; everything else stays.
QString withAsciiDigits(const QString& text);

} // namespace leadwell::files
