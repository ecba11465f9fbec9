// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/TableSniffer.h"

#include "core/files/HeaderWords.h"
#include "core/files/ValueShape.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace leadwell::files {
namespace {

constexpr std::array<char16_t, 4> delimiters = {u',', u';', u'\t', u'|'};
constexpr int sampleRowsForDialect = 100;

/// How table-like the text is when cut at this delimiter: 0 when it never occurs.
double score(const QList<RawRow>& rows) {
    QHash<qsizetype, int> widths;
    for (const RawRow& row : rows)
        ++widths[row.cells.size()];
    double best = 0;
    for (auto it = widths.cbegin(); it != widths.cend(); ++it) {
        if (it.key() < 2)
            continue;
        const double share = static_cast<double>(it.value()) / static_cast<double>(rows.size());
        best = qMax(best, share * share * (1 + std::log2(static_cast<double>(it.key()))));
    }
    return best;
}

QString lowerStart(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.left(512)).trimmed().toLower();
}

bool isTyped(const QString& cell) {
    return looksLikeEmail(cell) || looksLikePhone(cell) || looksLikeNumber(cell) || looksLikeDate(cell);
}

int headerWordsIn(const QStringList& cells) {
    return static_cast<int>(
        std::count_if(cells.cbegin(), cells.cend(), [](const QString& cell) { return fieldForHeader(cell).certainty >= 0.8; }));
}

} // namespace

QString notATable(const QByteArray& firstBytes, const EncodingFacts& facts, qint64 sizeBytes) {
    if (sizeBytes == 0)
        return QStringLiteral("The file is empty. Nothing was imported.");
    if (firstBytes.startsWith("PK\x03\x04") || firstBytes.startsWith("\xD0\xCF\x11\xE0"))
        return QStringLiteral("This is a spreadsheet or an archive, not a CSV file. Open it in your spreadsheet "
                              "program, save it as “CSV UTF-8”, and import that file.");
    if (firstBytes.startsWith("%PDF"))
        return QStringLiteral("This is a PDF. Leadwell imports CSV, TSV, vCard and e-mail files.");
    const QString start = lowerStart(firstBytes);
    if (start.startsWith(QStringLiteral("<html")) || start.startsWith(QStringLiteral("<!doctype")) ||
        start.startsWith(QStringLiteral("<table")) || start.startsWith(QStringLiteral("<?xml")))
        return QStringLiteral("This is a web page saved under another name. Open it in your spreadsheet program, save "
                              "it as “CSV UTF-8”, and import that file.");
    if (facts.nulBytes * 4 > sizeBytes)
        return QStringLiteral("This is not a text file. Leadwell imports CSV, TSV, vCard and e-mail files.");
    return {};
}

QList<RawRow> splitSample(const QString& text, QChar delimiter, bool isWhole, int rows) {
    bool isGiven = false;
    RowSplitter splitter([&]() -> Result<QString> { return std::exchange(isGiven, true) ? QString() : text; }, delimiter);
    QList<RawRow> found;
    bool isWidthKnown = false;
    while (found.size() <= rows) {
        auto row = splitter.next();
        if (!row || !*row)
            break;
        found += std::move(**row);
        // A title above the table is narrower than the table.
        if (found.last().cells.size() > 1 && !std::exchange(isWidthKnown, true))
            splitter.expectColumns(found.last().cells.size());
    }
    const bool lastMayBeCut = found.size() > rows || !isWhole;
    if (lastMayBeCut && found.size() > 1)
        found.removeLast();
    return found;
}

QChar separatorLine(const QString& text) {
    if (!text.startsWith(QStringLiteral("sep="), Qt::CaseInsensitive) || text.size() < 6)
        return {};
    const QChar end = text.at(5);
    if (std::find(delimiters.begin(), delimiters.end(), text.at(4).unicode()) == delimiters.end())
        return {};
    return end == QLatin1Char('\r') || end == QLatin1Char('\n') ? text.at(4) : QChar();
}

Dialect sniffDialect(const QString& text, bool isWhole) {
    Dialect dialect;
    double best = 0;
    const QChar named = separatorLine(text);
    for (const char16_t delimiter : delimiters) {
        const double points = score(splitSample(text, QChar(delimiter), isWhole, sampleRowsForDialect));
        if (points > best && named.isNull()) {
            best = points;
            dialect.delimiter = QChar(delimiter);
        }
    }
    if (!named.isNull())
        dialect.delimiter = named;
    QList<QStringList> rows;
    for (const RawRow& row : splitSample(text, dialect.delimiter, isWhole, sampleRowsForDialect))
        rows += row.cells;
    if (!named.isNull() && !rows.isEmpty())
        rows.removeFirst();
    dialect.skip = leadingRows(rows);
    dialect.hasHeader = looksLikeHeader(rows.mid(dialect.skip));
    return dialect;
}

int leadingRows(const QList<QStringList>& rows) {
    constexpr qsizetype titleRowsMax = 10;
    const auto filled = [](const QStringList& cells) {
        return std::count_if(cells.cbegin(), cells.cend(), [](const QString& cell) { return !cell.trimmed().isEmpty(); });
    };
    qsizetype width = 0;
    for (const QStringList& row : rows)
        width = qMax<qsizetype>(width, filled(row));
    for (qsizetype i = 0; i < rows.size() && i <= titleRowsMax; ++i) {
        const QStringList& row = rows.at(i);
        const auto cells = filled(row);
        const int words = headerWordsIn(row);
        const bool isHeader =
            cells >= 2 && 2 * words >= cells && 2 * cells >= width && std::none_of(row.cbegin(), row.cend(), isTyped);
        if (isHeader)
            return static_cast<int>(i);
        // A title fills a cell or two of many; anything wider is a lead already.
        if (cells > 2 || 2 * cells > width)
            return 0;
    }
    return 0;
}

bool looksLikeHeader(const QList<QStringList>& rows) {
    if (rows.isEmpty())
        return true;
    const QStringList& first = rows.first();
    if (std::any_of(first.cbegin(), first.cend(), isTyped))
        return false;
    if (headerWordsIn(first) > 0)
        return true;
    QSet<QString> below;
    bool hasTypedCellsBelow = false;
    for (qsizetype r = 1; r < rows.size(); ++r) {
        for (const QString& cell : rows.at(r)) {
            below.insert(cell.trimmed().toCaseFolded());
            hasTypedCellsBelow = hasTypedCellsBelow || isTyped(cell);
        }
    }
    // Names of columns are short, different from each other, and do not come back as values.
    QSet<QString> words;
    for (const QString& cell : first) {
        const QString word = cell.trimmed().toCaseFolded();
        if (word.isEmpty() || word.size() > 40 || words.contains(word) || below.contains(word))
            return false;
        words.insert(word);
    }
    return rows.size() > 1 && hasTypedCellsBelow;
}

QString nameOfColumn(qsizetype index) {
    return QStringLiteral("Column %1").arg(index + 1);
}

QStringList columnNames(const QStringList& header) {
    QStringList names;
    QHash<QString, int> seen;
    for (qsizetype i = 0; i < header.size(); ++i) {
        QString name = header.at(i).simplified().left(200);
        if (name.isEmpty())
            name = nameOfColumn(i);
        const int times = ++seen[name.toCaseFolded()];
        if (times > 1)
            name += QStringLiteral(" (%1)").arg(times);
        names += name;
    }
    return names;
}

} // namespace leadwell::files
