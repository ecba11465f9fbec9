// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Candidate.h"

#include <QHash>
#include <QSet>

namespace leadwell::domain {

/// How a lead finds its owner. Source: spec mission §2.6.
enum class AssignmentMode : quint8 {
    Auto,   ///< the strategy chooses
    Claim,  ///< some are asked, and the first who wants it and can take it has it
    Vote,   ///< some are asked who should have it, and nobody learns who said what
    Manual, ///< a person chooses
};

/// Some people are asked about a lead, until one has it or the time is over: then the strategy gives it (POL-06). A value;
/// whoever keeps it makes one change after another, so that the first of two claims is the one that comes first here.
class Poll {
public:
    static constexpr Millis usualTime = std::chrono::minutes(10);
    enum class State : quint8 {
        Open,
        Won,       ///< winner() has it
        ToStrategy ///< nobody wanted it, or nobody was named: it is given as if nobody had been asked
    };

    /// `asked`: whoever may claim or vote, each once. Errors: Invalid (nobody is asked, no time, or a mode that asks nobody).
    static Result<Poll> open(AssignmentMode mode, LeadId lead, const QList<MemberId>& asked, Instant at, Millis time = usualTime);

    /// `now`: what hinders them now. Errors: Denied (not asked, hindered, no claims here), Conflict (somebody was quicker, or the
    /// time is over).
    Result<void> claim(MemberId member, Hindrance now, Instant at);
    /// Only that they voted is kept, and how many votes each has. `owed`: decides between equals when everybody voted; the same
    /// as for close(). Errors: Denied (not asked, or who is named was not), Conflict (they voted, or it is over).
    Result<void> vote(MemberId voter, MemberId choice, const QHash<MemberId, qint64>& owed, Instant at);
    /// The time may be over: closes it if so. True when it is closed by this.
    bool close(const QHash<MemberId, qint64>& owed, Instant at);

    AssignmentMode mode() const { return m_mode; }
    LeadId lead() const { return m_lead; }
    const QList<MemberId>& asked() const { return m_asked; }
    Instant openedAt() const { return m_openedAt; }
    Instant dueAt() const { return m_dueAt; }
    State state() const { return m_state; }
    MemberId winner() const { return m_winner; } ///< set where it is Won
    Instant closedAt() const { return m_closedAt; }
    int votesFor(MemberId member) const { return m_votes.value(member); }

private:
    Result<void> mayTakePart(MemberId member, AssignmentMode mode, Instant at) const;
    void end(MemberId winner, Instant at);
    MemberId tally(const QHash<MemberId, qint64>& owed) const;

    AssignmentMode m_mode = AssignmentMode::Claim;
    LeadId m_lead;
    QList<MemberId> m_asked;
    Instant m_openedAt;
    Instant m_dueAt;
    State m_state = State::Open;
    MemberId m_winner;
    Instant m_closedAt;
    QSet<MemberId> m_voted;
    QHash<MemberId, int> m_votes;
};

} // namespace leadwell::domain
