// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Invocation.h"

#include "app/ctl/Terminal.h"
#include "core/services/WorkspacePath.h"

namespace leadwell::ctl {

QString Invocation::storePath() const {
    const QString given = value(QStringLiteral("store"));
    return given.isEmpty() ? services::defaultWorkspacePath() : given;
}

int Invocation::usage(const QString& sentence) const {
    terminal::complain(QStringLiteral("%1 See leadwellctl %2 --help.").arg(sentence, m_command));
    return exits::usage;
}

QCommandLineOption option(const char* name, const char* valueName, const char* help, const char* fallback) {
    return QCommandLineOption(QString::fromUtf8(name).split(u','), QString::fromUtf8(help), QString::fromUtf8(valueName),
                              QString::fromUtf8(fallback));
}

QCommandLineOption flag(const char* name, const char* help) {
    return QCommandLineOption(QString::fromUtf8(name).split(u','), QString::fromUtf8(help));
}

} // namespace leadwell::ctl
