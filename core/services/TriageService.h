// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/triage/MissingDetail.h"
#include "core/domain/triage/TriageSuggestion.h"
#include "core/services/LeadService.h"

#include <optional>

namespace leadwell::services {

class DeskCore;

/// A lead in triage, with what is proposed now.
struct TriageEntry {
    domain::LeadRow lead;
    domain::TriageItem item;
    domain::TriageSuggestion suggestion;
    QList<domain::MissingDetail> lacking; ///< of what waits
};

/// A lead that somebody chose, and what was suggested for it where they saw it.
struct SeenSuggestion {
    qint64 number = 0;
    std::optional<domain::TriageSuggestion::Kind> kind; ///< not set: it was not read yet
};

/// Which leads, in which order, and how the desk is doing.
struct TriageQueue {
    QList<qint64> numbers; ///< by priority, then what is due first, then the oldest
    int pending = 0;
    int assignedToday = 0;
    int closed = 0;
    Millis medianWait{0}; ///< of those pending, since they came
    Millis oldestWait{0};
};

/// What waits for a decision about its owner (mission TRI-01 to TRI-04). Every change is one undo step, whatever the number of
/// leads. Of several leads, those that somebody else decided meanwhile are left, and the sentence says so; where it is all of
/// them the error is Conflict.
class TriageService {
public:
    explicit TriageService(DeskCore& core) : m_core(core) {}

    /// Assigned: those of today, whatever became of them since.
    Answer<TriageQueue> queue(domain::TriageStatus status = domain::TriageStatus::Pending);
    /// How many wait. Never takes the last reader.
    Answer<int> pending();
    /// Those of the numbers that are in triage, in the order asked for.
    Answer<QList<TriageEntry>> entries(QList<qint64> numbers);

    /// Does what is suggested, if that is still `seen`. Errors: Conflict, with what is suggested now.
    Answer<Receipt> accept(qint64 number, domain::TriageSuggestion seen);
    /// The same for each of several, by what the rules say when its turn comes: who is next depends on who was given the one
    /// before. Left are those that wait for somebody, those that are merged (one by one, by somebody who looks at both), and
    /// those of which something else is suggested now than was seen.
    Answer<Receipt> acceptSeen(QList<SeenSuggestion> seen);
    /// All that are pending and at least this sure, in the queue's order; nobody's limits are exceeded. What can only wait is
    /// left.
    Answer<Receipt> acceptAbove(double confidence);
    /// Not a lead: disqualified and out of the queue.
    Answer<Receipt> dismiss(QList<qint64> numbers);
    /// To somebody whom no rule chose. Errors: NotFound: they are not in the team.
    Answer<Receipt> give(QList<qint64> numbers, MemberId member);
    /// Nobody can go on without it: each gets a task to ask the customer, with what could be written in their language, and goes
    /// to whoever is next by the rules, who asks. While nobody can take it, it waits on; it is asked for once.
    Answer<Receipt> ask(QList<qint64> numbers, domain::MissingDetail detail);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
