// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

namespace leadwell::ctl::bench {

/// Answers requests of the line protocol on standard input until "quit" or its end: tab separated, one request and one
/// reply a line, "ok <microseconds> <rows> <count>" or "err <message>". What is timed is the call the desktop makes.
int serve();

} // namespace leadwell::ctl::bench
