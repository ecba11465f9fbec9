// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"

#include <QList>

#include <optional>

namespace leadwell::models {

/// How fast somebody decides, while they are at it: shown beside a queue. Not thread-safe; a decision costs nothing, asking what
/// the last minute's decisions cost.
class DecisionRate {
public:
    void decided(Instant at);
    /// The latest decision was refused.
    void takeBack();
    /// Nothing before the third decision in a row, and when nothing was decided for half a minute.
    std::optional<int> perMinute(Instant now) const;

private:
    QList<Instant> m_inRow; ///< of the last minute, the oldest first, with no longer pause between them
};

} // namespace leadwell::models
