// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTimeZone>

namespace leadwell::domain {

/// The zone of a name like "Asia/Kolkata"; UTC for a name that this computer does not know.
inline QTimeZone zoneOf(const QString& name) {
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace leadwell::domain
