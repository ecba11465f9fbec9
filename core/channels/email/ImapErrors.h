// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QString>

namespace leadwell::channels::email {

/// What happened on the way to the server. `curlCode` is libcurl's.
Error connectError(int curlCode, const QString& host);
/// The server took our name and password and said no; `code` is its response code (RFC 5530).
Error signInRefused(const QByteArray& code);
/// The server only takes tickets, as Microsoft 365 does.
Error noPasswordsTaken(const QString& host);
/// The connection broke while working.
Error connectionLost();
Error answerTimedOut();
Error cancelled();
/// A command was refused. `what` names it for the log; `code` is the server's response code.
Error refused(const QString& sentence, const QByteArray& what, const QByteArray& code);

} // namespace leadwell::channels::email
