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
    const SearchDocument documents[] = {
        SearchDocument::of(typed),
        SearchDocument::of(QStringLiteral("asha mehta surat "), QStringLiteral("+919820041177 ") + typed),
        SearchDocument::of(QStringLiteral("राजेश बेंगळूरु")), SearchDocument::of(QStringLiteral("a"))};
    SearchText text;
    for (size_t number = 0; number < std::size(documents); ++number)
        text.put(number, documents[number]);
    for (int round = 0; round < 2; ++round) {
        // With every mistake that is forgiven.
        for (std::optional<SearchQuery> asked = query; asked; asked = text.loosened(*asked)) {
            const auto found = text.matching(*asked, {});
            for (size_t number = 0; number < std::size(documents); ++number) {
                if (text.matches(number, *asked, {}) != isMarked(*found, number))
                    __builtin_trap();
            }
        }
        text.endMany(); // And with rows made for these texts.
    }
    // What is asked of the words in notes and messages means nothing to a query language.
    for (const char sign : searchWords(typed)) {
        if (sign == '"' || sign == '*' || sign == '\0' || sign == '(')
            __builtin_trap();
    }
    return 0;
}
