// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/VaultBinding.h"

#include "core/services/DeskCore.h"
#include "core/store/repository/TeamRepository.h"

namespace leadwell::services {

namespace {

const QString modeKey = QStringLiteral("mode");
const QString checkKey = QStringLiteral("check");
const QString wrappedKey = QStringLiteral("wrapped_key");

} // namespace

Answer<vault::VaultRecord> VaultBinding::load() {
    return m_core.store.read<vault::VaultRecord>([](store::Connection& connection) -> Result<vault::VaultRecord> {
        vault::VaultRecord record;
        LW_TRY(const auto mode, store::accounts::vaultValue(connection, modeKey));
        LW_TRY(const auto check, store::accounts::vaultValue(connection, checkKey));
        LW_TRY(const auto wrapped, store::accounts::vaultValue(connection, wrappedKey));
        LW_TRY(record.sealedSecrets, store::accounts::sealedCount(connection));
        record.mode = vault::vaultModeFromText(QString::fromUtf8(mode.value_or(QByteArray())));
        record.check = check.value_or(QByteArray());
        record.wrappedKey = wrapped.value_or(QByteArray());
        return record;
    });
}

Answer<bool> VaultBinding::save(const vault::VaultRecord& record) {
    return m_core.store.write<bool>(m_core.byRule(QStringLiteral("vault.save")), [record](store::WriteTx& tx) -> Result<bool> {
        LW_CHECK(store::accounts::setVaultValue(tx, modeKey, vault::toText(record.mode).toUtf8()));
        LW_CHECK(store::accounts::setVaultValue(tx, checkKey, record.check));
        LW_CHECK(store::accounts::setVaultValue(tx, wrappedKey, record.wrappedKey));
        return true;
    });
}

} // namespace leadwell::services
