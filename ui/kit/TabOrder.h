// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidgetList>

class QAbstractScrollArea;
class QScrollArea;

namespace leadwell::kit {

/// What Tab reaches in a window, in the order in which the window is read: by its layouts, from the first to the last. Qt's own
/// order is that in which the widgets were made, and what a page makes later would come last.
QWidgetList tabOrder(const QWidget* window);

/// Gives the keyboard to the next one or the one before, round the window. False when there is none. For a window's
/// focusNextPrevChild().
bool moveFocus(QWidget* window, bool next);

/// Whoever gets the keyboard inside comes into sight, also from outside the area and by a command; Qt scrolls only for Tab
/// within it. Not under a pressed pointer, whose button would move away.
void showFocused(QScrollArea* area);

/// There is more than it shows. An area that shows everything is no stop of Tab.
bool canScroll(const QAbstractScrollArea* area);

} // namespace leadwell::kit
