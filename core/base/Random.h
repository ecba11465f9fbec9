// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <mutex>
#include <random>

namespace leadwell {

/// Where chance comes from; injected, so that a seed reproduces a run. Thread-safe.
class Random {
public:
    virtual ~Random() = default;
    virtual quint64 next() = 0;

    /// A number in [0, below); below must be positive.
    quint64 below(quint64 below);
    /// A number in [0, 1).
    double unit();
};

/// Seeded once from the operating system.
class SystemRandom final : public Random {
public:
    SystemRandom();
    quint64 next() override;

private:
    std::mutex m_mutex;
    std::mt19937_64 m_engine;
};

/// The same numbers for the same seed, on every machine.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(quint64 seed) : m_engine(seed) {}
    quint64 next() override;

private:
    std::mutex m_mutex;
    std::mt19937_64 m_engine;
};

} // namespace leadwell
