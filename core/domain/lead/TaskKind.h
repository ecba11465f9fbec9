// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// Of what kind a task is that a person plans (TSK-03): a call that is due stands in the list of whom to call. Rules have more.
QStringList plannedTaskKinds();
/// What its words say: "Call Rohan", "Ring about the sample" are calls, "Send the price list" sends something; everything else
/// is a follow-up.
QString taskKindOf(const QString& title);
/// "call", "follow_up", "send_info", written in any way. Errors: Invalid, naming those there are.
Result<QString> taskKindFromText(const QString& text);

} // namespace leadwell::domain
