// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/memory/SearchText.h"

#include <QStringList>

#include <optional>

namespace leadwell::store {

/// Which leads carry which tag: one bit a lead and tag. Tags differ by more than upper and lower case when
/// they are asked for, not when they are kept. Not thread-safe: LeadMemory guards it.
class TagMarks {
public:
    struct Tag {
        QString name;
        QString folded;
        Marks leads;
        int count = 0;
    };

    /// What the lead carries from now on; empty: nothing.
    void put(size_t number, const QStringList& tags);
    const std::vector<Tag>& all() const { return m_tags; }

    /// The leads that carry one of these.
    Marks withAny(const QStringList& names) const;
    /// The leads that carry one of each list; not set when there is no list.
    std::optional<Marks> withOneOfEach(const QList<QStringList>& lists) const;

private:
    std::vector<Tag> m_tags;
};

} // namespace leadwell::store
