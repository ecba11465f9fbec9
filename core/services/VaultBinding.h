// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/vault/VaultStorage.h"

namespace leadwell::services {

class DeskCore;

/// Keeps the vault's record (check, wrapped key, mode) in the workspace's store. The key itself is never there.
class VaultBinding final : public vault::VaultStorage {
public:
    explicit VaultBinding(DeskCore& core) : m_core(core) {}
    Answer<vault::VaultRecord> load() override;
    Answer<bool> save(const vault::VaultRecord& record) override;

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
