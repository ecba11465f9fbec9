// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"

#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <functional>
#include <memory>

namespace leadwell::channels::asterisk {

/// The thread on which all connections to telephone systems live. Starts with the first; what lives on it goes with it.
class LinkThread final : private QThread {
public:
    LinkThread(std::shared_ptr<const Clock> clock, std::unique_ptr<Random> random);
    ~LinkThread() override;

    /// Runs `work` on the thread; the object it gets owns what is made there. Thread-safe.
    void post(std::function<void(QObject& owner)> work);

    const std::shared_ptr<const Clock>& clock() const { return m_clock; }
    Random& random() { return *m_random; }

private:
    void run() override;

    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Random> m_random;
    QMutex m_mutex;
    QSemaphore m_hasOwner;
    QObject* m_owner = nullptr; ///< on the thread's own stack
};

} // namespace leadwell::channels::asterisk
