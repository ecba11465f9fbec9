// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as a telephone number: what is accepted reads the same again.

#include "core/domain/person/Phone.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace leadwell::domain;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto phone = normalisePhone(text, QStringLiteral("IN"));
    if (phone) {
        const auto again = normalisePhone(formatPhone(phone->e164), QStringLiteral("IN"));
        if (!again || again->e164 != phone->e164)
            __builtin_trap();
    }
    return 0;
}
