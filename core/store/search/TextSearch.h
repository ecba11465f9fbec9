// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Connection.h"
#include "core/store/memory/SearchText.h"

#include <deque>
#include <memory>
#include <mutex>

namespace leadwell::store {

/// Which leads have what was typed in their notes, messages and calls: asked of the index in the file, and
/// kept until a lead changes, because a window asks for the rows, their order and their counts at once.
/// Thread-safe but for forget(), beside which nobody asks.
class TextSearch {
public:
    /// A set for each term of the query; nothing for a term that is too short to be looked for here. The
    /// connection's snapshot begins anew when it has to be asked. Cost: some 0.2 µs a text that has the word.
    Result<Elsewhere> leadsWith(Connection& connection, const SearchQuery& query) const;
    void forget() { m_answers->newestFirst.clear(); }
    /// One of the query's terms is looked for in the file.
    static bool isNeededFor(const SearchQuery& query);

private:
    struct Answer {
        QByteArray words;
        std::mutex mutex; ///< one question finds it out, the others wait
        std::shared_ptr<const Marks> leads;
    };
    struct Answers {
        std::mutex mutex;
        std::deque<std::shared_ptr<Answer>> newestFirst;
    };
    Result<std::shared_ptr<const Marks>> leadsWith(Connection& connection, const QByteArray& words) const;

    std::unique_ptr<Answers> m_answers = std::make_unique<Answers>();
};

} // namespace leadwell::store
