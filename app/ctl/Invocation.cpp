// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Invocation.h"

#include "app/ctl/Terminal.h"
#include "core/services/WorkspacePath.h"

#include <QRegularExpression>

#include <algorithm>

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

QStringList wordsOf(const QCommandLineOption& option, const QString& usage) {
    static const QRegularExpression before(QStringLiteral("^([a-z-]+(?:, [a-z-]+)*): "));
    static const QRegularExpression other(QStringLiteral("[^a-z-]+"));
    const auto match = before.match(option.description());
    if (!match.hasMatch())
        return {};
    const QStringList words = match.captured(1).split(QStringLiteral(", "));
    const QStringList known = usage.split(other) << QStringLiteral("list");
    const bool areWords = std::all_of(words.begin(), words.end(), [&known](const QString& word) { return known.contains(word); });
    return areWords ? words : QStringList();
}

QCommandLineOption option(const char* name, const char* valueName, const char* help, const char* fallback) {
    return QCommandLineOption(QString::fromUtf8(name).split(u','), QString::fromUtf8(help), QString::fromUtf8(valueName),
                              QString::fromUtf8(fallback));
}

QCommandLineOption flag(const char* name, const char* help) {
    return QCommandLineOption(QString::fromUtf8(name).split(u','), QString::fromUtf8(help));
}

} // namespace leadwell::ctl
