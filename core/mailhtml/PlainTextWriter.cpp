// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/PlainTextWriter.h"

namespace leadwell::mailhtml {
namespace {

constexpr int deepestQuoteShown = 10;

} // namespace

void PlainTextWriter::text(QStringView text) {
    if (text.isEmpty() || (m_isLineStart && text.trimmed().isEmpty()))
        return;
    startLine();
    m_text += text;
    m_isLineStart = false;
}

void PlainTextWriter::startLine() {
    if (!m_isLineStart)
        return;
    if (m_lineEndsDue > 0) {
        while (m_text.endsWith(QLatin1Char(' ')))
            m_text.chop(1);
    }
    for (; m_lineEndsDue > 0 && !m_text.isEmpty(); --m_lineEndsDue)
        m_text += QLatin1Char('\n');
    m_lineEndsDue = 0;
    m_text += QStringLiteral("> ").repeated(qMin(m_quoteDepth, deepestQuoteShown));
}

void PlainTextWriter::endLine() {
    if (!m_isLineStart)
        m_lineEndsDue = 1;
    m_isLineStart = true;
}

void PlainTextWriter::endParagraph() {
    endLine();
    m_lineEndsDue = qMax(m_lineEndsDue, 2);
}

void PlainTextWriter::breakLine() {
    m_lineEndsDue = m_isLineStart ? qMin(m_lineEndsDue + 1, 3) : 1;
    m_isLineStart = true;
}

void PlainTextWriter::enterQuote() {
    endLine();
    ++m_quoteDepth;
}

void PlainTextWriter::leaveQuote() {
    endLine();
    --m_quoteDepth;
}

QString PlainTextWriter::finish() {
    return m_text.trimmed();
}

} // namespace leadwell::mailhtml
