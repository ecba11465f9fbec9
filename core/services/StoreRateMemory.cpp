// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/StoreRateMemory.h"

#include "core/base/Log.h"
#include "core/services/DeskCore.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

namespace {

using store::accounts::RateBucket;

// The steady reading lies in a row of its own: the reading as its time, the run of the machine as its block.
QString steadyKey(const QString& key) {
    return key + QStringLiteral("/steady");
}

} // namespace

std::optional<net::BucketState> StoreRateMemory::load(const QString& key) {
    struct Rows {
        std::optional<RateBucket> bucket;
        std::optional<RateBucket> steady;
    };
    const auto found = m_core.store
                           .read<Rows>([key](store::Connection& connection) -> Result<Rows> {
                               LW_TRY(const auto bucket, store::accounts::rateBucket(connection, key));
                               LW_TRY(const auto steady, store::accounts::rateBucket(connection, steadyKey(key)));
                               return Rows{bucket, steady};
                           })
                           .result();
    if (!found || !found->bucket)
        return std::nullopt;
    net::BucketState state{found->bucket->tokens, found->bucket->updatedAt, found->bucket->blockedUntil};
    if (found->steady) {
        state.steadyAt = Millis(found->steady->updatedAt.ms());
        state.boot = found->steady->blockedUntil.ms();
    }
    return state;
}

void StoreRateMemory::save(const QString& key, const net::BucketState& state) {
    const RateBucket bucket{state.tokens, state.updatedAt, state.blockedUntil};
    const RateBucket steady{0, Instant::fromMs(state.steadyAt.count()), Instant::fromMs(state.boot)};
    const auto saved = m_core.store
                           .write<bool>(m_core.byRule(QStringLiteral("rate.save")),
                                        [=](store::WriteTx& tx) -> Result<bool> {
                                            LW_CHECK(store::accounts::saveRateBucket(tx, key, bucket));
                                            LW_CHECK(store::accounts::saveRateBucket(tx, steadyKey(key), steady));
                                            return true;
                                        })
                           .result();
    if (!saved) // The limit still holds in memory; only a restart could forget it.
        qCWarning(logChannel).noquote() << "rate limit not kept:" << saved.error().detail;
}

} // namespace leadwell::services
