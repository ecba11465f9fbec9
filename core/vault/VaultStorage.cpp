// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/VaultStorage.h"

namespace leadwell::vault {

QString toText(VaultMode mode) {
    switch (mode) {
    case VaultMode::Keychain:
        return QStringLiteral("keychain");
    case VaultMode::Passphrase:
        return QStringLiteral("passphrase");
    case VaultMode::File:
        return QStringLiteral("file");
    case VaultMode::None:
        break;
    }
    return {};
}

VaultMode vaultModeFromText(const QString& text) {
    for (const VaultMode mode : {VaultMode::Keychain, VaultMode::Passphrase, VaultMode::File}) {
        if (text == toText(mode))
            return mode;
    }
    return VaultMode::None;
}

} // namespace leadwell::vault
