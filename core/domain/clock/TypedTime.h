// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QString>
#include <QTimeZone>

namespace leadwell::domain {

/// When something is due, as people type it: "tomorrow 10", "fri", "fri 3 pm", "in 2 h", "3 days", "25 nov", "25/11 16:30",
/// "2026-11-25", "next week", "kal 5 baje". A day without a time is ten in the morning; a time without a day is the next such
/// time; hours as timeTyped() reads them; days come before months. The answer is later than `now`.
/// Errors: Invalid, with examples, or saying that it is past.
Result<Instant> dueFromText(const QString& text, Instant now, const QTimeZone& zone);

/// How long a call took: "3m 12", "3:12", "1:02:03", "192", "192 s", "2 min". Errors: Invalid; more than a day is refused.
Result<int> secondsFromText(const QString& text);

} // namespace leadwell::domain
