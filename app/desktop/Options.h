// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

class QCoreApplication;

namespace leadwell::desktop {

/// The command line.
struct Options {
    QString store;          ///< empty: the usual one
    QString shots;          ///< folder for pictures of every page; empty: a normal run
    int measureRuns = 0;    ///< times the inbox is worked through and measured; 0: a normal run
    int measureMinutes = 0; ///< how long, with enquiries coming in meanwhile; 0: as often as measureRuns says
    std::optional<std::chrono::milliseconds> quitAfter;
    QStringList things; ///< files and links to open; with shots: what the names of the pictures begin with
};

/// Ends the program with a sentence for an unknown option, and after --help and --version.
Options readOptions(const QCoreApplication& app);

} // namespace leadwell::desktop
