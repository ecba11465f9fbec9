// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QtGlobal>

/// Every difference between Qt 6.4 and later versions that the user interface needs, and nothing else.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#define LW_HAS_COLOR_SCHEME 1 ///< QStyleHints::colorScheme exists.
#else
#define LW_HAS_COLOR_SCHEME 0
#endif

namespace leadwell::kit::compat {

/// The font with figures of one width, where this Qt can ask for them (≥ 6.7); otherwise unchanged.
inline QFont tabularFigures(QFont font) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

} // namespace leadwell::kit::compat
