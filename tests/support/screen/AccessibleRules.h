// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/screen/AccessibleTree.h"

#include <functional>

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

/// A window and somebody at its keyboard.
struct Keyboard {
    std::function<QList<Accessible>()> shown;
    /// Where it is among these; null when it is on none of them.
    std::function<Accessible(const QList<Accessible>& shown)> at;
    /// One key, and where it is then; null when it stays at `before`.
    std::function<Accessible(const QString& key, const Accessible& before)> press;
};

/// Goes round by Tab, and back by Shift+Tab if asked. A round of one stop is no trap where there is nothing else to be reached.
TabRound tabRound(const Keyboard& keyboard, Way way);

/// The same with real keys.
TabRound tabRound(const Screen& screen, AccessibleTree& tree, const Accessible& window, Way way);

} // namespace leadwell::test
