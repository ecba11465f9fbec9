// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Places.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace leadwell::desktop {

Places usualPlaces() {
    const QString beside = QCoreApplication::applicationDirPath();
    if (QFileInfo::exists(beside + QStringLiteral("/portable.ini"))) {
        const QString folder = beside + QStringLiteral("/leadwell-data");
        return {folder, folder + QStringLiteral("/leadwell.ini"), true};
    }
    const QString settings = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return {QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation), settings + QStringLiteral("/leadwell.ini"),
            false};
}

} // namespace leadwell::desktop
