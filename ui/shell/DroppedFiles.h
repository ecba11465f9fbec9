// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace leadwell::shell {

/// Files that came by drop or command line, by what their names say they are.
struct DroppedFiles {
    QStringList tables; ///< .csv .tsv .txt .vcf
    QStringList mails;  ///< .eml .mbox
    QStringList others;
};
DroppedFiles sortFiles(const QStringList& paths);

} // namespace leadwell::shell
