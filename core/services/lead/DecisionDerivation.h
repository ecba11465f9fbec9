// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Derivation.h"
#include "core/store/Connection.h"

namespace leadwell::services {

/// Puts a record of the ledger under the owner it chose: by which rules, and how everybody stood, the first in line first.
/// Errors: NotFound, Invalid (what is kept is no decision).
Result<void> explainDecision(store::Connection& connection, qint64 no, domain::Derivation& owner);

} // namespace leadwell::services
