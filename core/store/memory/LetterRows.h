// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace leadwell::store {

/// One bit a number.
using Marks = std::vector<std::uint64_t>;

/// Which texts can hold a word, told without reading them: rows of one bit a text. Each letter and digit has a row, and so has
/// each pair of them that many texts have; these rows are exact. The other pairs share some rows, and so do all triples of
/// bytes: a text that holds a word has a bit in each row of the word, and some that do not hold it have them too. Some 600 rows,
/// 80 MB for a million texts. Not thread-safe, but for questions beside each other.
class LetterRows {
public:
    static constexpr size_t symbols = 36; ///< a-z, 0-9

    LetterRows();

    /// How many texts have each pair of letters or digits, from a part of the texts.
    class Census {
    public:
        void count(std::string_view text);

    private:
        friend class LetterRows;
        std::array<std::uint32_t, symbols * symbols> m_texts{};
        std::array<std::uint32_t, symbols * symbols> m_lastText{};
        std::uint32_t m_count = 0;
    };

    /// Empties the rows and gives a row of its own to each pair that many of the texts counted have.
    void arrange(const Census& census);
    /// So that numbers up to this one have bits.
    void makeRoom(size_t number);
    /// Room must have been made. `text`: folded, in UTF-8.
    void add(size_t number, std::string_view text);
    /// `text`: what was added by this number.
    void remove(size_t number, std::string_view text);

    /// The texts with bits in all rows of the word are exactly those that hold it.
    bool isExact(std::string_view word) const;
    /// Adds to `found` those `among` some that can hold the word; both of words() words.
    void addCandidates(std::string_view word, const Marks& among, Marks& found) const;
    /// Of 64 bits, that a row has.
    size_t words() const { return m_words; }

private:
    static constexpr size_t sharedPairs = 96;
    static constexpr size_t otherPairs = 32;
    static constexpr size_t triples = 256;
    static constexpr size_t firstShared = symbols;
    static constexpr size_t firstOther = firstShared + sharedPairs;
    static constexpr size_t firstTriple = firstOther + otherPairs;
    static constexpr size_t firstOwn = firstTriple + triples;
    size_t rowOfPair(const char* bytes) const;
    template<class Visit>
    void eachRow(std::string_view text, Visit visit) const;

    Marks m_bits; ///< row after row
    size_t m_words = 0;
    size_t m_rowCount = firstOwn;
    std::array<std::uint16_t, symbols * symbols> m_rowOfPair{};
};

} // namespace leadwell::store
