// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace leadwell::desktop {

Options readOptions(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("Options", "Leadwell, the lead desk."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(QStringLiteral("store"),
                                   QCoreApplication::translate("Options", "Open this workspace instead of the usual one."),
                                   QStringLiteral("file"));
    const QCommandLineOption shots(
        QStringLiteral("shots"),
        QCoreApplication::translate(
            "Options",
            "Render every page of a sample workspace into this folder, or those states whose names begin with a thing."),
        QStringLiteral("folder"));
    const QCommandLineOption quitAfter(QStringLiteral("quit-after"),
                                       QCoreApplication::translate("Options", "Quit after so many milliseconds."),
                                       QStringLiteral("ms"));
    const QCommandLineOption measure(
        QStringLiteral("measure"),
        QCoreApplication::translate("Options", "Work in the inbox so many times, print how long each thing took, and quit."),
        QStringLiteral("times"));
    const QCommandLineOption soak(
        QStringLiteral("soak"),
        QCoreApplication::translate("Options",
                                    "With --measure: go on for so many minutes while twenty enquiries a second come in."),
        QStringLiteral("minutes"));
    const QCommandLineOption callIn(
        QStringLiteral("call-in"),
        QCoreApplication::translate("Options",
                                    "A call comes in: open the form of a call with this number, for telephone programs."),
        QStringLiteral("number"));
    parser.addOptions({store, shots, measure, soak, quitAfter, callIn});
    parser.addPositionalArgument(
        QStringLiteral("things"),
        QCoreApplication::translate("Options", "Files (.csv .tsv .vcf .eml .mbox) and links (leadwell:, tel:) to open."),
        QStringLiteral("[things…]"));
    parser.process(app);
    Options options;
    options.store = parser.value(store);
    options.shots = parser.value(shots);
    options.measureRuns = parser.isSet(measure) ? std::max(1, parser.value(measure).toInt()) : 0;
    options.measureMinutes = parser.value(soak).toInt();
    if (parser.isSet(quitAfter))
        options.quitAfter = std::chrono::milliseconds(std::max(0, parser.value(quitAfter).toInt()));
    for (const QString& thing : parser.positionalArguments()) {
        // A path means the same file for the instance that is running elsewhere.
        const bool isFile = QFileInfo::exists(thing);
        options.things << (isFile ? QFileInfo(thing).absoluteFilePath() : thing);
    }
    for (const QString& number : parser.values(callIn))
        options.things << QStringLiteral("leadwell:call?dir=in&number=") +
                              QString::fromLatin1(number.toUtf8().toPercentEncoding());
    return options;
}

} // namespace leadwell::desktop
