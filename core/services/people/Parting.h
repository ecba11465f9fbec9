// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/person/PersonUnion.h"
#include "core/store/WriteTx.h"

namespace leadwell::services {

/// What went with whom.
struct Parted {
    int messages = 0;
    int calls = 0;
    int notes = 0;
    QList<qint64> leadsBack; ///< stand by themselves again
    QList<qint64> leadsMade; ///< for what came while they were one and had no lead of its own
};

/// After a union was taken away in this transaction, by whatever: gives each side what is theirs. A message is its sender's; a
/// call and a note of an enquiry, whose number or contact it was; a task and what waits in triage, whose message or call made it.
/// What such a message said of the lead it was on is taken back there, where nobody changed it since, and said to the other.
Result<Parted> part(store::WriteTx& tx, const domain::PersonUnion& cut);

} // namespace leadwell::services
