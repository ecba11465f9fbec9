// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/DelimitedReader.h"

#include "core/files/FormulaGuard.h"
#include "core/files/TableSniffer.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace leadwell::files {
namespace {

constexpr qsizetype sampleLength = 256 * 1024;
constexpr int sampleRowsShown = 200;

QString counted(qint64 count) {
    return QLocale(QLocale::English).toString(count);
}

} // namespace

QString nameOfDelimiter(QChar delimiter) {
    switch (delimiter.unicode()) {
    case u',':
        return QStringLiteral("comma");
    case u';':
        return QStringLiteral("semicolon");
    case u'\t':
        return QStringLiteral("tab");
    case u'|':
        return QStringLiteral("pipe");
    default:
        return QStringLiteral("“%1”").arg(delimiter);
    }
}

Result<std::unique_ptr<DelimitedReader>> DelimitedReader::open(const QString& path) {
    return over(TextReader::openFile(path));
}

Result<std::unique_ptr<DelimitedReader>> DelimitedReader::open(const QString& path, Encoding encoding) {
    LW_TRY(auto text, TextReader::openFile(path));
    text->useEncoding(encoding);
    LW_CHECK(text->rewind());
    return over(std::move(text));
}

Result<std::unique_ptr<DelimitedReader>> DelimitedReader::overBytes(const QByteArray& bytes) {
    return over(TextReader::overBytes(bytes));
}

Result<std::unique_ptr<DelimitedReader>> DelimitedReader::over(Result<std::unique_ptr<TextReader>> text) {
    if (!text)
        return text.error();
    std::unique_ptr<DelimitedReader> reader(new DelimitedReader(std::move(text).value()));
    LW_CHECK(reader->look());
    return reader;
}

Result<void> DelimitedReader::look() {
    const QString reason = notATable(m_text->firstBytes(), m_text->facts(), m_text->sizeBytes());
    if (!reason.isEmpty())
        return Error{ErrorKind::Invalid, reason, {}};
    while (m_sample.size() < sampleLength) {
        LW_TRY(const QString chunk, m_text->readChunk());
        m_sampleIsAll = chunk.isEmpty();
        if (m_sampleIsAll)
            break;
        m_sample += chunk;
    }
    m_sampleBytes = m_text->bytesRead();
    m_skipsSeparatorLine = !separatorLine(m_sample).isNull();
    m_summary.encodingName = nameOf(m_text->facts().encoding);
    return useDialect(sniffDialect(m_sample, m_sampleIsAll));
}

Result<void> DelimitedReader::useDialect(const Dialect& dialect) {
    m_summary.dialect = dialect;
    m_summary.delimiterName = nameOfDelimiter(dialect.delimiter);
    LW_CHECK(readSample());
    noteRepairs();
    return rewind();
}

QList<QStringList> DelimitedReader::firstRows(QChar delimiter) const {
    constexpr int looked = 100;
    QList<QStringList> rows;
    for (const RawRow& row : splitSample(m_sample, delimiter, m_sampleIsAll, looked))
        rows += row.cells;
    if (m_skipsSeparatorLine && !rows.isEmpty())
        rows.removeFirst();
    return rows;
}

int DelimitedReader::leadingRowsAt(QChar delimiter) const {
    return leadingRows(firstRows(delimiter));
}

bool DelimitedReader::looksLikeHeaderBehind(int skip) const {
    const QList<QStringList> rows = firstRows(m_summary.dialect.delimiter);
    return looksLikeHeader(rows.mid(std::clamp<qsizetype>(skip, 0, rows.size())));
}

