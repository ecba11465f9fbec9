// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as a link from outside and as a kept place: it goes somewhere or nowhere, what is kept comes back, and there is one
// way to write it. Any text as a part of a route, too: it comes back or is refused in words.

#include "ui/pages/Route.h"

#include <cstring>

using leadwell::pages::Route;

namespace {

void mustHold(bool condition) {
    if (!condition)
        __builtin_trap();
}

void mustComeBack(const Route& route) {
    const auto text = route.toText();
    mustHold(text ? Route::read(*text).has_value() && Route::fromText(*text) == route : !text.error().sentence.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const char* before : {"", "leadwell:", "leadwell://lead/", "tel:"}) {
        const Route route = leadwell::pages::routeFromLink(QString::fromLatin1(before) + text);
        mustHold(route.leadNumber() >= 0 && route.toText().has_value());
        mustComeBack(route);
    }
    const auto kept = Route::read(text);
    if (kept) {
        mustComeBack(*kept);
        const auto canonical = kept->toText();
        mustHold(canonical && Route::fromText(*canonical).toText().value_or({}) == *canonical);
    } else {
        mustHold(!kept.error().sentence.isEmpty());
    }
    // The bytes as they are, too: half characters and all.
    QString raw(static_cast<qsizetype>(size / 2), Qt::Uninitialized);
    if (!raw.isEmpty())
        std::memcpy(raw.data(), data, static_cast<size_t>(raw.size()) * sizeof(QChar));
    const qsizetype half = raw.size() / 2;
    mustComeBack(Route{QStringLiteral("inbox"), text, {{raw.left(half), raw.mid(half)}, {text, raw}}});
    return 0;
}
