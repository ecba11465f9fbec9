// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/SourceTree.h"

#include "core/base/Assert.h"

#include <QFile>

namespace leadwell::test {

QString sourcePath(const QString& relative) {
    return QStringLiteral(LEADWELL_SOURCE_DIR "/") + relative;
}

QByteArray fileBytes(const QString& path) {
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    LW_ASSERT(isOpen);
    return file.readAll();
}

} // namespace leadwell::test
