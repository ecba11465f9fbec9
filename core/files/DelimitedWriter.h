// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QIODevice>
#include <QString>
#include <QStringList>

namespace leadwell::files {

struct WriteOptions {
    QChar delimiter = QLatin1Char(',');
    bool bom = true;            ///< Excel takes UTF-8 for UTF-8 only with one
    bool guardsFormulas = true; ///< see FormulaGuard; phone numbers ("+91 …") therefore stay text in a spreadsheet
};

/// Writes a table row by row as UTF-8 after RFC 4180. DelimitedReader gives back the same cells. The device
/// must be open for writing and outlive the writer; use QSaveFile so that a failure leaves the old file.
class DelimitedWriter {
public:
    explicit DelimitedWriter(QIODevice& device, const WriteOptions& options = {}) : m_device(device), m_options(options) {}

    /// Errors: Storage (disk full, device gone).
    Result<void> write(const QStringList& cells);

private:
    QString quoted(const QString& cell) const;

    QIODevice& m_device;
    WriteOptions m_options;
    bool m_hasBegun = false;
};

} // namespace leadwell::files
