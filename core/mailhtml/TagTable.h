// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace leadwell::mailhtml {

/// How an element is treated. What is in no row of the table is opened up: its tags go, its content stays.
enum class Kind : quint8 {
    Unwrapped,
    Dropped,
    Inline,
    Anchor,
    Image,
    Break,
    SoftBreak,
    Line,
    Block,
    Paragraph,
    Preformatted,
    Quote,
    List,
    Item,
    Table,
    Row,
    Cell,
    Caption,
};

struct TagRule {
    const char* name;
    Kind kind;
    const char* output; ///< tag written, of QTextDocument's subset
};

const TagRule& ruleFor(QByteArrayView name);

} // namespace leadwell::mailhtml
