// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/DesktopApp.h"
#include "app/desktop/LogFile.h"
#include "app/desktop/Options.h"
#include "app/desktop/Places.h"
#include "app/desktop/ShotTaker.h"
#include "core/base/Heap.h"
#include "ui/kit/Icons.h"
#include "ui/kit/MeteredApplication.h"

#include <QTimer>

using namespace leadwell;

int main(int argc, char* argv[]) {
    tuneHeap();
    kit::MeteredApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Leadwell"));
    QApplication::setApplicationName(QStringLiteral("leadwell"));
    QApplication::setApplicationVersion(QStringLiteral(LEADWELL_VERSION));
    QApplication::setWindowIcon(kit::icons::application());
    QGuiApplication::setDesktopFileName(QStringLiteral("leadwell"));

    const desktop::Options options = desktop::readOptions(app);
    if (options.quitAfter)
        QTimer::singleShot(*options.quitAfter, &app, &QCoreApplication::quit);
    const desktop::Places places = desktop::usualPlaces();
    if (!options.shots.isEmpty()) {
        desktop::startLogFile(places.logs(), desktop::Terminal::Quiet);
        desktop::ShotTaker shots(options.shots, options.things);
        shots.start();
        return QApplication::exec();
    }
    desktop::startLogFile(places.logs());
    desktop::DesktopApp desk(app, options, places);
    return desk.start() ? QApplication::exec() : 0;
}
