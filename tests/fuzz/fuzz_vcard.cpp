// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as visiting cards: each is read or reported broken, and the reader comes to an end.

#include "core/files/VCardReader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    auto reader =
        leadwell::files::VCardReader::overBytes(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!reader)
        return 0;
    while (const auto entry = reader->next()) {
        if (entry->card.has_value() == entry->broken.has_value())
            __builtin_trap();
    }
    return 0;
}
