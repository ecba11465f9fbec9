// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Instant.h"

#include <QDateTime>
#include <QTimeZone>

namespace leadwell {

QString Instant::toIso() const {
    if (!isSet())
        return {};
    return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QDateTime Instant::inZone(const QTimeZone& zone) const {
    return QDateTime::fromMSecsSinceEpoch(m_ms, zone);
}

} // namespace leadwell
