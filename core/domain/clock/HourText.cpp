// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/clock/HourText.h"

namespace leadwell::domain {

std::optional<QTime> timeTyped(const QString& hour, const QString& minute, const QString& half) {
    constexpr int lastOfAfternoon = 7;
    constexpr int noon = 12;
    int at = hour.toInt();
    if (!half.isEmpty()) {
        if (at < 1 || at > noon)
            return {};
        at = at % noon + (half == QStringLiteral("pm") ? noon : 0);
    } else if (hour.size() == 1 && at >= 1 && at <= lastOfAfternoon) {
        at += noon;
    }
    const QTime time(at, minute.toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace leadwell::domain
