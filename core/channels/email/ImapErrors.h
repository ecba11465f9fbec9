// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QString>

namespace leadwell::channels::email {

/// What happened on the way to the server. `curlCode` is libcurl's; `serverLine` the server's last tagged refusal.
Error connectError(int curlCode, const QString& host, const QByteArray& serverLine);
/// The connection broke while working.
Error connectionLost();
Error answerTimedOut();
Error cancelled();
/// A command was refused. `what` names it for the log; `code` is the server's response code.
Error refused(const QString& sentence, const QByteArray& what, const QByteArray& code);

} // namespace leadwell::channels::email
