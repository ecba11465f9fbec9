// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/InboxQueries.h"
#include "core/store/memory/LeadTable.h"

namespace leadwell::services {

/// From the cells of the table, and one walk over it for the months: some milliseconds for a million leads.
Dashboard dashboardOf(const store::LeadTable& table);

} // namespace leadwell::services
