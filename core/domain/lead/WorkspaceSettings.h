// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"

#include <QList>
#include <QPair>
#include <QString>

namespace leadwell::domain {

/// What a workspace knows about itself. One workspace = one tenant = one store file (IDN-10).
struct WorkspaceSettings {
    QString id; ///< UUID; names the vault key in the keychain
    QString name;
    QString timeZone = QStringLiteral("Asia/Kolkata");
    QString currency = QStringLiteral("INR");
    QString language = QStringLiteral("en");
    QString locale = QStringLiteral("en_IN");
    QString region = QStringLiteral("IN"); ///< for phone numbers without country code
    QString businessHours = QStringLiteral("mon-sat 09:30-18:30");
    QString holidays; ///< days nobody works, as parseHolidays() reads them
    bool isSample = false;
    bool autoAssign = true;
    MemberId me; ///< who sits at this desk
    friend bool operator==(const WorkspaceSettings&, const WorkspaceSettings&) = default;
};

/// Reads "mon-fri 09:00-13:00,14:00-18:00; sat 10:00-13:00". Errors: Invalid, naming the part that cannot be read.
Result<QList<QList<QPair<int, int>>>> parseBusinessHours(const QString& text);

} // namespace leadwell::domain
