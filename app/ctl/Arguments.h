// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Invocation.h"
#include "core/base/Instant.h"

#include <QTimeZone>

namespace leadwell::ctl::arguments {

/// Values of options, read. Every error here is a usage error: Invalid, naming the option.

/// Errors when the value is no whole number from low to high.
Result<qint64> number(const Invocation& call, const QString& option, qint64 low, qint64 high);

/// ISO 8601: a moment ("2026-11-20T09:00:00+05:30", UTC where it names no zone). Not set when the option is not given.
Result<Instant> instant(const Invocation& call, const QString& option);

/// A moment, or a day: the first moment of it, or of the day after, in the zone.
enum class Bound : quint8 { From, To };
Result<Instant> bound(const Invocation& call, const QString& option, Bound bound, const QTimeZone& zone);

/// "L-12" or "12".
Result<qint64> leadNumber(const QString& text);

} // namespace leadwell::ctl::arguments
