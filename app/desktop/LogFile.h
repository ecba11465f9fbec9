// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::desktop {

/// Quiet: what Qt's offscreen platform says of itself again and again stays out of the terminal.
enum class Terminal : quint8 { Everything, Quiet };

/// Sends what the program logs to `folder`/leadwell.log as well as to the terminal. Five files of 5 MB are kept. What
/// code logs holds no message bodies and no secrets; this only writes it down. Call once, before anything logs.
void startLogFile(const QString& folder, Terminal terminal = Terminal::Everything);

} // namespace leadwell::desktop
