// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/StoreRateMemory.h"

#include "core/base/Log.h"
#include "core/services/DeskCore.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

std::optional<net::BucketState> StoreRateMemory::load(const QString& key) {
    const auto found = m_core.store
                           .read<std::optional<store::accounts::RateBucket>>([key](store::Connection& connection) {
                               return store::accounts::rateBucket(connection, key);
                           })
                           .result();
    if (!found || !found->has_value())
        return std::nullopt;
    return net::BucketState{(*found)->tokens, (*found)->updatedAt, (*found)->blockedUntil};
}

void StoreRateMemory::save(const QString& key, const net::BucketState& state) {
    const store::accounts::RateBucket bucket{state.tokens, state.updatedAt, state.blockedUntil};
    const auto saved = m_core.store
                           .write<bool>(m_core.byRule(QStringLiteral("rate.save")),
                                        [=](store::WriteTx& tx) -> Result<bool> {
                                            LW_CHECK(store::accounts::saveRateBucket(tx, key, bucket));
                                            return true;
                                        })
                           .result();
    if (!saved) // The limit still holds in memory; only a restart could forget it.
        qCWarning(logChannel).noquote() << "rate limit not kept:" << saved.error().detail;
}

} // namespace leadwell::services
