// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/search/TextSearch.h"

#include "core/store/search/SearchWords.h"
#include "core/store/search/TextIndex.h"

#include <algorithm>
#include <functional>

namespace leadwell::store {

namespace {

constexpr size_t answersKept = 12;

/// The spellings of a term that are long enough, each as words.
QList<QByteArray> wordsOf(const SearchQuery::Term& term) {
    QList<QByteArray> all;
    for (const QByteArray& spelling : term.spellings) {
        const QByteArray words = searchWords(QString::fromUtf8(spelling));
        if (isLongEnough(words) && !all.contains(words))
            all.append(words);
    }
    return all;
}

std::shared_ptr<const Marks> together(const std::shared_ptr<const Marks>& a, const std::shared_ptr<const Marks>& b) {
    if (!a || !b)
        return a ? a : b;
    const auto& [longer, shorter] = a->size() < b->size() ? std::tie(*b, *a) : std::tie(*a, *b);
    Marks both(longer);
    std::transform(shorter.cbegin(), shorter.cend(), both.cbegin(), both.begin(), std::bit_or<>());
    return std::make_shared<const Marks>(std::move(both));
}

} // namespace

bool TextSearch::isNeededFor(const SearchQuery& query) {
    return std::any_of(query.terms.cbegin(), query.terms.cend(),
                       [](const SearchQuery::Term& term) { return !wordsOf(term).isEmpty(); });
}

Result<Elsewhere> TextSearch::leadsWith(Connection& connection, const SearchQuery& query) const {
    Elsewhere elsewhere;
    for (const SearchQuery::Term& term : query.terms) {
        std::shared_ptr<const Marks> leads;
        for (const QByteArray& words : wordsOf(term)) {
            LW_TRY(const auto some, leadsWith(connection, words));
            leads = together(leads, some);
        }
        elsewhere.append(std::move(leads));
    }
    return elsewhere;
}

Result<std::shared_ptr<const Marks>> TextSearch::leadsWith(Connection& connection, const QByteArray& words) const {
    std::shared_ptr<Answer> answer;
    {
        const std::scoped_lock lock(m_answers->mutex);
        auto& kept = m_answers->newestFirst;
        const auto known = std::find_if(kept.begin(), kept.end(), [&words](const auto& one) { return one->words == words; });
        if (known != kept.end()) {
            answer = *known;
            kept.erase(known);
        } else {
            answer = std::make_shared<Answer>();
            answer->words = words;
        }
        kept.push_front(answer);
        if (kept.size() > answersKept)
            kept.pop_back();
    }
    const std::scoped_lock lock(answer->mutex);
    if (answer->leads)
        return answer->leads;
    // What is kept must not be older than the memory beside it, and this snapshot may have begun before the
    // last commit.
    LW_CHECK(connection.renewSnapshot());
    LW_TRY(Marks leads, texts::leadsWith(connection, words));
    answer->leads = std::make_shared<const Marks>(std::move(leads));
    return answer->leads;
}

} // namespace leadwell::store
