// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Invocation.h"
#include "core/channels/Channel.h"
#include "core/domain/capture/Ledger.h"

#include <QMap>

namespace leadwell::ctl {

/// The options that fill a channel's account form.
QList<QCommandLineOption> accountFormOptions();

/// Settings of --set key=value onto the account. Errors: usage errors, Invalid: an unknown key, a choice there is not, a
/// secret, which never stands on a command line.
Result<void> fillSettings(const Invocation& call, const channels::Description& kind, domain::Account& account);

/// Secrets of --secret-file key=FILE (“-” is a line of standard input); a required one that is missing is asked for where
/// a person watches. Errors: Invalid, NotFound.
Result<QMap<QString, QString>> readSecrets(const Invocation& call, const channels::Description& kind, bool askMissing);

} // namespace leadwell::ctl
