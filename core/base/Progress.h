// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>

#include <atomic>

namespace leadwell {

/// How far long reading is, and whether somebody wants it to end: shared by who reads and who watches. Thread-safe.
class Progress {
public:
    /// `total` 0: nobody knows.
    void say(qint64 done, qint64 total) {
        m_done = done;
        m_total = total;
    }
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }

    void cancel() { m_isCancelled = true; }
    /// Errors: Cancelled. Cheap; asked often.
    Result<void> goOn() const {
        if (m_isCancelled)
            return Error{ErrorKind::Cancelled, QStringLiteral("Stopped; nothing was changed."), {}};
        return {};
    }

private:
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_total{0};
    std::atomic<bool> m_isCancelled{false};
};

} // namespace leadwell
