// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::ctl {

/// What a program says when it ends.
namespace exits {
inline constexpr int done = 0;
inline constexpr int refused = 1; ///< with the reason on standard error
inline constexpr int usage = 2;
} // namespace exits

/// One call of one command: its words and options, understood.
class Invocation {
public:
    Invocation(const QString& command, const QCommandLineParser& parser) : m_command(command), m_parser(parser) {}

    QString command() const { return m_command; }
    /// The first word behind the command, which says what it shall do; "list" without one.
    QString word() const { return m_parser.positionalArguments().value(0, QStringLiteral("list")); }
    QStringList arguments() const { return m_parser.positionalArguments(); }
    bool has(const QString& option) const { return m_parser.isSet(option); }
    QString value(const QString& option) const { return m_parser.value(option); }
    QStringList values(const QString& option) const { return m_parser.values(option); }
    bool wantsJson() const { return has(QStringLiteral("json")); }
    QString storePath() const;

    /// Says what is wrong with the words of the command; answers the exit code.
    int usage(const QString& sentence) const;

private:
    QString m_command;
    const QCommandLineParser& m_parser;
};

/// A command of the program. `run` answers the exit code; an error is printed and means refused.
struct Command {
    QString name;
    QString usage; ///< what stands behind the name: "CHANNEL FILE…"
    QString summary;
    QString help; ///< more sentences, shown by --help
    /// What an option's help says before a colon are the words of the command it goes with ("add, set: …"); "list" is the
    /// command without a word, too. With any other word it is refused. Without a colon it goes with all of them.
    QList<QCommandLineOption> options;
    int argumentsMin = 0;
    int argumentsMax = 0; ///< -1: any number
    Result<int> (*run)(const Invocation&) = nullptr;
};

/// An option with a value, and one without.
QCommandLineOption option(const char* name, const char* valueName, const char* help, const char* fallback = "");
QCommandLineOption flag(const char* name, const char* help);

/// The words of a command that the option goes with; empty: with all. `usage`: the command's, which names its words.
QStringList wordsOf(const QCommandLineOption& option, const QString& usage);

/// Every command, in the order of the help.
QList<Command> allCommands();

} // namespace leadwell::ctl
