// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any text as what somebody types into the search, over a text that has it in it and one that has not: the question never
// fails, and the rows of bits never lose a text that matches.

#include "core/store/memory/SearchText.h"
#include "core/store/search/SearchWords.h"

using namespace leadwell::store;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const QString typed = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const SearchQuery query = SearchQuery::of(typed);
    const QByteArray documents[] = {searchDocument(typed), searchDocument(QStringLiteral("asha mehta surat +919820041177 ") + typed),
                                    searchDocument(QStringLiteral("राजेश बेंगळूरु")), "a"};
    SearchText text;
    for (size_t number = 0; number < std::size(documents); ++number)
        text.put(number, documents[number]);
    const auto found = text.matching(query, {});
    for (size_t number = 0; number < std::size(documents); ++number) {
        if (text.matches(number, query, {}) != isMarked(*found, number))
            __builtin_trap();
    }
    // What is asked of the words in notes and messages means nothing to a query language.
    for (const char sign : searchWords(typed)) {
        if (sign == '"' || sign == '*' || sign == '\0' || sign == '(')
            __builtin_trap();
    }
    return 0;
}
