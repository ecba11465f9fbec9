// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/Connection.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// One lead's history from the capture to the last change: messages, notes, calls, tasks, scores and what the journal knows of
/// the lead's own row. Newest first, at most 400 entries.
Result<QList<domain::TimelineEntry>> timelineOf(store::Connection& connection, const store::LeadRecord& lead,
                                                const QList<domain::Member>& members);

} // namespace leadwell::services
