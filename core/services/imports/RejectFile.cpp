// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/RejectFile.h"

#include "core/services/imports/ImportPlanning.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

namespace leadwell::services {

namespace {

Error cannotWrite(const QString& path, const QString& reason) {
    return {ErrorKind::Storage,
            QStringLiteral("The file of rejected rows “%1” could not be written: %2.").arg(QFileInfo(path).fileName(), reason),
            path};
}

} // namespace

RejectFile::RejectFile(const QString& storePath, const QString& importPath, Instant now) {
    const QDir folder(QFileInfo(storePath).absolutePath() + QStringLiteral("/imports"));
    const QString stamp = now.inZone(QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString base = QStringLiteral("%1-rejected-%2").arg(QFileInfo(importPath).completeBaseName().left(100), stamp);
    m_path = folder.filePath(base + QStringLiteral(".csv"));
    for (int n = 2; QFile::exists(m_path); ++n)
        m_path = folder.filePath(QStringLiteral("%1-%2.csv").arg(base).arg(n));
}

Result<void> RejectFile::open(const QStringList& columns) {
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return cannotWrite(m_path, QStringLiteral("the folder cannot be made"));
    m_file = std::make_unique<QFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return cannotWrite(m_path, m_file->errorString());
    m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_writer = std::make_unique<files::DelimitedWriter>(*m_file);
    return m_writer->write(columns + QStringList{reasonHeader()});
}

Result<void> RejectFile::add(const QStringList& columns, const QStringList& cells, const QString& reason) {
    if (!m_file)
        LW_CHECK(open(columns));
    QStringList row = cells.mid(0, columns.size());
    row.resize(columns.size());
    row.append(reason);
    row.append(cells.mid(columns.size()));
    return m_writer->write(row);
}

Result<void> RejectFile::close() {
    if (m_file && !m_file->flush())
        return cannotWrite(m_path, m_file->errorString());
    return {};
}

} // namespace leadwell::services
