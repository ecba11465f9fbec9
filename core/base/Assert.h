// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace leadwell {

/// Prints the broken promise and stops the program. Used by LW_ASSERT only.
[[noreturn]] void assertionFailed(const char* expression, const char* file, int line);

} // namespace leadwell

/// An invariant that is checked in release builds too: store, journal and money depend on it.
#define LW_ASSERT(expression) ((expression) ? static_cast<void>(0) : ::leadwell::assertionFailed(#expression, __FILE__, __LINE__))
