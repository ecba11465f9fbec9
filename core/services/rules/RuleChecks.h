// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/services/rules/RuleBook.h"

namespace leadwell::services {

/// Why a rule cannot do what it says: it cannot be read, or names somebody who is gone. Empty: nothing hinders it.
QString troubleOf(const domain::Rule& rule, const RuleBook& book, const QList<domain::Member>& team);

/// Errors: Invalid (somebody who is not in the team), Conflict (it is on, and makes a circle).
Result<void> checkAmong(const domain::Rule& rule, const RuleBook& book, const QList<domain::Member>& team);

domain::MemberNames namesOf(const QList<domain::Member>& team);

/// "“a” leads to “b”, and “b” leads to “a”"
QString circleText(const QStringList& circle);

} // namespace leadwell::services
