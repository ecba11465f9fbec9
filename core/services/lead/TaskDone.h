// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/LeadRepository.h"

namespace leadwell::services {

/// Marks an open task of the lead done; one that comes again is planned for the next time while the lead is open; what else
/// follows from it is up to the rules (TSK-09). True when it was open.
Result<bool> finishTask(store::WriteTx& tx, const store::LeadRecord& lead, const domain::Task& task);
/// What was still to be done for a lead, and for those shown in it, is called off; how many that were.
Result<int> callOffTasks(store::WriteTx& tx, LeadId lead);

} // namespace leadwell::services
