// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessible>

class QWidget;

namespace leadwell::kit {

/// Tells Qt how screen readers see the parts it does not know or gets wrong: painted widgets, tabs, filter chips. Once, before
/// the first window; Theme::install() does it.
void installAccessibleFaces();

/// What a widget is to a screen reader (a heading, words, a picture); without it a painted widget is only an area.
/// In the constructor, before anybody looks at it. Its name is accessibleName().
void setAccessibleRole(QWidget* widget, QAccessible::Role role);

/// Pieces inside a field that repeat what its keys do (the cross of a search field): screen readers skip them.
void hideFromScreenReaders(QWidget* widget);

} // namespace leadwell::kit
