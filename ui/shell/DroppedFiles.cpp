// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/DroppedFiles.h"

#include <QFileInfo>

namespace leadwell::shell {

DroppedFiles sortFiles(const QStringList& paths) {
    const QStringList tables{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"), QStringLiteral("vcf")};
    const QStringList mails{QStringLiteral("eml"), QStringLiteral("mbox")};
    DroppedFiles files;
    for (const QString& path : paths) {
        const QString ending = QFileInfo(path).suffix().toLower();
        if (tables.contains(ending))
            files.tables << path;
        else if (mails.contains(ending))
            files.mails << path;
        else
            files.others << path;
    }
    return files;
}

} // namespace leadwell::shell
