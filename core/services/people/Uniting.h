// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/PeopleService.h"
#include "core/store/WriteTx.h"

namespace leadwell::services {

/// Errors: NotFound.
Result<Comparison> comparisonOf(store::Connection& connection, PersonId a, PersonId b);

/// Makes two people one in the caller's transaction. Errors: see PeopleService::merge.
Result<Receipt> unite(store::WriteTx& tx, const Merging& merging);

} // namespace leadwell::services
