// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/base/Result.h"
#include "core/files/DelimitedWriter.h"

#include <QFile>
#include <QStringList>

#include <memory>

namespace leadwell::services {

/// The rows that could not be imported, with the original columns and the reason, in the folder "imports" beside the
/// store. Made with its first row; only the user may read it.
class RejectFile {
public:
    RejectFile(const QString& storePath, const QString& importPath, Instant now);

    /// Errors: Storage.
    Result<void> add(const QStringList& columns, const QStringList& cells, const QString& reason);
    Result<void> close();
    /// Empty while there is none.
    QString path() const { return m_file ? m_path : QString(); }

private:
    Result<void> open(const QStringList& columns);

    QString m_path;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<files::DelimitedWriter> m_writer;
};

} // namespace leadwell::services
