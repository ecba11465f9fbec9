// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/rules/Rule.h"

namespace leadwell::domain {

/// The rules that come with Leadwell, in their order: the ratchet of the stages and the named automations. Their numbers are
/// never used for others. A workspace that changed one keeps its own under the same number. Source: spec mission §2.3, AUT-03,
/// TSK-01 to TSK-07, HEAT-07.
const QList<Rule>& shippedRules();

/// Those rules, with the workspace's own in the place of the ones they replace, in the order in which they are asked.
QList<Rule> withShipped(const QList<Rule>& own);

} // namespace leadwell::domain
