// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>

namespace leadwell::store {

/// Lets a test make the n-th statement fail, as a full or broken disk would. Armed with n ≥ 1; 0 = off.
struct FaultPlan {
    std::atomic<int> failAtStatement{0};
    std::atomic<int> failFromStatement{0}; ///< the n-th and all after it, but for giving up what was begun
    std::atomic<int> statements{0};
    std::atomic<bool> failEveryCommit{false};

    bool failsNow(bool givesUp) {
        const int count = ++statements;
        const int from = failFromStatement.load();
        return failAtStatement.load() == count || (from > 0 && count >= from && !givesUp);
    }
};

} // namespace leadwell::store
