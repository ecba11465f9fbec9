// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LetterRows.h"

#include <algorithm>

namespace leadwell::store {

namespace {

constexpr size_t symbols = LetterRows::symbols;
constexpr size_t noPair = symbols * symbols;
constexpr std::uint8_t noSymbol = 0xFF;
constexpr std::uint32_t commonShare = 12; ///< a pair that one text in so many has gets a row of its own
constexpr size_t ownRowsMax = 288;
constexpr size_t smallestWords = 64;

constexpr std::array<std::uint8_t, 256> symbolTable() {
    std::array<std::uint8_t, 256> table{};
    table.fill(noSymbol);
    for (std::uint8_t i = 0; i < 26; ++i)
        table[static_cast<size_t>('a' + i)] = i;
    for (std::uint8_t i = 0; i < 10; ++i)
        table[static_cast<size_t>('0' + i)] = static_cast<std::uint8_t>(26 + i);
    return table;
}

constexpr std::array<std::uint8_t, 256> symbolOf = symbolTable();

std::uint32_t byteAt(const char* bytes, int place) {
    return static_cast<unsigned char>(bytes[place]);
}

std::uint32_t mixed(std::uint32_t bytes) {
    return bytes * 0x9E3779B1U >> 16;
}

/// noPair where one of the two is neither a letter nor a digit.
size_t pairAt(const char* bytes) {
    const std::uint8_t first = symbolOf[byteAt(bytes, 0)];
    const std::uint8_t second = symbolOf[byteAt(bytes, 1)];
    return first == noSymbol || second == noSymbol ? noPair : first * symbols + second;
}

} // namespace

LetterRows::LetterRows() {
    arrange({});
}

void LetterRows::Census::count(std::string_view text) {
    ++m_count;
    for (size_t at = 0; at + 2 <= text.size(); ++at) {
        const size_t pair = pairAt(text.data() + at);
        if (pair == noPair || m_lastText[pair] == m_count)
            continue;
        m_lastText[pair] = m_count;
        ++m_texts[pair];
    }
}

void LetterRows::arrange(const Census& census) {
    std::vector<size_t> common;
    for (size_t pair = 0; pair < noPair; ++pair) {
        m_rowOfPair[pair] = static_cast<std::uint16_t>(firstShared + mixed(static_cast<std::uint32_t>(pair)) % sharedPairs);
        if (census.m_texts[pair] * commonShare > census.m_count)
            common.push_back(pair);
    }
    std::sort(common.begin(), common.end(), [&census](size_t a, size_t b) { return census.m_texts[a] > census.m_texts[b]; });
    common.resize(std::min(common.size(), ownRowsMax));
    for (size_t own = 0; own < common.size(); ++own)
        m_rowOfPair[common[own]] = static_cast<std::uint16_t>(firstOwn + own);
    m_rowCount = firstOwn + common.size();
    m_bits = Marks();
    m_bits.resize(m_rowCount * m_words);
}

void LetterRows::makeRoom(size_t number) {
    if (number / 64 < m_words)
        return;
    const size_t words = std::max(smallestWords, (number / 64 + 1) * 17 / 16);
    Marks bits(m_rowCount * words);
    for (size_t row = 0; row < m_rowCount && m_words > 0; ++row)
        std::copy_n(m_bits.data() + row * m_words, m_words, bits.data() + row * words);
    m_bits = std::move(bits);
    m_words = words;
}

size_t LetterRows::rowOfPair(const char* bytes) const {
    const size_t pair = pairAt(bytes);
    return pair == noPair ? firstOther + mixed(byteAt(bytes, 0) | byteAt(bytes, 1) << 8) % otherPairs : m_rowOfPair[pair];
}

/// Every row that a text with these bytes in it has a bit in.
template<class Visit>
void LetterRows::eachRow(std::string_view text, Visit visit) const {
    for (const char& byte : text) {
        if (const std::uint8_t symbol = symbolOf[byteAt(&byte, 0)]; symbol != noSymbol)
            visit(size_t(symbol));
    }
    for (size_t at = 0; at + 2 <= text.size(); ++at)
        visit(rowOfPair(text.data() + at));
    for (size_t at = 0; at + 3 <= text.size(); ++at) {
        const char* bytes = text.data() + at;
        visit(firstTriple + mixed(byteAt(bytes, 0) | byteAt(bytes, 1) << 8 | byteAt(bytes, 2) << 16) % triples);
    }
}

void LetterRows::add(size_t number, std::string_view text) {
    const std::uint64_t bit = std::uint64_t(1) << number % 64;
    eachRow(text, [&](size_t row) { m_bits[row * m_words + number / 64] |= bit; });
}

void LetterRows::remove(size_t number, std::string_view text) {
    const std::uint64_t bit = std::uint64_t(1) << number % 64;
    eachRow(text, [&](size_t row) { m_bits[row * m_words + number / 64] &= ~bit; });
}

bool LetterRows::isExact(std::string_view word) const {
    if (word.size() == 1)
        return symbolOf[byteAt(word.data(), 0)] != noSymbol;
    return word.size() == 2 && rowOfPair(word.data()) >= firstOwn;
}

void LetterRows::addCandidates(std::string_view word, const Marks& among, Marks& found) const {
    std::vector<const std::uint64_t*> rows;
    eachRow(word, [&](size_t row) {
        // The rows of pairs say nearly all of what those of letters say.
        if (row >= symbols || word.size() <= 2)
            rows.push_back(m_bits.data() + row * m_words);
    });
    constexpr size_t atOnce = 128; // A kilobyte of each row, which stays near while the others are read.
    std::array<std::uint64_t, atOnce> all{};
    for (size_t from = 0; from < m_words; from += atOnce) {
        const size_t count = std::min(atOnce, m_words - from);
        std::copy_n(among.data() + from, count, all.data());
        for (const std::uint64_t* row : rows) {
            for (size_t i = 0; i < count; ++i)
                all[i] &= row[from + i];
        }
        for (size_t i = 0; i < count; ++i)
            found[from + i] |= all[i];
    }
}

} // namespace leadwell::store
