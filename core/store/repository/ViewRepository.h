// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/WriteTx.h"

namespace leadwell::store {

/// Saved views as they are kept; what a definition means is domain::viewFromDefinition's business.
namespace views {

struct Kept {
    ViewId id;
    QString name;
    QString definition;
    qint64 place = 0;
};

/// In the person's order.
Result<QList<Kept>> all(Connection& connection);
/// As the last one.
Result<ViewId> add(WriteTx& tx, const QString& name, const QString& definition);
/// Puts them into this order.
Result<void> arrange(WriteTx& tx, const QList<Kept>& order);
/// Sentences about definitions that are no JSON. For verify.
Result<QStringList> problems(Connection& connection);

} // namespace views

} // namespace leadwell::store
