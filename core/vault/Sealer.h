// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/vault/SecretBytes.h"

namespace leadwell::vault {

/// Seals small secrets with XChaCha20-Poly1305 (libsodium). A box is one version byte, 24 random bytes, and
/// the sealed secret with its tag. The context is not in the box but bound to it: a box moved to another
/// account or field does not open. Stateless apart from the key; thread-safe.
class Sealer {
public:
    static constexpr qsizetype keySize = 32;
    static constexpr qsizetype largestSecret = 1024 * 1024;

    /// The key must have keySize bytes.
    explicit Sealer(const SecretBytes& key);

    /// Errors: TooLarge (> 1 MiB).
    Result<QByteArray> seal(QByteArrayView secret, const QByteArray& context) const;
    /// Errors: Denied (another key or context, or a changed box).
    Result<SecretBytes> open(const QByteArray& box, const QByteArray& context) const;

private:
    SecretBytes m_key;
};

} // namespace leadwell::vault
