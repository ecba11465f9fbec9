// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace leadwell::mailhtml {

struct BoundedHtml {
    QByteArray html;
    bool isCut = false; ///< the rest was left out: tags opened inside tags, over and over
};

/// The parser compares each attribute of a tag with all before it. Where a tag could have more than 256, a "
/// >" ends it; the rest shows as text. Looks from every '<' that could begin a tag, so that no quote or
/// comment hides one.
BoundedHtml withBoundedTags(const QByteArray& html);

} // namespace leadwell::mailhtml
