// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Assert.h"

#include <cstdio>
#include <cstdlib>

namespace leadwell {

void assertionFailed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "leadwell: broken invariant: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

} // namespace leadwell
