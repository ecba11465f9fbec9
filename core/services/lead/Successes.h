// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/SuccessService.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/SuccessRepository.h"

namespace leadwell::services {

/// Something by itself a success for whoever has the lead now: a payment, or a win that no payment made. In the caller's
/// transaction, and taken back with it.
Result<void> noteSuccess(store::WriteTx& tx, const store::LeadRecord& lead, domain::SuccessCause cause);

/// A person says that the lead is not won after all: what counted only because it was won counts no longer.
Result<void> forgetWin(store::WriteTx& tx, LeadId lead);

SuccessEntry entryOf(const store::success::Told& told, const QList<domain::SuccessDefinition>& definitions);

/// How well the active salespeople did up to a moment, the best first.
Result<QList<MemberPerformance>> performanceAt(store::Connection& connection, Instant now);

} // namespace leadwell::services
