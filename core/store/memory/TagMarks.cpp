// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/TagMarks.h"

#include <algorithm>
#include <functional>

namespace leadwell::store {

namespace {

std::uint64_t bitOf(size_t number) {
    return std::uint64_t(1) << number % 64;
}

} // namespace

void TagMarks::put(size_t number, const QStringList& tags) {
    for (Tag& tag : m_tags) {
        if (!isMarked(tag.leads, number))
            continue;
        tag.leads[number / 64] &= ~bitOf(number);
        --tag.count;
    }
    for (const QString& name : tags) {
        auto tag = std::find_if(m_tags.begin(), m_tags.end(), [&name](const Tag& known) { return known.name == name; });
        if (tag == m_tags.end())
            tag = m_tags.insert(m_tags.end(), {name, name.toCaseFolded(), {}, 0});
        if (number / 64 >= tag->leads.size())
            tag->leads.resize(std::max(number / 64 + 1, tag->leads.size() + tag->leads.size() / 8));
        tag->leads[number / 64] |= bitOf(number);
        ++tag->count;
    }
}

Marks TagMarks::withAny(const QStringList& names) const {
    Marks any;
    for (const QString& name : names) {
        const QString folded = name.toCaseFolded();
        for (const Tag& tag : m_tags) {
            if (tag.folded != folded)
                continue;
            any.resize(std::max(any.size(), tag.leads.size()));
            std::transform(tag.leads.cbegin(), tag.leads.cend(), any.cbegin(), any.begin(), std::bit_or<>());
        }
    }
    return any;
}

std::optional<Marks> TagMarks::withOneOfEach(const QList<QStringList>& lists) const {
    std::optional<Marks> found;
    for (const QStringList& names : lists) {
        Marks any = withAny(names);
        if (found) {
            any.resize(std::min(found->size(), any.size()));
            std::transform(any.cbegin(), any.cend(), found->cbegin(), any.begin(), std::bit_and<>());
        }
        found = std::move(any);
    }
    return found;
}

} // namespace leadwell::store
