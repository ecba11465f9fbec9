// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Heap.h"

#include <cstdlib> // says which library this is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace leadwell {

void tuneHeap() {
#ifdef __GLIBC__
    constexpr int largeBytes = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, largeBytes);
#endif
}

void giveBackFreeMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace leadwell
