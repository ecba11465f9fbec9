// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/vault/SecretBytes.h"

namespace leadwell::vault {

/// What one guess at a passphrase costs (Argon2id, libsodium).
struct PassphraseCost {
    quint64 passes = 3;
    quint64 memoryBytes = 64ULL * 1024 * 1024;
};

/// Wraps the vault key with a passphrase. The wrapped form carries version, cost and salt and may be stored
/// in the open. The work (about 0.1–0.4 s) runs on a thread of its own; the answer can be awaited from any
/// thread.
class PassphraseKeeper {
public:
    static constexpr qsizetype shortestPassphrase = 8;

    explicit PassphraseKeeper(const PassphraseCost& cost = {}) : m_cost(cost) {}

    /// Errors: Invalid (the passphrase is too short), Internal (not enough memory).
    Answer<QByteArray> wrap(const SecretBytes& key, const SecretBytes& passphrase) const;
    /// Errors: Denied (another passphrase), Invalid (the wrapped form is damaged).
    Answer<SecretBytes> unwrap(const QByteArray& wrapped, const SecretBytes& passphrase) const;

private:
    PassphraseCost m_cost;
};

} // namespace leadwell::vault
