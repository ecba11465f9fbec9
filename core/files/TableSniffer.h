// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/DelimitedReader.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::files {

/// Why these bytes are no text table ("This is an Excel workbook …"); empty when they may be one.
QString notATable(const QByteArray& firstBytes, const EncodingFacts& facts, qint64 sizeBytes);

/// At most `rows` rows of a text; a last row that may be cut off is left out unless the text is the whole
/// file.
QList<RawRow> splitSample(const QString& text, QChar delimiter, bool isWhole, int rows);

/// Delimiter and header of a table from its first characters.
Dialect sniffDialect(const QString& text, bool isWhole);

/// Whether the first row names the columns rather than being data.
bool looksLikeHeader(const QList<QStringList>& rows);

/// How many rows above the header are none of the table: a title, the day of the export, empty cells. 0 unless a row of
/// known column names stands below them.
int leadingRows(const QList<QStringList>& rows);

/// Excel's first line "sep=;": the delimiter it names; a null character when there is none.
QChar separatorLine(const QString& text);

/// Usable column names: trimmed, unique, "Column 3" for empty ones.
/// "Column 3" for index 2: what a column without header is called.
QString nameOfColumn(qsizetype index);
QStringList columnNames(const QStringList& header);

} // namespace leadwell::files
