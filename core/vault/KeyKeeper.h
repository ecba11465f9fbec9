// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/vault/SecretBytes.h"
#include "core/vault/VaultStorage.h"

namespace leadwell::vault {

/// Where the vault key of a workspace lives. A keeper reports what it finds and decides nothing.
class KeyKeeper {
public:
    virtual ~KeyKeeper() = default;
    virtual VaultMode mode() const = 0;

    /// Errors: NotFound (no such entry: none was made yet, or the keyring is locked), Denied (refused),
    /// Offline (there is no such service), TimedOut (no answer within a minute).
    virtual Answer<SecretBytes> read() = 0;
    /// Writes, reads back and compares; true when the keeper gave back the same key. Errors as above.
    virtual Answer<bool> write(const SecretBytes& key) = 0;
};

} // namespace leadwell::vault
