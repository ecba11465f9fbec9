// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/DesktopApp.h"

#include "app/desktop/SampleStore.h"
#include "core/base/Log.h"
#include "ui/pages/Route.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QThreadPool>

namespace leadwell::desktop {
DesktopApp::DesktopApp(kit::MeteredApplication& app, const Options& options, const Places& places, QObject* parent)
    : QObject(parent)
    , m_app(app)
    , m_options(options)
    , m_places(places) {
    // Between two workspaces there is no window for a moment.
    QApplication::setQuitOnLastWindowClosed(false);
    m_ground.theme.install();
}

DesktopApp::~DesktopApp() {
    m_bench.reset();
    m_workspace.reset();
    QThreadPool::globalInstance()->waitForDone();
}

bool DesktopApp::start() {
    const QString path = m_options.store.isEmpty() ? m_places.store() : QFileInfo(m_options.store).absoluteFilePath();
    m_ownPath = path;
    auto instance = std::make_unique<SingleInstance>(path);
    if (instance->handOver(m_options.things))
        return false;
    open(path);
    return true;
}

/// Later: the window that asked is still on the stack.
void DesktopApp::openWorkspace(const QString& path) {
    QMetaObject::invokeMethod(
        this, [this, path] { open(path); }, Qt::QueuedConnection);
}

QString DesktopApp::samplePath() const {
    return QFileInfo(m_ownPath).absolutePath() + QStringLiteral("/sample.leadwell");
}

Answer<bool> DesktopApp::openSample() {
    if (QFileInfo::exists(samplePath())) {
        openWorkspace(samplePath());
        return answered<bool>(true);
    }
    return makeSampleStore(samplePath(), pages::Shot::Workspace::Sample, m_ground.channels, this)
        .then(this, [this](const Result<bool>& made) {
            if (made)
                openWorkspace(samplePath());
            return made;
        });
}

Answer<bool> DesktopApp::removeSample() {
    if (!m_workspace || m_workspace->desk().path() != samplePath())
        return answered<bool>(Error{ErrorKind::NotFound, tr("This is your own workspace; there is no sample to remove."), {}});
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_workspace.reset();
            removeStore(samplePath());
            open(m_ownPath);
        },
        Qt::QueuedConnection);
    return answered<bool>(true);
}

void DesktopApp::open(const QString& path, bool beginsAnew) {
    m_workspace.reset();
    m_instance.reset();
    QDir().mkpath(QFileInfo(path).absolutePath());
    services::DeskOptions options = m_ground.deskOptions(path);
    options.beginAnew = beginsAnew;
    auto desk = services::Desk::open(options);
    if (!desk) {
        qCWarning(logStore) << "The workspace cannot be opened:" << desk.error().detail;
        showTrouble(path, desk.error());
        return;
    }
    m_opening = std::move(desk).value();
    m_opening->team().settings().then(this, [this, path](const Result<domain::WorkspaceSettings>& settings) {
        auto opened = std::exchange(m_opening, nullptr);
        if (settings)
            showWorkspace(std::move(opened), *settings);
        else
            showTrouble(path, settings.error());
    });
}

QString DesktopApp::settingsFile() {
    if (m_options.measureRuns == 0)
        return m_places.settings;
    m_measureFiles = std::make_unique<QTemporaryDir>();
    return m_measureFiles->filePath(QStringLiteral("windows.ini"));
}

void DesktopApp::showWorkspace(std::unique_ptr<services::Desk> desk, const domain::WorkspaceSettings& settings) {
    const QString path = desk->path();
    const bool isMeasured = m_options.measureRuns > 0;
    m_workspace = std::make_unique<Workspace>(m_ground, std::move(desk), settings,
                                              Workspace::Setting{settingsFile(), !m_places.isPortable && !isMeasured}, *this);
    shell::MainWindow& window = m_workspace->window();
    connect(&window, &shell::MainWindow::closed, qApp, &QCoreApplication::quit);
    window.openLastPlace();
    window.show();
    m_trouble.reset();
    m_instance = std::make_unique<SingleInstance>(path);
    connect(m_instance.get(), &SingleInstance::called, this, &DesktopApp::openThings);
    m_instance->listen();
    if (isMeasured)
        m_bench = std::make_unique<WindowBench>(m_app, window, m_options.measureRuns, m_options.measureMinutes);
    else
        m_workspace->startWork();
    openThings(std::exchange(m_options.things, {}));
}

void DesktopApp::showTrouble(const QString& path, const Error& error) {
    auto fresh = std::make_unique<TroubleWindow>(path, error);
    connect(fresh.get(), &TroubleWindow::workspaceWanted, this, &DesktopApp::openWorkspace);
    connect(
        fresh.get(), &TroubleWindow::newWorkspaceWanted, this, [this](const QString& wanted) { open(wanted, true); },
        Qt::QueuedConnection);
    connect(fresh.get(), &TroubleWindow::closed, qApp, &QCoreApplication::quit);
    fresh->show();
    m_trouble = std::move(fresh);
}

void DesktopApp::openThings(const QStringList& things) {
    if (!m_workspace)
        return;
    QStringList files;
    for (const QString& thing : things) {
        if (!pages::isLink(thing)) {
            files << thing;
            continue;
        }
        // Anybody may have written it: it shows or pre-fills something, or is refused with a sentence.
        if (const auto route = pages::readLink(thing))
            m_workspace->window().navigate(*route);
        else
            m_workspace->window().showError(route.error());
    }
    if (!files.isEmpty())
        m_workspace->window().takeFiles(files);
    raise();
}

void DesktopApp::raise() {
    shell::MainWindow& window = m_workspace->window();
    if (window.isMinimized())
        window.showNormal();
    window.raise();
    window.activateWindow();
}

} // namespace leadwell::desktop
