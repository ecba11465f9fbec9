// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/DelimitedWriter.h"

#include "core/files/FormulaGuard.h"

#include <algorithm>

namespace leadwell::files {
namespace {

bool isSpecial(QChar c) {
    return c == QLatin1Char('"') || c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char(',') ||
           c == QLatin1Char(';') || c == QLatin1Char('\t') || c == QLatin1Char('|');
}

} // namespace

QString DelimitedWriter::quoted(const QString& cell) const {
    QString text = m_options.guardsFormulas ? withFormulaGuard(cell) : cell;
    // Every delimiter anyone uses is quoted, not only ours: the reader has to guess which one it is.
    const bool needsQuotes = text.isEmpty() || text.at(0).isSpace() || text.back().isSpace() || text.at(0) == QChar(0x1A) ||
                             text.contains(m_options.delimiter) || std::any_of(text.cbegin(), text.cend(), isSpecial);
    if (!needsQuotes)
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

Result<void> DelimitedWriter::write(const QStringList& cells) {
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += m_options.delimiter;
        // An empty cell needs no quotes, except alone: its row would be a blank line.
        if (!cells.at(i).isEmpty() || cells.size() == 1)
            line += quoted(cells.at(i));
    }
    line += QStringLiteral("\r\n");
    QByteArray bytes = line.toUtf8();
    // A text that begins with U+FEFF would lose it as a byte order mark.
    if (!m_hasBegun && (m_options.bom || line.startsWith(QChar(0xFEFF))))
        bytes.prepend("\xEF\xBB\xBF");
    m_hasBegun = true;
    if (m_device.write(bytes) != bytes.size())
        return Error{ErrorKind::Storage, QStringLiteral("The file could not be written: %1.").arg(m_device.errorString()), {}};
    return {};
}

} // namespace leadwell::files
