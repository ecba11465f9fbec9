// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/scoring/Heat.h"
#include "core/domain/scoring/Score.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// Whether the identity is a phone or WhatsApp number that was understood, not one kept as written.
bool canBeCalled(const domain::Identity& identity);

/// Reads everything the score is made of.
Result<domain::ScoreInputs> scoreInputsOf(store::Connection& connection, const store::LeadRecord& lead, Instant now);
/// The same from what is at hand already. `counts` by signal key.
domain::ScoreInputs scoreInputsOf(const store::LeadRecord& lead, const domain::Person& person, const QMap<QString, int>& counts,
                                  Instant now);
domain::HeatInputs heatInputsOf(const store::LeadRecord& lead, Instant now);

/// Recomputes score, heat and priority of a lead and writes what changed: a score snapshot with its breakdown when an input
/// changed the score, the lead's own columns. Nothing is written when nothing changed. True when the lead's row changed.
Result<bool> refreshScoreAndHeat(store::WriteTx& tx, LeadId lead, const QString& cause);

} // namespace leadwell::services
