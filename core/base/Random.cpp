// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"

#include "core/base/Assert.h"

namespace leadwell {

quint64 Random::below(quint64 below) {
    LW_ASSERT(below > 0);
    // The bias of the remainder is below 2^-32 for every range used here.
    return next() % below;
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

SystemRandom::SystemRandom() {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
    m_engine.seed(seed);
}

quint64 SystemRandom::next() {
    const std::scoped_lock lock(m_mutex);
    return m_engine();
}

quint64 SeededRandom::next() {
    const std::scoped_lock lock(m_mutex);
    return m_engine();
}

} // namespace leadwell
