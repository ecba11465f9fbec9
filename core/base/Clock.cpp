// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Clock.h"

#include <QCryptographicHash>
#include <QFile>

#include <chrono>

namespace leadwell {

Instant SystemClock::now() const {
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant::fromMs(std::chrono::duration_cast<Millis>(sinceEpoch).count());
}

Millis SystemClock::steady() const {
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

qint64 SystemClock::boot() const {
    static const qint64 boot = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        if (!file.open(QIODevice::ReadOnly))
            return qint64(0);
        const QByteArray hash = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
        return static_cast<qint64>(hash.left(6).toHex().toULongLong(nullptr, 16)) + 1;
    }();
    return boot;
}

} // namespace leadwell
