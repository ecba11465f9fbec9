// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/InboxQueries.h"
#include "core/store/memory/LeadTable.h"

namespace leadwell::services {

/// From the counts the table keeps: as quick for a million leads as for a thousand.
Dashboard dashboardOf(const store::LeadTable& table);

} // namespace leadwell::services
