// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>
#include <QStringList>

class QPainter;
class QRectF;

/// The house's own icons: one stroke width on a 16 px grid, coloured when painted. Names are the files of
/// resources/icons without ending ("inbox", "chevron-down"). Main thread; pixmaps are cached.
namespace leadwell::kit::icons {

/// Makes the compiled-in pictures known to Qt. Every function here does it by itself; call it early to pay it
/// early.
void loadResources();

/// Names of all icons, sorted.
QStringList names();

/// The icon in one colour, `size` device-independent pixels wide and high. Empty, with a warning, for an
/// unknown name.
QPixmap tinted(const QString& name, const QColor& color, int size, double devicePixelRatio);

/// Paints the icon into `target`, sharp at the painter's scale.
void paint(QPainter& painter, const QRectF& target, const QString& name, const QColor& color);

/// An icon for actions, menus and buttons; it takes the colour of the application's palette whenever it is
/// painted, so it follows a theme change.
QIcon icon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

/// The name an icon of ours was made with; empty for every other icon.
QString nameOf(const QIcon& ours);

/// The program's own icon.
QIcon application();

} // namespace leadwell::kit::icons
