// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/screen/AccessibleTree.h"

namespace leadwell::test {

class Screen;

/// Somebody can do something with it: it takes the keyboard, or can be pressed.
bool isInteractive(const Accessible& object);

/// Whatever a screen reader could not announce: interactive objects without a name, with a name that says nothing, with a
/// role that is only an area, and two of the same role and name side by side. Sentences; empty when all is well.
QStringList namingFindings(const QList<Accessible>& shown);

/// The window that has the keyboard, among those of the program; the last one that shows when none has.
Accessible activeWindow(AccessibleTree& tree, const Accessible& program);

/// What Tab did in a window, from where the keyboard was.
struct TabRound {
    QStringList stops;    ///< names with roles in the order of Tab
    QStringList findings; ///< traps, and what is never reached
};

enum class Way : quint8 { Forth, ForthAndBack };

/// Goes round by Tab with real keys, and back by Shift+Tab if asked.
TabRound tabRound(const Screen& screen, AccessibleTree& tree, const Accessible& window, Way way);

} // namespace leadwell::test
