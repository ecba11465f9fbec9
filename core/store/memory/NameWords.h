// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/memory/Mistyped.h"

#include <cstdint>
#include <vector>

namespace leadwell::store {

/// Every word of names, companies and cities once: a million leads have some hundred thousand, so comparing what was mistyped
/// with each of them takes a millisecond. Some 30 bytes a word. A word stays when the last lead that has it goes; whoever
/// asks looks for the leads anyway. Not thread-safe, but for questions beside each other.
class NameWords {
public:
    /// Of a folded text; words with digits are left out.
    void add(std::string_view names);
    /// The words that may have been meant: one of their forms is near one of those typed. As they are written; sorted.
    QList<QByteArray> meantBy(const QList<TypedForm>& typed) const;

private:
    /// Where a word lies.
    struct Place {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
    };
    struct Form {
        Place place;
        std::uint32_t word = 0; ///< that it is a form of, in m_words
    };
    std::string_view at(Place place) const { return {m_bytes.data() + place.offset, place.length}; }
    void addWord(std::string_view word);
    Place keep(std::string_view bytes);
    size_t slotOf(std::string_view word) const;
    void makeRoom();

    std::vector<char> m_bytes;
    std::vector<Place> m_words;
    std::vector<Form> m_forms;
    std::vector<std::uint32_t> m_slots; ///< by hash: one more than the place in m_words; 0 is free
};

} // namespace leadwell::store
