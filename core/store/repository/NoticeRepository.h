// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/domain/notify/Escalation.h"
#include "core/domain/notify/NoticePolicy.h"
#include "core/store/WriteTx.h"

#include <optional>

namespace leadwell::store::notices {

/// Something that people are to be told of.
struct News {
    domain::NoticeKind kind = domain::NoticeKind::NewLead;
    domain::Urgency urgency = domain::Urgency::Info;
    LeadId lead;    ///< not set: it is of no lead
    QString of;     ///< what it is, among everything of its lead: each person is told of it once
    QString detail; ///< as Notice::detail
    TaskId task;
    domain::Audience to = domain::Audience::Owner;
    MemberId member;            ///< set: only they are told
    bool isOnlyForThem = false; ///< who has left the team needs not be told by anybody else
    bool isMine = false;        ///< the person at this desk did it, and needs not be told
    bool isOfOperation = false; ///< untrue when the operation is taken back
};

/// A new task of high priority; everybody else's are found where tasks are.
bool isWorthTelling(const domain::Task& task);
News newsOf(const domain::Task& task, bool isMine);
/// Somebody at this desk gave it to whoever has it now.
News newsOfGiven(const domain::Task& task, OperationId operation);

/// Writes down, in the transaction of what happened, who is told of it (docs/adr/0014). Of one lead a person is told one thing in
/// one operation, the strongest; many of a kind in one operation, or in ten minutes, become one that counts them. Many leads, one
/// teller: the team is read once.
class Teller {
public:
    explicit Teller(WriteTx& tx) : m_tx(tx) {}
    Result<void> tell(const News& news);

private:
    struct People {
        QByteArray me; ///< empty: nobody is known to sit at this desk; then everything is for whoever does
        QList<QByteArray> managers;
        QList<QByteArray> team; ///< everybody who is active
    };
    Result<const People*> people();
    Result<QList<QByteArray>> recipients(const News& news);
    Result<void> tellOne(const QByteArray& member, const News& news);
    Result<bool> mergeInto(const QByteArray& member, const News& news);
    Result<bool> countIn(const QByteArray& member, const News& news);
    Result<void> countOneMore(const QByteArray& member, const News& news, const QString& of, int by);

    WriteTx& m_tx;
    std::optional<People> m_people;
};

/// The newest first, at most `limit`; of what is there no more, or was taken back, nobody is told. `member` not set: who sits at
/// this desk, with what is for nobody in particular.
struct Query {
    MemberId member;
    bool onlyUnread = false;
    int limit = 500;
};
Result<QList<domain::Notice>> list(Connection& connection, const Query& query);
Result<QList<domain::Notice>> withNumbers(Connection& connection, const QList<qint64>& numbers);
/// At most 999 are counted.
Result<int> unread(Connection& connection, MemberId member);

/// Not told yet, the oldest first, at most 2,000. Those whose lead is gone, or that were taken back, are in `gone`.
struct Waiting {
    QList<domain::WaitingNotice> notices;
    QList<qint64> gone;
};
Result<Waiting> waiting(Connection& connection, MemberId member);
/// Interruptions since then.
Result<QList<domain::Interruption>> toldSince(Connection& connection, MemberId member, Instant since);
/// These are one interruption now.
Result<void> setTold(WriteTx& tx, const QList<qint64>& numbers);
Result<void> setListed(WriteTx& tx, const QList<qint64>& numbers);
/// Answers how many were unread.
Result<int> setRead(WriteTx& tx, const QList<qint64>& numbers);
Result<int> setAllRead(WriteTx& tx, MemberId member);
/// Everybody's, at the time they came.
Result<int> setReadBefore(WriteTx& tx, Instant before);
/// What was read and is older is gone. Answers how many.
Result<int> forget(WriteTx& tx, Instant before);

/// Who sits at this desk; not set: nobody is known to.
Result<MemberId> whoSitsHere(Connection& connection);
Result<domain::NoticeHabits> habits(Connection& connection, MemberId member);
Result<void> saveHabits(WriteTx& tx, MemberId member, const domain::NoticeHabits& habits);
Result<domain::EscalationChain> escalation(Connection& connection);
Result<void> saveEscalation(WriteTx& tx, const domain::EscalationChain& chain);

/// When the next task is due that nobody was reminded of, or the next step of an escalation; not set: none.
Result<Instant> nextDue(Connection& connection, Instant now);
/// Tells of tasks that are due by `at`, each once, and does the steps of escalation that are due, each once.
Result<void> remind(WriteTx& tx, Instant at);
Result<void> escalate(WriteTx& tx, Instant at);
/// What cannot wait and nobody looked at goes on to whom the first later step of the escalation names, each once (REQ-P14.3);
/// not when somebody wrote to the customer or called meanwhile.
Result<void> escalateUnseen(WriteTx& tx, Instant at);

} // namespace leadwell::store::notices
