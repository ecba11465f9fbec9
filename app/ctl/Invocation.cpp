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
    // Qt's own sentences end with a full stop in some versions only.
    const bool isEnded = sentence.endsWith(u'.') || sentence.endsWith(u'?');
    terminal::complain(
        QStringLiteral("%1%2 See leadwellctl %3 --help.").arg(sentence, isEnded ? QString() : QStringLiteral("."), m_command));
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
