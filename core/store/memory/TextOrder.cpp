// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/TextOrder.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <utility>

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

/// One refresh: first what stands is looked at from its beginning to its end, then what has no place any more gets one.
class TextOrder::Refreshing {
public:
    Refreshing(std::vector<Number>& places, const std::vector<Number>& changed, const TextOf& textOf)
        : m_places(places)
        , m_changed(changed)
        , m_texts(textOf) {
        const Number last = changed.empty() ? 0 : *std::max_element(changed.begin(), changed.end());
        m_isWaiting.resize(size_t(last) + 1);
        for (const Number number : changed)
            m_isWaiting[number] = true;
    }

    Result<void> run() {
        LW_CHECK(keepWhatIsInOrder());
        for (const Number number : m_changed) {
            if (!m_isWaiting[number])
                continue;
            m_isWaiting[number] = false;
            LW_CHECK(insert(number));
        }
        return {};
    }

private:
    Number at(size_t place) const { return numberAt(m_places[place]); }
    bool isWaiting(size_t place) const { return at(place) < m_isWaiting.size() && m_isWaiting[at(place)]; }

    /// Changed leads that stand together stay when they are in order with each other and with those around them; the others go.
    Result<void> keepWhatIsInOrder() {
        for (size_t place = 0; place < m_places.size();) {
            size_t end = place;
            while (end < m_places.size() && isWaiting(end))
                ++end;
            if (end == place) {
                LW_CHECK(keep(place++));
                continue;
            }
            LW_TRY(const bool isInOrder, isRunInOrder(place, end));
            for (; place < end; ++place) {
                m_isMarkRight = false;
                if (!isInOrder)
                    continue;
                m_isWaiting[at(place)] = false;
                LW_CHECK(keep(place));
            }
            m_isMarkRight = false;
        }
        m_places.resize(m_kept);
        return {};
    }

    Result<bool> isRunInOrder(size_t begin, size_t end) {
        for (size_t place = begin; place < end; ++place) {
            LW_TRY(const auto text, m_texts.of(at(place)));
            if (!text)
                return false;
        }
        if (m_kept > 0) {
            LW_TRY(const int order, m_texts.compare(at(m_kept - 1), at(begin)));
            if (order > 0)
                return false;
        }
        for (size_t place = begin; place < end && place + 1 < m_places.size(); ++place) {
            LW_TRY(const int order, m_texts.compare(at(place), at(place + 1)));
            if (order > 0)
                return false;
        }
        return true;
    }

    /// A place that follows another than before is marked anew.
    Result<void> keep(size_t place) {
        m_places[m_kept] = m_places[place];
        if (!std::exchange(m_isMarkRight, true))
            LW_CHECK(mark(m_kept));
        ++m_kept;
        return {};
    }

    /// Whether the place has the text of the one before it.
    Result<void> mark(size_t place) {
        m_places[place] = at(place);
        if (place == 0)
            return {};
        LW_TRY(const bool isSame, m_texts.areSame(at(place - 1), at(place)));
        m_places[place] |= isSame ? sameText : 0;
        return {};
    }

    Result<void> insert(Number number) {
        LW_TRY(const auto text, m_texts.of(number));
        if (!text)
            return {};
        size_t from = 0;
        for (size_t to = m_places.size(); from < to;) {
            const size_t middle = from + (to - from) / 2;
            LW_TRY(const int order, m_texts.compare(at(middle), number));
            if (order < 0)
                from = middle + 1;
            else
                to = middle;
        }
        m_places.insert(m_places.begin() + static_cast<std::ptrdiff_t>(from), number);
        LW_CHECK(mark(from));
        return from + 1 < m_places.size() ? mark(from + 1) : Result<void>();
    }

    std::vector<Number>& m_places;
    const std::vector<Number>& m_changed;
    Texts m_texts;
    std::vector<bool> m_isWaiting; ///< by number: changed, and not where it belongs yet
    size_t m_kept = 0;
    bool m_isMarkRight = true;
};

Result<void> TextOrder::refresh(const std::vector<Number>& changed, const TextOf& textOf) {
    return Refreshing(m_places, changed, textOf).run();
}

} // namespace leadwell::store
