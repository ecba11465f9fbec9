// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DecisionRate.h"

#include <algorithm>

namespace leadwell::models {

namespace {

constexpr Millis pause = std::chrono::seconds(30);
constexpr Millis window = std::chrono::minutes(1);
constexpr qsizetype leastInRow = 3;

} // namespace

void DecisionRate::decided(Instant at) {
    // A clock that was set back ends the row, too.
    if (!m_inRow.isEmpty() && (at - m_inRow.last() > pause || at < m_inRow.last()))
        m_inRow.clear();
    m_inRow.append(at);
    m_inRow.removeIf([at](Instant one) { return at - one > window; });
}

void DecisionRate::takeBack() {
    if (!m_inRow.isEmpty())
        m_inRow.removeLast();
}

std::optional<int> DecisionRate::perMinute(Instant now) const {
    if (m_inRow.size() < leastInRow || now - m_inRow.last() > pause || now < m_inRow.last())
        return std::nullopt;
    // From the first decision to the last there is one interval less than decisions.
    const qint64 took = std::max<qint64>(1, (m_inRow.last() - m_inRow.first()).count());
    return static_cast<int>((m_inRow.size() - 1) * window.count() / took);
}

} // namespace leadwell::models
