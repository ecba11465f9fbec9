// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace leadwell::channels::email {

/// What the writer wrote, and what they quoted from earlier mails.
struct SplitText {
    QString text;
    QString quoted;
};

/// Separates the writer's words from quoted history: "> " blocks with or without "On … wrote:",
/// "-----Original Message-----", Outlook's From/Sent/To/Subject block; English, German, French, Spanish,
/// Italian, Dutch, Portuguese and Hindi forms. Answers between quoted lines stay in `text`. A forwarded
/// message is not history: it stays in `text`. Linear; never loses a line.
SplitText splitQuoted(const QString& text);

/// Joins the soft-wrapped lines of text/plain; format=flowed (RFC 3676). `deletesSpace` is its DelSp=yes.
QString unflowed(const QString& text, bool deletesSpace);

} // namespace leadwell::channels::email
