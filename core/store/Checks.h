// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Connection.h"

#include <QStringList>

namespace leadwell::store {

/// The invariants of a workspace, as questions to the store. Each answers sentences about what is broken.
namespace checks {

Result<QStringList> integrity(Connection& connection);
Result<QStringList> ledger(Connection& connection);
Result<QStringList> leads(Connection& connection);
Result<QStringList> people(Connection& connection);
Result<QStringList> work(Connection& connection);

} // namespace checks

/// Copies the whole store to `target` (which must not exist) through a connection of its own, checks the copy, and makes
/// it readable for the user only. Runs on the calling thread; takes about 5 s a gigabyte.
Result<void> copyStore(const QString& from, const QString& target);

} // namespace leadwell::store
