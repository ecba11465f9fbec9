// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Workspace.h"
#include "core/services/ChannelService.h"
#include "core/vault/Vault.h"

namespace leadwell::ctl {

/// An open workspace with its accounts: the vault, which takes its key from --key-file or the system's keychain, and the
/// service that polls. Made and used in main's thread; its answers need the event loop (awaitOnLoop).
class Sources {
public:
    static Result<std::unique_ptr<Sources>> open(const Invocation& call, Workspace::Mode mode);
    static QCommandLineOption keyFileOption();

    services::Desk& desk() { return m_workspace->desk(); }
    services::ChannelService& channels() { return *m_channels; }
    const channels::Registry& registry() const { return m_workspace->channels(); }

    /// An account by name, id or the beginning of either when that is one account's. Errors: NotFound, naming those there are.
    Result<domain::Account> find(const QString& text);

private:
    Sources() = default;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<vault::Vault> m_vault;
    std::unique_ptr<services::ChannelService> m_channels; ///< last: goes first
};

} // namespace leadwell::ctl
