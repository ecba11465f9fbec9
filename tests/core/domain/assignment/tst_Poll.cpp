// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asking people who takes a lead: the first valid claim wins, votes are counted the same whatever their order, and whatever
// anybody does no lead stays in a poll whose time is over.

#include "core/domain/assignment/Poll.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

#include <algorithm>
#include <random>

using namespace leadwell;
using namespace leadwell::domain;
using test::idOf;

namespace {

const Instant start = Instant::fromMs(1'795'165'200'000);

QList<MemberId> people(int count) {
    QList<MemberId> all;
    for (int i = 1; i <= count; ++i)
        all.append(idOf<MemberId>(i));
    return all;
}

Poll opened(AssignmentMode mode, int count = 3) {
    return *Poll::open(mode, idOf<LeadId>(9), people(count), start);
}

} // namespace

class tst_Poll : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstValidClaimWins() {
        Poll poll = opened(AssignmentMode::Claim);
        QCOMPARE(poll.dueAt(), start + Poll::usualTime);
        QCOMPARE(poll.claim(idOf<MemberId>(7), Hindrance::None, start).error().kind, ErrorKind::Denied);
        QCOMPARE(poll.claim(idOf<MemberId>(1), Hindrance::AtCapacity, start).error().sentence,
                 QStringLiteral("You cannot take it now: at capacity."));
        QVERIFY(poll.claim(idOf<MemberId>(2), Hindrance::None, start + Millis(5)));
        // Whose clock says that they were earlier is later all the same.
        QCOMPARE(poll.claim(idOf<MemberId>(3), Hindrance::None, start).error().sentence, QStringLiteral("Somebody was quicker."));
        QCOMPARE(poll.winner(), idOf<MemberId>(2));
        QCOMPARE(poll.state(), Poll::State::Won);
        QVERIFY(!poll.close({}, start + Poll::usualTime)); // Nothing is left to close.
        QCOMPARE(poll.winner(), idOf<MemberId>(2));
    }
    void nobodyAnswersAndTheStrategyGivesIt() {
        for (const auto mode : {AssignmentMode::Claim, AssignmentMode::Vote}) {
            Poll poll = opened(mode);
            QVERIFY(!poll.close({}, poll.dueAt() - Millis(1)));
            QVERIFY(poll.close({}, poll.dueAt()));
            QCOMPARE(poll.state(), Poll::State::ToStrategy);
            QVERIFY(!poll.winner().isSet());
            QVERIFY(!poll.claim(idOf<MemberId>(1), Hindrance::None, poll.dueAt()));
        }
    }
    void afterItsTimeNobodyTakesPart() {
        Poll claims = opened(AssignmentMode::Claim);
        QCOMPARE(claims.claim(idOf<MemberId>(1), Hindrance::None, claims.dueAt()).error().sentence,
                 QStringLiteral("The time for this lead is over."));
        Poll votes = opened(AssignmentMode::Vote);
        QVERIFY(!votes.vote(idOf<MemberId>(1), idOf<MemberId>(2), {}, votes.dueAt()));
    }
    void mostVotesThenWhoIsOwedMost() {
        Poll poll = opened(AssignmentMode::Vote);
        QVERIFY(poll.vote(idOf<MemberId>(1), idOf<MemberId>(2), {}, start));
        QCOMPARE(poll.vote(idOf<MemberId>(1), idOf<MemberId>(3), {}, start).error().sentence,
                 QStringLiteral("You voted already."));
        QVERIFY(!poll.vote(idOf<MemberId>(2), idOf<MemberId>(8), {}, start));
        QVERIFY(poll.vote(idOf<MemberId>(2), idOf<MemberId>(3), {}, start));
        QVERIFY(poll.close({{idOf<MemberId>(3), 5}}, poll.dueAt()));
        QCOMPARE(poll.winner(), idOf<MemberId>(3));
    }
    void whatCannotBeAskedIsSaid() {
        QVERIFY(!Poll::open(AssignmentMode::Auto, idOf<LeadId>(1), people(2), start));
        QVERIFY(!Poll::open(AssignmentMode::Manual, idOf<LeadId>(1), people(2), start));
        QVERIFY(!Poll::open(AssignmentMode::Vote, idOf<LeadId>(1), {}, start));
        QVERIFY(!Poll::open(AssignmentMode::Vote, idOf<LeadId>(1), people(2), start, Millis(0)));
    }
    void theOrderOfVotesDecidesNothing() {
        test::property("shuffled votes, shuffled people", [] {
            const int count = *rc::gen::inRange(1, 7);
            QList<QPair<MemberId, MemberId>> votes;
            QHash<MemberId, qint64> owed;
            for (const MemberId& voter : people(count)) {
                owed.insert(voter, *rc::gen::inRange(-2, 3));
                if (*rc::gen::inRange(0, 3) > 0)
                    votes.append({voter, idOf<MemberId>(*rc::gen::inRange(1, count + 1))});
            }
            const auto winnerOf = [&](QList<MemberId> asked) {
                Poll poll = *Poll::open(AssignmentMode::Vote, idOf<LeadId>(3), asked, start);
                for (const auto& [voter, choice] : votes)
                    (void)poll.vote(voter, choice, owed, start);
                (void)poll.close(owed, poll.dueAt());
                RC_ASSERT(poll.state() != Poll::State::Open);
                RC_ASSERT((poll.state() == Poll::State::ToStrategy) == votes.isEmpty());
                return poll.winner();
            };
            const MemberId first = winnerOf(people(count));
            std::mt19937 chance(*rc::gen::arbitrary<unsigned>());
            std::shuffle(votes.begin(), votes.end(), chance);
            QList<MemberId> asked = people(count);
            std::shuffle(asked.begin(), asked.end(), chance);
            RC_ASSERT(winnerOf(asked) == first);
        });
    }
    void nothingKeepsAPollOpen() {
        test::property("any events, then the time is over", [] {
            const auto mode = *rc::gen::inRange(0, 2) == 0 ? AssignmentMode::Claim : AssignmentMode::Vote;
            Poll poll = opened(mode, *rc::gen::inRange(1, 5));
            for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
                const Instant at = start + std::chrono::minutes(*rc::gen::inRange(-20, 20));
                const auto who = idOf<MemberId>(*rc::gen::inRange(1, 7));
                const auto whom = idOf<MemberId>(*rc::gen::inRange(1, 7));
                switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    (void)poll.claim(who, static_cast<Hindrance>(*rc::gen::inRange(0, hindranceCount)), at);
                    break;
                case 1:
                    (void)poll.vote(who, whom, {}, at);
                    break;
                default:
                    (void)poll.close({}, at);
                }
            }
            (void)poll.close({}, poll.dueAt());
            RC_ASSERT(poll.state() != Poll::State::Open);
            RC_ASSERT(poll.winner().isSet() == (poll.state() == Poll::State::Won));
            RC_ASSERT(!poll.winner().isSet() || poll.asked().contains(poll.winner()));
        });
    }
};

QTEST_GUILESS_MAIN(tst_Poll)
#include "tst_Poll.moc"
