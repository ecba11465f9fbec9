// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::desktop {

/// Where everything lies. A file `portable.ini` beside the program keeps all of it in a folder there.
struct Places {
    QString data;     ///< workspaces, drafts, logs
    QString settings; ///< the ini file of the windows
    bool isPortable = false;

    QString store() const { return data + QStringLiteral("/desk.leadwell"); }
    QString logs() const { return data + QStringLiteral("/logs"); }
};

/// Needs a QCoreApplication.
Places usualPlaces();

} // namespace leadwell::desktop
