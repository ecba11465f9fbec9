// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desktop/Workspace.h"
#include "ui/pages/Shot.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <optional>

namespace leadwell::desktop {

/// Renders every state of every page that the pages name, in both themes, from sample workspaces made for it in a
/// temporary folder; with `only`, those states whose names begin with one of these. Prints what it wrote and quits; exit code 1
/// when a state could not be reached or none is called so.
class ShotTaker final : public QObject, public shell::WorkspaceOpener {
    Q_OBJECT
public:
    ShotTaker(const QString& folder, const QStringList& only, QObject* parent = nullptr);
    ~ShotTaker() override;
    void start();

    // A picture stays in its workspace.
    void openWorkspace(const QString&) override {}
    Answer<bool> openSample() override { return answered<bool>(true); }
    Answer<bool> removeSample() override { return answered<bool>(true); }

private:
    enum class Step : quint8 { Arriving, Arranged };

    void next();
    void makeWorkspace(pages::Shot::Workspace kind);
    void showWorkspace(std::unique_ptr<services::Desk> desk);
    void begin();
    void arrive(const pages::Route& route);
    QPixmap picture();
    void look();
    void save();
    void finish(int code);

    QString m_folder;
    QTemporaryDir m_stores;
    Ground m_ground;
    std::unique_ptr<Workspace> m_workspace;
    std::optional<pages::Shot::Workspace> m_kind;
    QList<pages::Shot> m_shots; ///< still to be taken
    pages::Shot m_shot;
    bool m_isDark = false;
    bool m_isWriting = false; ///< what was arranged is not all on the disk
    Step m_step = Step::Arriving;
    QTimer m_look;
    int m_calm = 0; ///< looks in a row at which nothing was being waited for
    int m_looks = 0;
    int m_written = 0;
    int m_opened = 0;
    int m_missed = 0;
};

} // namespace leadwell::desktop
