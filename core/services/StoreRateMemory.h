// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/RateBudget.h"

namespace leadwell::services {

class DeskCore;

/// Rate limits live in the workspace, so that a restart does not forget that a provider asked us to stay away. Waits for the
/// store: call from a channel's own thread, never from main.
class StoreRateMemory final : public net::RateMemory {
public:
    explicit StoreRateMemory(DeskCore& core) : m_core(core) {}
    std::optional<net::BucketState> load(const QString& key) override;
    void save(const QString& key, const net::BucketState& state) override;

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
