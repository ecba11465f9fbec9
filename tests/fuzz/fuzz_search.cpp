// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as what somebody types into the search, over a text that has it in it and one that has not: the question never
// fails, and the rows of bits never lose a text that matches.

#include "core/store/memory/SearchText.h"

using namespace leadwell::store;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString typed = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const SearchQuery query = SearchQuery::of(typed);
    const QByteArray documents[] = {searchDocument(typed), searchDocument(QStringLiteral("asha mehta surat +919820041177 ") + typed),
                                    searchDocument(QStringLiteral("राजेश बेंगळूरु")), "a"};
    SearchText text;
    for (size_t number = 0; number < std::size(documents); ++number)
        text.put(number, documents[number]);
    const auto found = text.matching(query);
    for (size_t number = 0; number < std::size(documents); ++number) {
        const QByteArray& document = documents[number];
        const bool matches = !document.isEmpty() && query.matches({document.constData(), static_cast<size_t>(document.size())});
        if (matches != isMarked(*found, number))
            __builtin_trap();
    }
    return 0;
}
