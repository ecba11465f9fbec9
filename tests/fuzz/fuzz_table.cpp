// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a table: every row is given or refused, with as many cells as there are columns.

#include "core/files/DelimitedReader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    auto reader = leadwell::files::DelimitedReader::overBytes(bytes);
    if (!reader)
        return 0;
    for (;;) {
        const auto row = (*reader)->next();
        if (!row || !row->has_value())
            return 0;
        if ((*row)->refusal.isEmpty() && (*row)->cells.size() != (*reader)->summary().columns.size())
            __builtin_trap();
    }
}
