// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QColor>
#include <QPalette>

class QWidget;

namespace leadwell::kit {

enum class Scheme : quint8 { Light, Dark };

/// Every colour of the desktop. Fills (good, warning, bad, accent) and words written in them (goodText …)
/// differ where the fill alone would be under 4.5:1 on one of our surfaces. A colour is never the only
/// carrier of a meaning.
struct Tokens {
    Scheme scheme = Scheme::Light;

    QColor window;    ///< behind panels
    QColor surface;   ///< panels, lists, fields
    QColor line;      ///< borders
    QColor fieldLine; ///< round what one can type into or tick
    QColor faintLine; ///< between the rows of a list
    QColor neutral;   ///< bubbles, quiet pills, unlit bars

    QColor text;
    QColor muted;       ///< second lines, on window and surface
    QColor mutedOnTint; ///< second lines on a tint, on neutral and on a selected row

    QColor accent;
    QColor accentTint; ///< selected row, current tab
    QColor onAccent;   ///< words on accent

    QColor good;
    QColor warning;
    QColor bad;
    QColor goodText;
    QColor warningText;
    QColor badText;
    QColor goodTint;
    QColor warningTint;
    QColor badTint;

    QColor navigation;
    QColor navigationText;
    QColor navigationHeading;
    QColor navigationActive; ///< the row one is on; its words are white
    QColor navigationBadge;
    QColor alarm; ///< a badge that must be seen; its words are white

    QColor heat(domain::Heat heat) const;
};

/// Both sets are made once and live for ever.
const Tokens& tokens(Scheme scheme);

/// The set a palette or a widget is painted with; works for every palette made by palette() below.
Scheme schemeOf(const QPalette& palette);
const Tokens& tokens(const QPalette& palette);
const Tokens& tokens(const QWidget* widget);

/// The tokens as a palette for QApplication::setPalette.
QPalette palette(Scheme scheme);

/// Contrast of WCAG 2.1 §1.4.3, 1…21.
double contrast(const QColor& a, const QColor& b);
/// Near-black or white, whichever is easier to read on `fill`.
QColor readableOn(const QColor& fill);

/// Pixels, device independent.
namespace space {
inline constexpr int tight = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
} // namespace space
inline constexpr int radius = 6;
inline constexpr int rowHeight = 48;
inline constexpr int navigationWidth = 208;
inline constexpr int iconSize = 16;
inline constexpr int channelTileSize = 18;

} // namespace leadwell::kit
