// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>

namespace leadwell::store {

/// Lets a test make the n-th statement fail, as a full or broken disk would. Armed with n ≥ 1; 0 = off.
struct FaultPlan {
    std::atomic<int> failAtStatement{0};
    std::atomic<int> statements{0};
    std::atomic<bool> failEveryCommit{false};

    bool failsNow() {
        const int count = ++statements;
        return failAtStatement.load() == count;
    }
};

} // namespace leadwell::store
