// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Sources.h"

#include "app/ctl/Await.h"
#include "core/vault/FileKeeper.h"
#include "core/vault/KeychainKeeper.h"

namespace leadwell::ctl {

QCommandLineOption Sources::keyFileOption() {
    return option("key-file", "FILE", "the vault's key is in this file, not in the system's keychain");
}

Result<std::unique_ptr<Sources>> Sources::open(const Invocation& call, Workspace::Mode mode) {
    std::unique_ptr<Sources> sources(new Sources);
    LW_TRY(sources->m_workspace, Workspace::open(call, mode));
    LW_TRY(const auto settings, await(sources->desk().team().settings()));
    const QString keyFile = call.value(QStringLiteral("key-file"));
    std::unique_ptr<vault::KeyKeeper> keeper;
    if (keyFile.isEmpty())
        keeper = std::make_unique<vault::KeychainKeeper>(QUuid::fromString(settings.id));
    else
        keeper = std::make_unique<vault::FileKeeper>(keyFile);
    sources->m_vault = std::make_unique<vault::Vault>(sources->desk().vaultStorage(), std::move(keeper));
    sources->m_channels = std::make_unique<services::ChannelService>(sources->desk().core(), *sources->m_vault);
    return sources;
}

Result<domain::Account> Sources::find(const QString& text) {
    LW_TRY(const auto accounts, await(m_channels->accounts()));
    QList<domain::Account> begin;
    QStringList known;
    for (const domain::Account& account : accounts) {
        if (account.id.text() == text || account.name.compare(text, Qt::CaseInsensitive) == 0)
            return account;
        if (account.id.text().startsWith(text) || account.name.startsWith(text, Qt::CaseInsensitive))
            begin.append(account);
        known.append(account.name);
    }
    if (begin.size() == 1 && !text.isEmpty())
        return begin.first();
    return Error{ErrorKind::NotFound,
                 known.isEmpty()
                     ? QStringLiteral("No account is connected.")
                     : QStringLiteral("There is no account “%1”; there are: %2.").arg(text, known.join(QStringLiteral(", "))),
                 {}};
}

} // namespace leadwell::ctl
