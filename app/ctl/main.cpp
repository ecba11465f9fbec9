// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Invocation.h"
#include "app/ctl/Terminal.h"
#include "core/base/Heap.h"
#include "core/services/WorkspacePath.h"

#include <QCoreApplication>
#include <QLoggingCategory>

using namespace leadwell;
using namespace leadwell::ctl;

namespace {

void printOverview() {
    terminal::say(QStringLiteral("leadwellctl %1: Leadwell from the command line").arg(QCoreApplication::applicationVersion()));
    terminal::say({});
    for (const Command& command : allCommands())
        terminal::say(QStringLiteral("  %1 %2").arg(command.name.leftJustified(10), command.summary));
    terminal::say({});
    terminal::say(QStringLiteral("Every command takes --store FILE (default: %1), --json, --verbose and --help.")
                      .arg(services::defaultWorkspacePath()));
    terminal::say(QStringLiteral("Exit codes: 0 done, 1 refused (the reason is on standard error), 2 usage."));
}

QString optionText(const QCommandLineOption& option) {
    QStringList names;
    for (const QString& name : option.names())
        names.append((name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name);
    return option.valueName().isEmpty() ? names.join(QStringLiteral(", "))
                                        : names.join(QStringLiteral(", ")) + u' ' + option.valueName();
}

void printHelp(const Command& command, const QList<QCommandLineOption>& options) {
    terminal::say(QStringLiteral("leadwellctl %1 [options] %2").arg(command.name, command.usage));
    terminal::say(command.summary);
    for (const QString& line : command.help.split(u'\n', Qt::SkipEmptyParts))
        terminal::say(line);
    terminal::say({});
    for (const QCommandLineOption& option : options)
        terminal::say(QStringLiteral("  %1 %2").arg(optionText(option).leftJustified(26), option.description()));
}

QList<QCommandLineOption> commonOptions() {
    return {option("store", "FILE", "the workspace; without it the desktop's own"), flag("json", "print JSON"),
            flag("verbose", "the log's details, too, on standard error; LEADWELL_LOG=1 does the same"),
            flag("help", "this text")};
}

int runCommand(const Command& command, const QStringList& typed) {
    QCommandLineParser parser;
    const QList<QCommandLineOption> options = command.options + commonOptions();
    parser.addOptions(options);
    const Invocation call(command.name, parser);
    if (!parser.parse(typed))
        return call.usage(parser.errorText());
    if (call.has(QStringLiteral("help"))) {
        printHelp(command, options);
        return exits::done;
    }
    if (!call.has(QStringLiteral("verbose")) && !qEnvironmentVariableIsSet("LEADWELL_LOG"))
        QLoggingCategory::setFilterRules(QStringLiteral("leadwell.*=false")); // A person reads the sentence alone.
    const qsizetype given = call.arguments().size();
    if (given < command.argumentsMin)
        return call.usage(QStringLiteral("%1 needs %2.").arg(command.name, command.usage));
    if (command.argumentsMax >= 0 && given > command.argumentsMax)
        return call.usage(QStringLiteral("“%1” is one word too many.").arg(call.arguments().at(command.argumentsMax)));
    for (const QCommandLineOption& option : command.options) {
        const QStringList words = wordsOf(option, command.usage);
        if (!words.isEmpty() && parser.isSet(option) && !words.contains(call.word()))
            return call.usage(
                QStringLiteral("--%1 goes with %2 %3, not with %4.")
                    .arg(option.names().constLast(), command.name, words.join(QStringLiteral(" or ")), call.word()));
    }
    const auto exit = command.run(call);
    if (exit)
        return *exit;
    terminal::complain(exit.error().sentence);
    return exits::refused;
}

int run(const QStringList& words) {
    QString name = words.value(1);
    QStringList rest = words.mid(1);
    if (name == QStringLiteral("help") && words.size() > 2) { // "help import" is "import --help".
        name = words.at(2);
        rest = {name, QStringLiteral("--help")};
    }
    if (name.isEmpty() || name == QStringLiteral("--help") || name == QStringLiteral("help")) {
        printOverview();
        return name.isEmpty() ? exits::usage : exits::done;
    }
    if (name == QStringLiteral("--version")) {
        terminal::say(QStringLiteral("leadwellctl %1").arg(QCoreApplication::applicationVersion()));
        return exits::done;
    }
    for (const Command& command : allCommands()) {
        if (command.name == name)
            return runCommand(command, rest);
    }
    terminal::complain(QStringLiteral("There is no command “%1”. leadwellctl --help lists them.").arg(name));
    return exits::usage;
}

} // namespace

int main(int argc, char** argv) {
    leadwell::tuneHeap();
    QCoreApplication application(argc, argv);
    services::nameApplication(QStringLiteral(LEADWELL_VERSION));
    return run(QCoreApplication::arguments());
}
