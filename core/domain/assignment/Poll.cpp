// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/Poll.h"

#include <QCryptographicHash>

#include <algorithm>
#include <tuple>

namespace leadwell::domain {

namespace {

Error refused(ErrorKind kind, const QString& sentence) {
    return {kind, sentence, {}};
}

} // namespace

Result<Poll> Poll::open(AssignmentMode mode, LeadId lead, const QList<MemberId>& asked, Instant at, Millis time) {
    if (mode != AssignmentMode::Claim && mode != AssignmentMode::Vote)
        return refused(ErrorKind::Invalid, QStringLiteral("In this mode nobody is asked."));
    if (asked.isEmpty())
        return refused(ErrorKind::Invalid, QStringLiteral("There is nobody to ask."));
    if (time <= Millis(0))
        return refused(ErrorKind::Invalid, QStringLiteral("Nobody can answer in no time."));
    Poll poll;
    poll.m_mode = mode;
    poll.m_lead = lead;
    for (const MemberId& member : asked) {
        if (!poll.m_asked.contains(member))
            poll.m_asked.append(member);
    }
    poll.m_openedAt = at;
    poll.m_dueAt = at + time;
    return poll;
}

Result<void> Poll::mayTakePart(MemberId member, AssignmentMode mode, Instant at) const {
    if (m_mode != mode || !m_asked.contains(member))
        return refused(ErrorKind::Denied, QStringLiteral("You were not asked about this lead."));
    if (m_state == State::Won)
        return refused(ErrorKind::Conflict, QStringLiteral("Somebody was quicker."));
    if (m_state != State::Open || at >= m_dueAt)
        return refused(ErrorKind::Conflict, QStringLiteral("The time for this lead is over."));
    return {};
}

Result<void> Poll::claim(MemberId member, Hindrance now, Instant at) {
    LW_CHECK(mayTakePart(member, AssignmentMode::Claim, at));
    if (now != Hindrance::None)
        return refused(ErrorKind::Denied, QStringLiteral("You cannot take it now: %1.").arg(inWords(now)));
    end(member, at);
    return {};
}

Result<void> Poll::vote(MemberId voter, MemberId choice, const QHash<MemberId, qint64>& owed, Instant at) {
    LW_CHECK(mayTakePart(voter, AssignmentMode::Vote, at));
    if (!m_asked.contains(choice))
        return refused(ErrorKind::Denied, QStringLiteral("Who you name was not asked about this lead."));
    if (m_voted.contains(voter))
        return refused(ErrorKind::Conflict, QStringLiteral("You voted already."));
    m_voted.insert(voter);
    ++m_votes[choice];
    if (m_voted.size() == m_asked.size())
        end(tally(owed), at);
    return {};
}

bool Poll::close(const QHash<MemberId, qint64>& owed, Instant at) {
    if (m_state != State::Open || at < m_dueAt)
        return false;
    end(tally(owed), at);
    return true;
}

void Poll::end(MemberId winner, Instant at) {
    m_winner = winner;
    m_state = winner.isSet() ? State::Won : State::ToStrategy;
    m_closedAt = at;
}

/// Most votes, then whoever is owed most, then a lot that does not hang on the order of anything.
MemberId Poll::tally(const QHash<MemberId, qint64>& owed) const {
    const auto place = [&](const MemberId& member) {
        const QByteArray both = m_lead.bytes() + member.bytes();
        return std::tuple(-m_votes.value(member), -owed.value(member),
                          QCryptographicHash::hash(both, QCryptographicHash::Sha256));
    };
    const auto best =
        std::min_element(m_asked.cbegin(), m_asked.cend(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return m_votes.value(*best) > 0 ? *best : MemberId();
}

} // namespace leadwell::domain
