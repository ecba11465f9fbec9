// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/RowSplitter.h"

namespace leadwell::files {
namespace {

constexpr QLatin1Char quote('"');
// A quoted cell may be this long before it counts as never closed; bounds memory, far above any cell that is
// accepted.
constexpr qsizetype quotedWindow = 16 * 1024 * 1024;
constexpr qsizetype rowWindow = 2 * quotedWindow;
constexpr qsizetype warningsPerRow = 5;

bool isBlank(QChar c) {
    return c == QLatin1Char(' ') || c == QChar(QChar::Nbsp);
}

} // namespace

/// Where a quoted cell stands while its end is looked for.
struct RowSplitter::QuotedCell {
    QString text;
    qint64 lines = 0;

    void append(QStringView part) {
        if (text.size() <= maximumCellLength)
            text += part;
    }
};

bool RowSplitter::has(qsizetype index) {
    while (index >= m_text.size() && !m_ended) {
        if (m_text.size() - m_rowStart > rowWindow) {
            m_error =
                Error{ErrorKind::TooLarge,
                      QStringLiteral("Line %1 is longer than 32 million characters; this is not a list of rows.").arg(m_line),
                      {}};
            m_ended = true;
            break;
        }
        auto chunk = m_source();
        if (!chunk) {
            m_error = chunk.error();
            m_ended = true;
        } else if (chunk->isEmpty()) {
            m_ended = true;
        } else {
            m_text += *chunk;
        }
    }
    return index < m_text.size();
}

Result<std::optional<RawRow>> RowSplitter::next() {
    dropConsumed();
    skipBlankLines();
    if (m_error)
        return *m_error;
    if (!has(m_at))
        return std::optional<RawRow>();
    m_rowStart = m_at;
    const qint64 line = m_line;
    RawRow row = readRow();
    if (looksLikeSwallowedRows(row)) {
        m_lineByLineUntil = m_base + m_at;
        m_at = m_rowStart;
        m_line = line;
        row = readRow();
        row.warnings.prepend(QStringLiteral("A quotation mark is never closed; the line was read up to its end."));
    }
    if (m_error)
        return *m_error;
    return std::optional<RawRow>(std::move(row));
}

void RowSplitter::dropConsumed() {
    m_rowStart = m_at;
    // Only when at least half can go, so that all moves together stay linear.
    if (m_at < 64 * 1024 || m_at * 2 < m_text.size())
        return;
    m_text.remove(0, m_at);
    m_base += m_at;
    m_at = 0;
    m_rowStart = 0;
}

void RowSplitter::skipBlankLines() {
    while (has(m_at) && isRowEnd(m_text.at(m_at))) {
        skipRowEnd();
        dropConsumed();
    }
}

void RowSplitter::skipRowEnd() {
    const bool twoUnits = m_text.at(m_at) == QLatin1Char('\r') && has(m_at + 1) && m_text.at(m_at + 1) == QLatin1Char('\n');
    m_at += twoUnits ? 2 : 1;
    ++m_line;
}

RawRow RowSplitter::readRow() {
    RawRow row;
    row.line = m_line;
    m_rowSpansLines = false;
    for (;;) {
        Cell cell = readCell(row);
        if (row.cells.size() >= maximumColumns) {
            row.hasTooManyCells = true;
        } else {
            if (cell.isOversized)
                row.oversized += static_cast<int>(row.cells.size());
            row.cells += std::move(cell.text);
        }
        if (cell.end != End::Cell)
            return row;
    }
}

bool RowSplitter::looksLikeSwallowedRows(const RawRow& row) const {
    if (!m_rowSpansLines || m_expectedColumns < 2 || row.cells.size() == m_expectedColumns)
        return false;
    // A quote opened by accident ends at some later quote. The lines in between are rows when one of them has
    // exactly as many delimiters as a row has.
    qsizetype delimiters = 0;
    bool isFirstLine = true;
    for (qsizetype i = m_rowStart; i < m_at; ++i) {
        const QChar c = m_text.at(i);
        if (c == m_delimiter)
            ++delimiters;
        if (!isRowEnd(c))
            continue;
        if (!isFirstLine && delimiters == m_expectedColumns - 1)
            return true;
        isFirstLine = false;
        delimiters = 0;
    }
    return false;
}

RowSplitter::Cell RowSplitter::readCell(RawRow& row) {
    const qsizetype opening = afterBlanks(m_at);
    if (!has(opening) || m_text.at(opening) != quote)
        return readPlainCell();
    if (auto cell = readQuotedCell(opening))
        return std::move(*cell);
    if (row.warnings.size() < warningsPerRow)
        row.warnings += QStringLiteral("A quotation mark is never closed; it was kept as a character.");
    return readPlainCell();
}

qsizetype RowSplitter::afterBlanks(qsizetype index) {
    while (has(index) && isBlank(m_text.at(index)) && m_text.at(index) != m_delimiter)
        ++index;
    return index;
}

RowSplitter::Cell RowSplitter::readPlainCell() {
    const qsizetype from = m_at;
    while (has(m_at)) {
        const QChar* const unit = m_text.constData();
        const qsizetype size = m_text.size();
        while (m_at < size && unit[m_at] != m_delimiter && !isRowEnd(unit[m_at]))
            ++m_at;
        if (m_at < size)
            break;
    }
    return endCell(m_text.mid(from, qMin(m_at - from, maximumCellLength + 1)));
}

RowSplitter::Cell RowSplitter::endCell(QString text) {
    Cell cell;
    cell.isOversized = text.size() > maximumCellLength;
    cell.text = std::move(text);
    if (cell.isOversized)
        cell.text.truncate(maximumCellLength);
    if (!has(m_at)) {
        cell.end = End::Text;
    } else if (m_text.at(m_at) == m_delimiter) {
        cell.end = End::Cell;
        ++m_at;
    } else {
        cell.end = End::Row;
        skipRowEnd();
    }
    return cell;
}

qsizetype RowSplitter::runEnd(qsizetype index) {
    while (has(index) && m_text.at(index) == quote)
        ++index;
    return index;
}

bool RowSplitter::runClosesAlone(qsizetype opening) {
    const qsizetype end = runEnd(opening);
    return (end - opening) % 2 == 0 && endsCell(afterBlanks(end));
}

bool RowSplitter::endsCell(qsizetype index) {
    return !has(index) || m_text.at(index) == m_delimiter || isRowEnd(m_text.at(index));
}

std::optional<RowSplitter::Cell> RowSplitter::readQuotedCell(qsizetype opening) {
    if (m_base + opening < m_noCloseUntil && !runClosesAlone(opening))
        return std::nullopt;
    const bool staysOnLine = m_base + opening < m_lineByLineUntil;
    QuotedCell cell;
    qsizetype i = opening + 1;
    while (has(i) && i - opening <= quotedWindow) {
        const QChar c = m_text.at(i);
        if (c != quote) {
            if (isRowEnd(c) && staysOnLine)
                break;
            i = takeText(cell, i);
            continue;
        }
        const qsizetype end = runEnd(i);
        const bool isOdd = (end - i) % 2 != 0;
        if (isOdd && endsCell(afterBlanks(end))) {
            cell.append(QString((end - i) / 2, quote));
            return closeCell(std::move(cell), end);
        }
        // A single quote that opens a cell on a later line: the cell in hand was never closed.
        const QChar before = m_text.at(i - 1);
        if (isOdd && cell.lines > 0 && (before == m_delimiter || isRowEnd(before)))
            break;
        cell.append(QString((end - i + 1) / 2, quote));
        i = end;
    }
    m_noCloseUntil = qMax(m_noCloseUntil, m_base + i);
    return std::nullopt;
}

qsizetype RowSplitter::takeText(QuotedCell& cell, qsizetype from) {
    const QChar first = m_text.at(from);
    if (first == QLatin1Char('\r') || (first == QLatin1Char('\n') && m_text.at(from - 1) != QLatin1Char('\r')))
        ++cell.lines;
    qsizetype end = from + 1;
    while (end < m_text.size() && m_text.at(end) != quote && !isRowEnd(m_text.at(end)))
        ++end;
    cell.append(QStringView(m_text).mid(from, end - from));
    return end;
}

RowSplitter::Cell RowSplitter::closeCell(QuotedCell cell, qsizetype end) {
    m_at = afterBlanks(end);
    m_line += cell.lines;
    m_rowSpansLines = m_rowSpansLines || cell.lines > 0;
    return endCell(std::move(cell.text));
}

} // namespace leadwell::files
