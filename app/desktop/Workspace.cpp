// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Workspace.h"

#include "core/base/Log.h"
#include "core/vault/KeychainKeeper.h"
#include "ui/shell/StatusLine.h"

#include <QUuid>

namespace leadwell::desktop {
namespace {

constexpr std::chrono::minutes backupLookEvery{10};
constexpr Millis backupAge = std::chrono::hours(1);

std::unique_ptr<vault::KeyKeeper> keeperFor(const domain::WorkspaceSettings& settings, bool usesKeychain) {
    const QUuid id = QUuid::fromString(settings.id);
    if (!usesKeychain || id.isNull())
        return nullptr;
    return std::make_unique<vault::KeychainKeeper>(id);
}

} // namespace

services::DeskOptions Ground::deskOptions(const QString& path) {
    services::DeskOptions options;
    options.path = path;
    options.clock = &clock;
    options.random = &random;
    options.channels = &channels;
    return options;
}

Workspace::Workspace(Ground& ground, std::unique_ptr<services::Desk> desk, const domain::WorkspaceSettings& settings,
                     const Setting& setting, shell::WorkspaceOpener& opener)
    : m_ground(ground)
    , m_desk(std::move(desk)) {
    m_vault = std::make_unique<vault::Vault>(m_desk->vaultStorage(), keeperFor(settings, setting.usesKeychain));
    m_channels = std::make_unique<services::ChannelService>(m_desk->core(), *m_vault);
    m_due = std::make_unique<services::DueScheduler>(*m_desk, ground.clock);
    m_members = std::make_unique<models::MemberCache>(m_desk->team());
    m_drafts = std::make_unique<models::DraftStore>(m_desk->path() + QStringLiteral(".drafts.json"));
    m_actions = std::make_unique<kit::ActionRegistry>();
    m_dialogs = std::make_unique<kit::DialogSeam>();
    m_state = std::make_unique<shell::ShellState>(setting.ini, m_desk->path());
    m_window = std::make_unique<shell::MainWindow>(shell::ShellParts{*m_desk, *m_channels, *m_vault, *m_actions, *m_dialogs,
                                                                     ground.theme, *m_members, *m_drafts, ground.clock, *m_state,
                                                                     opener});
}

Workspace::~Workspace() {
    m_channels->stopPolling();
    m_notices.reset();
    m_window.reset();
}

void Workspace::startWork() {
    const auto poll = [this](const Result<bool>& unlocked) {
        if (!unlocked)
            qCInfo(logVault) << "The vault stays closed:" << unlocked.error().detail;
        m_channels->startPolling();
    };
    m_vault->unlockIfUsed().then(this, poll);
    connect(m_due.get(), &services::DueScheduler::doubted, this,
            [this](const QString& sentence) { m_window->statusLine().setTrouble(sentence); });
    m_due->start();
    m_notices = std::make_unique<shell::NoticeCentre>(m_window->context(), *m_window, kit::systemNotices());
    m_notices->start();
    connect(&m_backup, &QTimer::timeout, this, &Workspace::backUpWhenDue);
    m_backup.start(backupLookEvery);
    backUpWhenDue();
}

/// By the age of the newest backup, so that short sessions are backed up, too.
void Workspace::backUpWhenDue() {
    m_desk->maintenance().backups().then(this, [this](const Result<QList<services::BackupInfo>>& backups) {
        const bool isFresh = backups && !backups->isEmpty() && m_ground.clock.now() - backups->first().at < backupAge;
        if (isFresh)
            return;
        m_desk->maintenance().backup().then(this, [this](const Result<services::BackupInfo>& made) {
            if (made)
                m_window->statusLine().setBackup(made->at);
            else
                m_window->statusLine().setTrouble(made.error().sentence);
        });
    });
}

} // namespace leadwell::desktop
