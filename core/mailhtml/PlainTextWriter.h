// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

namespace leadwell::mailhtml {

/// Builds the plain-text rendering: lines end where blocks do, one blank line between paragraphs, "> " inside
/// quotes.
class PlainTextWriter {
public:
    void text(QStringView text);
    /// What follows begins on a new line.
    void endLine();
    /// What follows begins after a blank line.
    void endParagraph();
    /// A line end that was asked for, several in a row included.
    void breakLine();
    void enterQuote();
    void leaveQuote();
    QString finish();

private:
    void startLine();

    QString m_text;
    int m_lineEndsDue = 0;
    int m_quoteDepth = 0;
    bool m_isLineStart = true;
};

} // namespace leadwell::mailhtml
