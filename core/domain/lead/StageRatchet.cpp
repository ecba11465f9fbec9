// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/StageRatchet.h"

namespace leadwell::domain {

namespace {

constexpr auto protectedFor = std::chrono::hours(24);

} // namespace

int positionOf(Stage stage) {
    switch (stage) {
    case Stage::Recycled:
        return static_cast<int>(Stage::New);
    case Stage::Nurturing:
        return static_cast<int>(Stage::Contacted);
    default:
        return static_cast<int>(stage);
    }
}

QString whyNotMoved(const StageNow& now, Stage to, bool isDeed, Instant at) {
    if (!isOpen(now.stage))
        return QStringLiteral("it is %1, and no rule opens it again").arg(toText(now.stage));
    if (positionOf(to) <= positionOf(now.stage))
        return to == now.stage ? QStringLiteral("it is %1 already").arg(toText(to))
                               : QStringLiteral("it is %1, and rules only move forwards").arg(toText(now.stage));
    if (!isDeed && now.setByPersonAt.isSet() && at - now.setByPersonAt < protectedFor)
        return QStringLiteral("a person set its status less than 24 hours ago");
    return {};
}

} // namespace leadwell::domain
