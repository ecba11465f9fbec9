// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/TraceFile.h"

#include "core/base/Timings.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

namespace leadwell::shell {
namespace {

Result<QString> write(const QString& folder, const QDateTime& now) {
    const QString path = QStringLiteral("%1/trace-%2.json").arg(folder, now.toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
    const auto failed = [&path](const QString& detail) {
        return Error{ErrorKind::Storage,
                     QCoreApplication::translate("TraceFile", "The trace could not be saved to “%1”.").arg(path), detail};
    };
    if (!QDir().mkpath(folder))
        return failed(folder);
    QSaveFile file(path);
    const QByteArray trace = Timings::ofProgram().trace();
    if (!file.open(QIODevice::WriteOnly) || file.write(trace) != trace.size() || !file.commit())
        return failed(file.errorString());
    return QDir::toNativeSeparators(path);
}

} // namespace

Answer<QString> saveTrace(const QString& folder, const QDateTime& now) {
    return inBackground([folder, now] { return write(folder, now); });
}

} // namespace leadwell::shell
