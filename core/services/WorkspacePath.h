// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QStandardPaths>
#include <QString>

namespace leadwell::services {

/// Says who we are, so that every program of Leadwell finds the same folders. Call first in main().
inline void nameApplication(const QString& version) {
    QCoreApplication::setOrganizationName(QStringLiteral("Leadwell"));
    QCoreApplication::setApplicationName(QStringLiteral("Leadwell"));
    QCoreApplication::setApplicationVersion(version);
}

/// The workspace that is meant when nobody names one: desk.leadwell in the user's local data folder.
inline QString defaultWorkspacePath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/desk.leadwell");
}

} // namespace leadwell::services
