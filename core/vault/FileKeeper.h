// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/vault/KeyKeeper.h"

#include <QString>

namespace leadwell::vault {

/// Keeps the key in a file only its owner can read (mode 0400): for the command line and the hub, which have
/// no keychain. The file holds the 32 bytes as 64 hexadecimal digits. Answers at once. Errors: NotFound,
/// Denied (others may read it; the sentence says how to mend it), Storage, Invalid (no key in it).
class FileKeeper final : public KeyKeeper {
public:
    explicit FileKeeper(const QString& path) : m_path(path) {}

    VaultMode mode() const override { return VaultMode::File; }
    Answer<SecretBytes> read() override;
    /// Never overwrites a file that exists. Errors: Conflict.
    Answer<bool> write(const SecretBytes& key) override;

private:
    Result<SecretBytes> readNow() const;
    Result<bool> writeNow(const SecretBytes& key) const;

    QString m_path;
};

} // namespace leadwell::vault
