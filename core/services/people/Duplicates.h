// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/PeopleService.h"
#include "core/store/memory/LeadMemory.h"

namespace leadwell::services {

/// The lead somebody is looked for by: the open one of theirs, or the newest; 0: none.
Result<qint64> leadNumberOf(store::Connection& connection, PersonId person);

/// Everything that waits for a word, the surest first, equally sure ones newest first.
Result<QList<Duplicate>> duplicatesIn(store::Connection& connection);

/// What waits about somebody, the surest first; `a` is on their side.
Result<QList<Duplicate>> duplicatesOf(store::Connection& connection, PersonId person);

/// See PeopleService::choices.
Result<QList<MergeChoice>> mergeChoices(store::Connection& connection, store::LeadMemory& memory, qint64 lead, Instant now,
                                        int limit);

/// See PeopleService::find.
Result<QList<MergeChoice>> findToMerge(store::Connection& connection, store::LeadMemory& memory, qint64 lead,
                                       const QString& typed, Instant now, int limit);

} // namespace leadwell::services
