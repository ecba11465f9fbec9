// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::domain {

/// 1 (Monday) to 7 of "mon", "Monday", "somvar"; 0 for any other word.
int weekdayOf(const QString& word);
/// 1 to 12 of "jan" or "January"; 0 for any other word.
int monthOf(const QString& word);

} // namespace leadwell::domain
