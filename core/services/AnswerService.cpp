// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/AnswerService.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/AnswerRepository.h"

namespace leadwell::services {

Answer<domain::AnswerTimes> AnswerService::times(int days) {
    const Instant now = m_core.clock.now();
    return m_core.store.read<domain::AnswerTimes>(
        [now, from = now - std::chrono::hours(24) * days](store::Connection& connection) {
            // Who answered before it was due has answered already, whenever it would have been due.
            constexpr auto ahead = std::chrono::hours(24 * 30);
            return store::answers::times(connection, from, now + ahead, now);
        },
        store::Store::Reading::Long);
}

} // namespace leadwell::services
