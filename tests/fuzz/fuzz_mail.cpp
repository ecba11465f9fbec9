// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a mail: read or refused, never a crash, a leak or a hang.

#include "core/channels/email/EmailParser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    leadwell::domain::RawEvent event;
    event.bytes = QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto parsed = leadwell::channels::email::parseEmail(event);
    if (!parsed && parsed.error().sentence.isEmpty())
        __builtin_trap();
    leadwell::channels::email::emailExternalId(event.bytes);
    return 0;
}
