// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/call/PhoneCall.h"
#include "core/services/CallService.h"
#include "core/store/WriteTx.h"

namespace leadwell::services {

/// Writes down a call that a telephone system told of, in the caller's transaction. Once: a call that somebody wrote down
/// already keeps their words and gets what they could not know. Nobody is asked: a doubtful number makes a call without a
/// lead, one we called and do not know, too; a number or a length that cannot be right is said in the notes. Of one that nobody
/// picked up whoever has the lead is told. `account`: whose system it was. Errors: Storage.
Result<LoggedCall> logSystemCall(store::WriteTx& tx, const domain::PhoneCall& call, const QString& account);

/// What the call is called in the store.
QString systemCallId(const QString& account, const QString& id);

} // namespace leadwell::services
