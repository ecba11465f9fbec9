// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/channels/AllChannels.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "core/services/DueScheduler.h"
#include "core/vault/Vault.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Theme.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NoticeCentre.h"
#include "ui/shell/ShellState.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace leadwell::desktop {

/// What every workspace shares.
struct Ground {
    SystemClock clock;
    SystemRandom random;
    channels::Registry channels = channels::allChannels();
    kit::Theme theme;

    services::DeskOptions deskOptions(const QString& path);
};

/// One open workspace with its window, from the store up. Destroying it closes everything in the right order.
class Workspace final : public QObject {
    Q_OBJECT
public:
    struct Setting {
        QString ini;
        bool usesKeychain = true;
    };

    Workspace(Ground& ground, std::unique_ptr<services::Desk> desk, const domain::WorkspaceSettings& settings,
              const Setting& setting, shell::WorkspaceOpener& opener);
    ~Workspace() override;

    shell::MainWindow& window() { return *m_window; }
    services::Desk& desk() { return *m_desk; }
    /// Opens the vault where secrets exist, polls the channels, does what is due when it is due, and backs up every hour.
    void startWork();

private:
    void backUpWhenDue();

    Ground& m_ground;
    std::unique_ptr<services::Desk> m_desk;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_channels;
    std::unique_ptr<services::DueScheduler> m_due;
    std::unique_ptr<models::MemberCache> m_members;
    std::unique_ptr<models::DraftStore> m_drafts;
    std::unique_ptr<kit::ActionRegistry> m_actions;
    std::unique_ptr<kit::DialogSeam> m_dialogs;
    std::unique_ptr<shell::ShellState> m_state;
    std::unique_ptr<shell::MainWindow> m_window;
    std::unique_ptr<shell::NoticeCentre> m_notices;
    QTimer m_backup;
};

} // namespace leadwell::desktop
