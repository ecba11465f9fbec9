// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as an enquiry in JSON: read or refused in words.

#include "core/channels/form/FormParser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto parsed =
        leadwell::channels::form::parseForm(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!parsed && parsed.error().sentence.isEmpty())
        __builtin_trap();
    return 0;
}
