// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/Options.h"
#include "app/desktop/Places.h"
#include "app/desktop/SingleInstance.h"
#include "app/desktop/TroubleWindow.h"
#include "app/desktop/WindowBench.h"
#include "app/desktop/Workspace.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace leadwell::desktop {

/// Wires the program together and keeps one workspace open.
class DesktopApp final : public QObject, public shell::WorkspaceOpener {
    Q_OBJECT
public:
    DesktopApp(kit::MeteredApplication& app, const Options& options, const Places& places, QObject* parent = nullptr);
    ~DesktopApp() override;

    /// False when another instance shows the workspace already: then there is nothing to do here.
    bool start();

    void openWorkspace(const QString& path) override;
    Answer<bool> openSample() override;
    Answer<bool> removeSample() override;

private:
    void open(const QString& path, bool beginsAnew = false);
    void showWorkspace(std::unique_ptr<services::Desk> desk, const domain::WorkspaceSettings& settings);
    void showTrouble(const QString& path, const Error& error);
    void openThings(const QStringList& things);
    void raise();
    QString samplePath() const;
    QString settingsFile();

    kit::MeteredApplication& m_app;
    Options m_options;
    Places m_places;
    QString m_ownPath; ///< the workspace the program was started with
    Ground m_ground;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<services::Desk> m_opening; ///< while its settings are being read
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TroubleWindow> m_trouble;
    std::unique_ptr<QTemporaryDir> m_measureFiles; ///< a measurement leaves the person's settings alone
    std::unique_ptr<WindowBench> m_bench;
};

} // namespace leadwell::desktop