Result<void> DelimitedReader::readSample() {
    QList<RawRow> rows = splitSample(m_sample, m_summary.dialect.delimiter, m_sampleIsAll, std::numeric_limits<int>::max());
    if (m_skipsSeparatorLine && !rows.isEmpty())
        rows.removeFirst();
    rows.remove(0, std::clamp<qsizetype>(m_summary.dialect.skip, 0, rows.size()));
    if (rows.isEmpty() && m_summary.dialect.skip > 0)
        return Error{ErrorKind::Invalid,
                     QStringLiteral("Nothing is left when %1 rows are skipped.").arg(counted(m_summary.dialect.skip)),
                     {}};
    if (rows.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("The file holds only blank lines. Nothing was imported."), {}};
    if (rows.first().hasTooManyCells)
        return Error{ErrorKind::TooLarge,
                     QStringLiteral("The file has more than %1 columns. Remove the columns that are not needed, or "
                                    "choose another delimiter.")
                         .arg(counted(maximumColumns)),
                     {}};
    const bool hasHeader = m_summary.dialect.hasHeader;
    const QStringList first = rows.first().cells;
    m_summary.columns = columnNames(hasHeader ? first : QStringList(first.size(), QString()));
    m_summary.sampleRows.clear();
    for (qsizetype i = hasHeader ? 1 : 0; i < rows.size() && m_summary.sampleRows.size() < sampleRowsShown; ++i)
        m_summary.sampleRows += shape(rows.at(i)).cells;
    const qint64 sampled = rows.size() - (hasHeader ? 1 : 0);
    const double share = static_cast<double>(m_sampleBytes) / static_cast<double>(m_text->sizeBytes());
    m_summary.rowCountIsExact = m_sampleIsAll;
    m_summary.rowCountEstimate = m_sampleIsAll ? sampled : qRound64(static_cast<double>(sampled) / share);
    return {};
}

void DelimitedReader::noteRepairs() {
    m_summary.warnings.clear();
    const EncodingFacts& facts = m_text->facts();
    if (facts.nulBytes > 0)
        m_summary.warnings += QStringLiteral("NUL characters read as blanks: %1.").arg(counted(facts.nulBytes));
    if (facts.brokenCharacters > 0)
        m_summary.warnings +=
            QStringLiteral("Characters that could not be read and show as “�”: %1.").arg(counted(facts.brokenCharacters));
    if (facts.endsInsideCharacter)
        m_summary.warnings += QStringLiteral("The file ends in the middle of a character; it may have been cut off.");
}

Result<void> DelimitedReader::rewind() {
    LW_CHECK(m_text->rewind());
    m_number = 0;
    m_splitter = std::make_unique<RowSplitter>([this] { return m_text->readChunk(); }, m_summary.dialect.delimiter);
    m_splitter->expectColumns(m_summary.columns.size());
    int toSkip = (m_skipsSeparatorLine ? 1 : 0) + m_summary.dialect.skip + (m_summary.dialect.hasHeader ? 1 : 0);
    for (; toSkip > 0; --toSkip)
        LW_CHECK(m_splitter->next());
    return {};
}

Result<std::optional<TableRow>> DelimitedReader::next() {
    LW_TRY(std::optional<RawRow> raw, m_splitter->next());
    if (!raw)
        return std::optional<TableRow>();
    return std::optional<TableRow>(shape(std::move(*raw)));
}

TableRow DelimitedReader::shape(RawRow raw) {
    TableRow row;
    row.number = ++m_number;
    row.line = raw.line;
    row.warnings = raw.warnings;
    const qsizetype columns = m_summary.columns.size();
    if (raw.hasTooManyCells)
        row.refusal = QStringLiteral("The row has more than %1 cells.").arg(counted(maximumColumns));
    for (const int cell : std::as_const(raw.oversized))
        row.refusal = QStringLiteral("The cell in “%1” is larger than 1 MB.")
                          .arg(cell < columns ? m_summary.columns.at(cell) : QString::number(cell + 1));
    for (QString& cell : raw.cells)
        cell = withoutFormulaGuard(cell);
    if (raw.cells.size() > columns) {
        row.extraCells = raw.cells.mid(columns);
        raw.cells.resize(columns);
        row.warnings += QStringLiteral("The row has %1 cells more than there are columns.").arg(row.extraCells.size());
    } else if (raw.cells.size() < columns) {
        row.warnings += QStringLiteral("The row has %1 cells fewer than there are columns; the missing ones are empty.")
                            .arg(columns - raw.cells.size());
        raw.cells.resize(columns);
    }
    row.cells = std::move(raw.cells);
    return row;
}

double DelimitedReader::progress() const {
    const auto size = static_cast<double>(qMax<qint64>(1, m_text->sizeBytes()));
    return static_cast<double>(m_text->bytesRead()) / size;
}

} // namespace leadwell::files
