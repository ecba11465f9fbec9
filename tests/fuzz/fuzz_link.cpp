// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as a link from outside and as a kept place: it goes somewhere or nowhere, and what is kept comes back.

#include "ui/pages/Route.h"

using leadwell::pages::Route;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const char* before : {"", "leadwell:", "leadwell://lead/", "tel:"}) {
        const Route route = leadwell::pages::routeFromLink(QString::fromLatin1(before) + text);
        if (route.leadNumber() < 0)
            __builtin_trap();
    }
    const Route kept = Route::fromText(text);
    if (!kept.page.isEmpty() && Route::fromText(kept.toText()) != kept)
        __builtin_trap();
    return 0;
}
