// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace leadwell::store {

/// Whether `text` holds `word`, byte for byte. Made for texts of some eighty bytes, asked hundreds of thousands of times for
/// one search: sixteen places at once by first and last byte, where the processor can. An empty word is everywhere.
bool holds(std::string_view text, std::string_view word);

/// Asks the processor to bring the text near; it is read soon.
void fetchAhead(std::string_view text);

} // namespace leadwell::store
