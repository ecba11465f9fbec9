// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/ByteSearch.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define LEADWELL_SIXTEEN_AT_ONCE 1
#endif

namespace leadwell::store {

#ifdef LEADWELL_SIXTEEN_AT_ONCE

namespace {

constexpr size_t lanes = 16;

__m128i load(const char* bytes) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

} // namespace

bool holds(std::string_view text, std::string_view word) {
    if (word.size() < 2 || text.size() < word.size() + lanes - 1)
        return text.find(word) != std::string_view::npos;
    const size_t places = text.size() - word.size() + 1;
    const __m128i first = _mm_set1_epi8(word.front());
    const __m128i last = _mm_set1_epi8(word.back());
    for (size_t block = 0; block < places; block += lanes) {
        // The last block overlaps the one before instead of reading beyond the text.
        const char* from = text.data() + std::min(block, places - lanes);
        const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(load(from), first), _mm_cmpeq_epi8(load(from + word.size() - 1), last));
        for (auto hits = static_cast<unsigned>(_mm_movemask_epi8(both)); hits != 0; hits &= hits - 1) {
            if (std::memcmp(from + std::countr_zero(hits) + 1, word.data() + 1, word.size() - 2) == 0)
                return true;
        }
    }
    return false;
}

void fetchAhead(std::string_view text) {
    constexpr size_t line = 64;
    for (size_t at = 0; at < text.size(); at += line)
        _mm_prefetch(text.data() + at, _MM_HINT_T0);
}

#else

void fetchAhead(std::string_view) {}

bool holds(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

#endif

} // namespace leadwell::store
