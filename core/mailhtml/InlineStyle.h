// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::mailhtml {

/// What is kept of an element's inline style. Values are rebuilt, never copied.
struct InlineStyle {
    QString color;            ///< "#rrggbb" or empty
    QString backgroundColor;  ///< the same
    QString fontWeight;       ///< "bold", "normal" or empty
    QString textAlign;        ///< "left", "right", "center", "justify" or empty
    bool isHidden = false;    ///< display:none and the like
    int remoteReferences = 0; ///< url(…) that would have been loaded

    /// "color:#112233;font-weight:bold"; empty when nothing of it is set. Alignment is an attribute of its
    /// own.
    QString text() const;
};

InlineStyle readStyle(const QString& declarations);

/// "#rrggbb" from #rgb, #rrggbb, rgb(…), or a basic colour name; empty for anything else.
QString readColor(const QString& text);
/// One of the four alignments, or empty.
QString readAlignment(const QString& text);

} // namespace leadwell::mailhtml
