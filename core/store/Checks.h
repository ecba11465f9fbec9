// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Connection.h"

#include <QStringList>

namespace leadwell::store {

/// The invariants of a workspace, as questions to the store. Each answers sentences about what is broken.
namespace checks {

/// Every page and every index, as SQLite knows them, and every foreign key.
Result<QStringList> integrity(Connection& connection);
Result<QStringList> ledger(Connection& connection);
Result<QStringList> leads(Connection& connection);
/// Whether everybody who has a lead was given it; names at most 20.
Result<QStringList> owners(Connection& connection);
Result<QStringList> people(Connection& connection);
Result<QStringList> work(Connection& connection);

/// The moment that heat was last reckoned for: one to come, where somebody asked what would be due then. Not set: never.
Result<Instant> timersRanFor(Connection& connection);

} // namespace checks

} // namespace leadwell::store
