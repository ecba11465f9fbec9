// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/NameWords.h"

#include <algorithm>
#include <functional>

namespace leadwell::store {

namespace {

constexpr size_t wordBytesMin = 3;
constexpr size_t wordBytesMax = 120; ///< what is longer is no word that somebody types
constexpr size_t fewestSlots = 1'024;

} // namespace

void NameWords::add(std::string_view names) {
    eachWord(names, [this](std::string_view word) {
        if (word.size() >= wordBytesMin && word.size() <= wordBytesMax)
            addWord(word);
    });
}

void NameWords::addWord(std::string_view word) {
    makeRoom();
    const size_t slot = slotOf(word);
    if (m_slots[slot] != 0)
        return;
    const Place written = keep(word);
    m_words.push_back(written);
    m_slots[slot] = static_cast<std::uint32_t>(m_words.size());
    const auto number = static_cast<std::uint32_t>(m_words.size() - 1);
    if (isPlain(word)) {
        m_forms.push_back({written, number});
        return;
    }
    for (const QByteArray& form : comparedForms(word)) {
        const std::string_view bytes(form.constData(), static_cast<size_t>(form.size()));
        m_forms.push_back({bytes == at(written) ? written : keep(bytes), number});
    }
}

NameWords::Place NameWords::keep(std::string_view bytes) {
    const Place place{static_cast<std::uint32_t>(m_bytes.size()), static_cast<std::uint32_t>(bytes.size())};
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return place;
}

/// The word's own, or the free one where it belongs.
size_t NameWords::slotOf(std::string_view word) const {
    const size_t last = m_slots.size() - 1;
    size_t slot = std::hash<std::string_view>()(word) & last;
    while (m_slots[slot] != 0 && at(m_words[m_slots[slot] - 1]) != word)
        slot = (slot + 1) & last;
    return slot;
}

void NameWords::makeRoom() {
    if (m_words.size() * 2 < m_slots.size())
        return;
    m_slots.assign(std::max(fewestSlots, m_slots.size() * 2), 0);
    for (size_t word = 0; word < m_words.size(); ++word)
        m_slots[slotOf(at(m_words[word]))] = static_cast<std::uint32_t>(word + 1);
}

QList<QByteArray> NameWords::meantBy(const QList<TypedForm>& typed) const {
    QList<QByteArray> words;
    for (const Form& form : m_forms) {
        const std::string_view bytes = at(form.place);
        if (std::any_of(typed.cbegin(), typed.cend(), [bytes](const TypedForm& one) { return one.isNear(bytes); })) {
            const std::string_view word = at(m_words[form.word]);
            words.append(QByteArray(word.data(), static_cast<qsizetype>(word.size())));
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace leadwell::store
