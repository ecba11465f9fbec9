// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/TextOrder.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace leadwell::store {

namespace {

using Number = TextOrder::Number;

unsigned char folded(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 'A' && code <= 'Z' ? static_cast<unsigned char>(code + ('a' - 'A')) : code;
}

std::uint64_t beginningOf(QByteArrayView text) {
    std::uint64_t beginning = 0;
    for (qsizetype i = 0; i < qsizetype(sizeof beginning); ++i)
        beginning = beginning << 8 | (i < text.size() ? folded(text.at(i)) : 0U);
    return beginning;
}

/// What was asked once is not asked again while the order is refreshed.
class Texts {
public:
    explicit Texts(const TextOrder::TextOf& textOf) : m_textOf(textOf) {}

    Result<std::optional<QByteArray>> of(Number number) {
        if (const auto known = m_known.constFind(number); known != m_known.constEnd())
            return *known;
        LW_TRY(const auto text, m_textOf(number));
        m_known.insert(number, text);
        return text;
    }
    /// Where `a` stands to `b`; a lead that is gone stands nowhere, and before everything.
    Result<int> compare(Number a, Number b) {
        LW_TRY(const auto left, of(a));
        LW_TRY(const auto right, of(b));
        if (const int order = compareText(left.value_or(QByteArray()), right.value_or(QByteArray())); order != 0)
            return order;
        return a == b ? 0 : a > b ? -1 : 1;
    }
    Result<bool> areSame(Number a, Number b) {
        LW_TRY(const auto left, of(a));
        LW_TRY(const auto right, of(b));
        return compareText(left.value_or(QByteArray()), right.value_or(QByteArray())) == 0;
    }

private:
    const TextOrder::TextOf& m_textOf;
    QHash<Number, std::optional<QByteArray>> m_known;
};

} // namespace

int compareText(QByteArrayView a, QByteArrayView b) {
    const qsizetype shorter = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < shorter; ++i) {
        if (const int difference = folded(a.at(i)) - folded(b.at(i)); difference != 0)
            return difference;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

void TextOrder::Builder::add(Number number, const QByteArray& text) {
    constexpr size_t bytesMax = std::numeric_limits<std::uint32_t>::max();
    const auto length = static_cast<size_t>(text.size());
    const bool hasRoom = m_bytes.size() + length <= bytesMax;
    m_entries.push_back({beginningOf(text), static_cast<std::uint32_t>(m_bytes.size()),
                         static_cast<std::uint32_t>(hasRoom ? length : 0), number});
    if (hasRoom)
        m_bytes.insert(m_bytes.end(), text.cbegin(), text.cend());
}

QByteArrayView TextOrder::Builder::text(const Entry& entry) const {
    return {m_bytes.data() + entry.offset, static_cast<qsizetype>(entry.length)};
}

TextOrder TextOrder::Builder::sorted() && {
    const auto compared = [this](const Entry& a, const Entry& b) {
        return a.beginning != b.beginning ? (a.beginning < b.beginning ? -1 : 1) : compareText(text(a), text(b));
    };
    std::sort(m_entries.begin(), m_entries.end(), [&](const Entry& a, const Entry& b) {
        const int order = compared(a, b);
        return order != 0 ? order < 0 : a.number > b.number;
    });
    TextOrder order;
    order.m_places.reserve(m_entries.size());
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const bool isSame = i > 0 && compared(m_entries[i - 1], m_entries[i]) == 0;
        order.m_places.push_back(m_entries[i].number | (isSame ? sameText : 0));
    }
    return order;
}

Result<std::vector<Number>> TextOrder::refresh(const std::vector<Number>& changed, const TextOf& textOf) {
    Texts texts(textOf);
    const Number last = changed.empty() ? 0 : *std::max_element(changed.begin(), changed.end());
    std::vector<bool> isWaiting(size_t(last) + 1); // Changed, and not yet where it belongs.
    for (const Number number : changed)
        isWaiting[number] = true;
    const auto waits = [&](size_t at) {
        const Number number = numberAt(m_places[at]);
        return number <= last && isWaiting[number];
    };

    // Changed leads that stand together stay when they are in order with each other and with those around them; the others go.
    size_t kept = 0;
    bool isMarkRight = true; // Whether the next place still follows the one it followed before, with the text of then.
    const auto keep = [&](size_t at) -> Result<void> {
        Number place = m_places[at];
        if (!isMarkRight) {
            place = numberAt(place);
            if (kept > 0) {
                LW_TRY(const bool isSame, texts.areSame(numberAt(m_places[kept - 1]), place));
                place |= isSame ? sameText : 0;
            }
        }
        isMarkRight = true;
        m_places[kept++] = place;
        return {};
    };
    for (size_t at = 0; at < m_places.size();) {
        if (!waits(at)) {
            LW_CHECK(keep(at));
            ++at;
            continue;
        }
        size_t end = at;
        while (end < m_places.size() && waits(end))
            ++end;
        bool isInOrder = true;
        for (size_t i = at; i < end && isInOrder; ++i) {
            LW_TRY(const auto text, texts.of(numberAt(m_places[i])));
            isInOrder = text.has_value();
        }
        const auto precedes = [&](Number a, Number b) -> Result<bool> {
            LW_TRY(const int order, texts.compare(a, b));
            return order < 0;
        };
        if (isInOrder && kept > 0) {
            LW_TRY(isInOrder, precedes(numberAt(m_places[kept - 1]), numberAt(m_places[at])));
        }
        for (size_t i = at; i < end && isInOrder; ++i) {
            if (i + 1 < m_places.size()) {
                LW_TRY(isInOrder, precedes(numberAt(m_places[i]), numberAt(m_places[i + 1])));
            }
        }
        for (size_t i = at; isInOrder && i < end; ++i) {
            const Number number = numberAt(m_places[i]);
            Number place = number;
            if (kept > 0) {
                LW_TRY(const bool isSame, texts.areSame(numberAt(m_places[kept - 1]), number));
                place |= isSame ? sameText : 0;
            }
            m_places[kept++] = place;
            isWaiting[number] = false;
        }
        isMarkRight = false;
        at = end;
    }
    m_places.resize(kept);

    std::vector<Number> moved;
    for (const Number number : changed) {
        if (!isWaiting[number])
            continue;
        isWaiting[number] = false;
        moved.push_back(number);
        LW_TRY(const auto text, texts.of(number));
        if (!text)
            continue;
        size_t from = 0;
        for (size_t to = m_places.size(); from < to;) {
            const size_t middle = from + (to - from) / 2;
            LW_TRY(const int order, texts.compare(numberAt(m_places[middle]), number));
            if (order < 0)
                from = middle + 1;
            else
                to = middle;
        }
        const auto markAfter = [&](size_t at) -> Result<void> { // Whether the place has the text of the one before it.
            LW_TRY(const bool isSame, texts.areSame(numberAt(m_places[at - 1]), numberAt(m_places[at])));
            m_places[at] = numberAt(m_places[at]) | (isSame ? sameText : 0);
            return {};
        };
        m_places.insert(m_places.begin() + static_cast<std::ptrdiff_t>(from), number);
        if (from > 0)
            LW_CHECK(markAfter(from));
        if (from + 1 < m_places.size())
            LW_CHECK(markAfter(from + 1));
    }
    return moved;
}

} // namespace leadwell::store
