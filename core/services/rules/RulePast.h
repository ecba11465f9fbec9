// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Progress.h"
#include "core/services/RuleService.h"
#include "core/store/Connection.h"

namespace leadwell::services {

/// Asks one rule about what happened since then. A lead is taken as it is now, with the stage it had at that moment; messages are
/// understood anew. Looks at 20,000 messages at most.
Result<RulePreview> previewOf(store::Connection& connection, const domain::Rule& rule, Instant since, Progress& progress);

} // namespace leadwell::services
