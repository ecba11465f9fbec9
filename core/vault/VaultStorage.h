// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"

#include <QByteArray>
#include <QString>

namespace leadwell::vault {

/// Where the key of a workspace is kept.
enum class VaultMode : quint8 { None, Keychain, Passphrase, File };
/// "keychain", "passphrase", "file"; empty for None.
QString toText(VaultMode mode);
/// None for an unknown word.
VaultMode vaultModeFromText(const QString& text);

/// What a workspace remembers about its vault. None of it is secret.
struct VaultRecord {
    VaultMode mode = VaultMode::None;
    QByteArray check;         ///< a known text sealed with the key; a key that opens it is the right one
    QByteArray wrappedKey;    ///< the key sealed with a passphrase; empty when there is none
    qint64 sealedSecrets = 0; ///< boxes in the workspace; read only
};

/// The vault's place in the workspace, behind the store's threads.
class VaultStorage {
public:
    virtual ~VaultStorage() = default;
    /// Errors: Storage.
    virtual Answer<VaultRecord> load() = 0;
    /// Writes mode, check and wrapped key in one transaction; true when it is durable. Errors: Storage.
    virtual Answer<bool> save(const VaultRecord& record) = 0;
};

} // namespace leadwell::vault
