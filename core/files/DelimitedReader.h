// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/RowSplitter.h"
#include "core/files/TextReader.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace leadwell::files {

/// How a table is written down. What was sniffed; a person may say otherwise.
struct Dialect {
    QChar delimiter = QLatin1Char(',');
    bool hasHeader = true;
    int skip = 0; ///< rows above the table: a title, the day of the export; blank ones do not count

    friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// "comma", "semicolon", "tab", "pipe".
QString nameOfDelimiter(QChar delimiter);

/// What a first look at a table tells, for the import wizard.
struct TableSummary {
    Dialect dialect;
    QString encodingName;          ///< "Windows-1252"
    QString delimiterName;         ///< "semicolon"
    QStringList columns;           ///< never empty, unique: header words, or "Column 3"
    QList<QStringList> sampleRows; ///< the first data rows, at most 200, each as wide as columns
    qint64 rowCountEstimate = 0;   ///< data rows; exact when the sample is the whole file
    bool rowCountIsExact = false;
    QStringList warnings; ///< what was repaired in the file as a whole, in sentences
};

/// One data row.
struct TableRow {
    qint64 number = 0;      ///< from 1, header and blank lines not counted
    qint64 line = 0;        ///< line of the file on which it begins, as a text editor counts
    QStringList cells;      ///< exactly as many as columns: missing ones are empty
    QStringList extraCells; ///< what stood beyond the last column
    QString refusal;        ///< why the row cannot be used, in a sentence; empty when it can
    QStringList warnings;
};

/// Reads CSV and TSV (RFC 4180 and what people's programs make of it) as a stream of rows. The apostrophe
/// that guards a formula cell (DelimitedWriter) is removed. One row and one chunk are in memory. Not
/// thread-safe. Errors: NotFound, Storage, Invalid (empty, a spreadsheet or another binary file), TooLarge (>
/// 10,000 columns).
class DelimitedReader {
public:
    static Result<std::unique_ptr<DelimitedReader>> open(const QString& path);
    /// In an encoding that somebody chose instead of the one sniffed.
    static Result<std::unique_ptr<DelimitedReader>> open(const QString& path, Encoding encoding);
    static Result<std::unique_ptr<DelimitedReader>> overBytes(const QByteArray& bytes);

    const TableSummary& summary() const { return m_summary; }
    /// Reads the file another way; goes back to the first row.
    Result<void> useDialect(const Dialect& dialect);
    /// How many rows stand above the table when it is cut at this delimiter.
    int leadingRowsAt(QChar delimiter) const;
    /// Whether the row behind so many others names columns.
    bool looksLikeHeaderBehind(int skip) const;

    /// The next data row; nothing at the end.
    Result<std::optional<TableRow>> next();
    /// Back to the first data row.
    Result<void> rewind();
    /// How much of the file was read, 0–1.
    double progress() const;

private:
    explicit DelimitedReader(std::unique_ptr<TextReader> text) : m_text(std::move(text)) {}
    static Result<std::unique_ptr<DelimitedReader>> over(Result<std::unique_ptr<TextReader>> text);
    Result<void> look();
    Result<void> readSample();
    void noteRepairs();
    QList<QStringList> firstRows(QChar delimiter) const;
    TableRow shape(RawRow raw);

    std::unique_ptr<TextReader> m_text;
    std::unique_ptr<RowSplitter> m_splitter;
    TableSummary m_summary;
    QString m_sample;
    qint64 m_sampleBytes = 0;
    bool m_sampleIsAll = false;
    bool m_skipsSeparatorLine = false;
    qint64 m_number = 0;
};

} // namespace leadwell::files
