// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/rules/RuleRunner.h"

namespace leadwell::services {

/// A person's own word: it may go anywhere, and for a day no message moves it on. Rules are asked about it. True when it changed.
Result<bool> setStageByHand(store::WriteTx& tx, RuleRunner& rules, const store::LeadRecord& lead, domain::Stage stage);

} // namespace leadwell::services
