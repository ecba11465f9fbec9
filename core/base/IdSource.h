// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Id.h"
#include "core/base/Random.h"

#include <mutex>

namespace leadwell {

/// Makes UUIDv7s (RFC 9562 §5.7): 48 bits of milliseconds, then a counter that keeps ids of one millisecond in order,
/// then chance. Ids from one source ascend strictly. Thread-safe.
class IdSource {
public:
    IdSource(const Clock& clock, Random& random) : m_clock(clock), m_random(random) {}

    QUuid next();
    template<class IdType>
    IdType make() {
        return IdType(next());
    }

private:
    const Clock& m_clock;
    Random& m_random;
    std::mutex m_mutex;
    qint64 m_lastMs = 0;
    quint32 m_counter = 0;
};

} // namespace leadwell
