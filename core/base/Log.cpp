// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Log.h"

namespace leadwell {

Q_LOGGING_CATEGORY(logStore, "leadwell.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logIntake, "leadwell.intake", QtInfoMsg)
Q_LOGGING_CATEGORY(logNet, "leadwell.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logChannel, "leadwell.channel", QtInfoMsg)
Q_LOGGING_CATEGORY(logVault, "leadwell.vault", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "leadwell.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(logWork, "leadwell.work", QtInfoMsg)

} // namespace leadwell
