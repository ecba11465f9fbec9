// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/GivenBack.h"
#include "core/store/WriteTx.h"
#include "core/store/repository/ReturnRepository.h"

namespace leadwell::services {

/// So many leads go back in one operation; the others a minute later.
inline constexpr int returnedAtOnce = 100;
/// What is overdue when the program is opened, or the clock was set, goes back only after so much more working time: nobody could
/// answer before.
inline constexpr int minutesAfterOpening = 60;

struct ReturnTime {
    Instant at;
    Instant openSince; ///< the desk is open, and its clock was not set, since then; not set: that counts for nothing
};
/// Leads whose owner did not answer in time, and which somebody else can take now, or a person is to decide about. Looks at
/// everything that is unanswered: on a reader.
Result<QList<store::returns::Unanswered>> returnsDue(store::Connection& connection, const ReturnTime& time);
/// Those of them to which nothing happened since go to somebody else; after ReturnRule::timesMax a person decides. While nobody
/// else can take it, a lead stays where it is. Answers how many went back.
Result<int> returnUnanswered(store::WriteTx& tx, const QList<store::returns::Unanswered>& due);

/// Takes the open leads that the policy names from somebody who is not there any more, or for some time, and gives them anew.
/// Answers how many.
Result<int> releaseLeads(store::WriteTx& tx, MemberId member, domain::BackCause cause);
/// ... of everybody whose leave began, once for each leave.
Result<int> beginLeaves(store::WriteTx& tx, Instant at);

} // namespace leadwell::services
