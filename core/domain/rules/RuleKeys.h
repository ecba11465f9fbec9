// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QJsonObject>

namespace leadwell::domain {

/// Of a rule that somebody wrote: whether everything in it is read. What is kept may come from a newer Leadwell and is not asked.
/// Errors: Invalid, naming what no rule, action or condition has, and what they have.
Result<void> checkKeys(const QJsonObject& rule);

} // namespace leadwell::domain
