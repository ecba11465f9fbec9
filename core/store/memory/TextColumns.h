// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"

#include <QString>

namespace leadwell::store {

/// Whether lists are ordered by what the column says, A to Z.
bool isOrderedByText(domain::LeadColumn column);

/// SQL for what such a column says of a lead `l`, never NULL; of `l` and `p` where the person is needed.
QString textColumnSql(domain::LeadColumn column);
/// " FROM lead l", with the person where the column needs it.
QString textColumnFrom(domain::LeadColumn column);

} // namespace leadwell::store
