// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace leadwell::files {

inline constexpr int maximumColumns = 10'000;
inline constexpr qsizetype maximumCellLength = 1024 * 1024; ///< UTF-16 units

/// A row as it stands in the file.
struct RawRow {
    qint64 line = 0; ///< line of the file on which it begins, from 1
    QStringList cells;
    QList<int> oversized;         ///< cells longer than maximumCellLength, given cut off
    bool hasTooManyCells = false; ///< more than maximumColumns; the rest was skipped
    QStringList warnings;
};

/// Cuts decoded text into rows and cells after RFC 4180 and repairs what people's files add to it: line ends
/// of all three kinds, blanks around quotes, quotes inside cells, quotes never closed. Linear in the size of
/// the text, however the quotes lie; holds one row (at most 16 M characters) and one chunk.
class RowSplitter {
public:
    using Source = std::function<Result<QString>()>; ///< the next characters; empty = end

    RowSplitter(Source source, QChar delimiter) : m_source(std::move(source)), m_delimiter(delimiter) {}

    /// Once known, a row of another width whose quoted cell spans lines is read again line by line.
    void expectColumns(qsizetype columns) { m_expectedColumns = columns; }

    /// The next row that is no blank line; nothing at the end. Errors: those of the source.
    Result<std::optional<RawRow>> next();

private:
    enum class End : quint8 { Cell, Row, Text };
    struct Cell {
        QString text;
        End end = End::Text;
        bool isOversized = false;
    };
    struct QuotedCell;

    bool has(qsizetype index);
    bool isRowEnd(QChar c) const { return c == QLatin1Char('\n') || c == QLatin1Char('\r'); }
    void dropConsumed();
    void skipBlankLines();
    void skipRowEnd();
    RawRow readRow();
    bool looksLikeSwallowedRows(const RawRow& row) const;
    Cell readCell(RawRow& row);
    Cell readPlainCell();
    Cell endCell(QString text);
    std::optional<Cell> readQuotedCell(qsizetype opening);
    qsizetype takeText(QuotedCell& cell, qsizetype from);
    Cell closeCell(QuotedCell cell, qsizetype end);
    bool endsCell(qsizetype index);
    bool runClosesAlone(qsizetype opening);
    qsizetype runEnd(qsizetype index);
    qsizetype afterBlanks(qsizetype index);

    Source m_source;
    QChar m_delimiter;
    qsizetype m_expectedColumns = 0;
    QString m_text;
    qsizetype m_at = 0; ///< next character to read, in m_text
    qsizetype m_rowStart = 0;
    qint64 m_base = 0; ///< place of m_text's first character in the whole text
    qint64 m_line = 1;
    qint64 m_noCloseUntil = 0;    ///< no quote before this place closes a cell that spans to it
    qint64 m_lineByLineUntil = 0; ///< cells that open before this place must close on their line
    bool m_rowSpansLines = false;
    bool m_ended = false;
    std::optional<Error> m_error;
};

} // namespace leadwell::files
