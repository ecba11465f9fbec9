// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/store/repository/CaptureRepository.h"

namespace leadwell::services {

class DeskCore;

/// Works in what was stored and still waits. Answers how many events that were; the first failure of the
/// store ends it.
///
/// Before an event is read, the ledger says that somebody begins; so an event that ends the whole program is
/// known by the beginnings that had no end. Such a one is tried alone and after all others, and after three
/// beginnings it is parked, where a person sees it: no event keeps Leadwell from starting.
///
/// On a thread of the pool; waits for the store's threads, never for the pool.
Result<int> workIn(DeskCore& core, const QList<store::captures::Waiting>& waiting);

} // namespace leadwell::services
