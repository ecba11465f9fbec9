// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/vault/KeyKeeper.h"

#include <QObject>
#include <QUuid>

namespace leadwell::vault {

/// Keeps the key in the system's keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Store)
/// as the one entry "vault/<workspace>" of the service "Leadwell". Jobs are asynchronous and end after a
/// minute at the latest; a keyring that asks the person keeps them waiting until then. Lives on a thread with
/// an event loop. Errors as measured for QtKeychain 0.13: a locked Secret Service answers a read with
/// NotFound and a write with Denied.
class KeychainKeeper final : public QObject, public KeyKeeper {
    Q_OBJECT
public:
    explicit KeychainKeeper(const QUuid& workspace, Millis deadline = std::chrono::seconds(60), QObject* parent = nullptr);

    VaultMode mode() const override { return VaultMode::Keychain; }
    Answer<SecretBytes> read() override;
    Answer<bool> write(const SecretBytes& key) override;

    static QString service() { return QStringLiteral("Leadwell"); }
    QString entry() const { return m_entry; }

private:
    QString m_entry;
    Millis m_deadline;
};

} // namespace leadwell::vault
