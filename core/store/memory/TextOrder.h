// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/memory/LeadTable.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace leadwell::store {

/// Negative, 0 or positive, as SQLite's NOCASE: A to Z are a to z, everything else byte by byte.
int compareText(QByteArrayView a, QByteArrayView b);

/// All leads by one of their texts: the text itself stays in the file, four bytes a lead are kept. Equal texts follow by falling
/// number, whichever way the list runs. Not thread-safe: LeadMemory guards it.
class TextOrder {
public:
    using Number = LeadTable::Number;
    /// A lead's text now; nothing when the lead is gone.
    using TextOf = std::function<Result<std::optional<QByteArray>>(Number)>;

    /// Takes the texts of all leads, each once; sorted() puts them into order.
    class Builder {
    public:
        void add(Number number, const QByteArray& text);
        TextOrder sorted() &&;

    private:
        struct Entry {
            std::uint64_t beginning = 0; ///< of the text, folded: most comparisons end here
            std::uint32_t offset = 0;
            std::uint32_t length = 0;
            Number number = 0;
        };
        QByteArrayView text(const Entry& entry) const;
        std::vector<Entry> m_entries;
        std::vector<char> m_bytes;
    };

    /// Puts the changed leads where they belong now: new ones in, those that are gone out. Every lead whose text is another than
    /// when it was placed must be among them. A lead whose text is what it was costs two looks at its neighbours, another some
    /// twenty. Errors: those of `textOf`; the order is not to be used then.
    Result<void> refresh(const std::vector<Number>& changed, const TextOf& textOf);

    /// Calls visit(number) from A to Z or back until it answers false. Every lead once.
    template<class Visit>
    void each(bool isDescending, Visit visit) const;

    friend bool operator==(const TextOrder&, const TextOrder&) = default;

private:
    class Refreshing;
    /// Of a place: its text is that of the place before.
    static constexpr Number sameText = Number(1) << 31;
    static Number numberAt(Number place) { return place & ~sameText; }

    std::vector<Number> m_places;
};

template<class Visit>
void TextOrder::each(bool isDescending, Visit visit) const {
    if (!isDescending) {
        for (const Number place : m_places) {
            if (!visit(numberAt(place)))
                return;
        }
        return;
    }
    for (size_t end = m_places.size(); end > 0;) {
        size_t begin = end - 1;
        while ((m_places[begin] & sameText) != 0)
            --begin;
        for (size_t at = begin; at < end; ++at) {
            if (!visit(numberAt(m_places[at])))
                return;
        }
        end = begin;
    }
}

} // namespace leadwell::store
