// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/DecisionRecord.h"
#include "core/services/lead/TeamClock.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/NoticeRepository.h"

namespace leadwell::services {

/// What a decision looks at besides the lead.
struct Choosing {
    domain::AssignmentRules rules;
    QList<domain::Candidate> team; ///< everybody who can be given leads, by id
    int month = 0;                 ///< in which what is given counts
    Instant at;
    TeamClock clock{domain::WorkspaceSettings()};

    static Result<Choosing> now(store::Connection& connection, Instant at);
    /// `scores`: as success::scores() says of `at`.
    static Result<Choosing> now(store::Connection& connection, Instant at, const domain::WorkspaceSettings& settings,
                                const domain::Scores& scores);
    /// Whether anybody but these can take a lead, whichever it is.
    bool hasFree(const QList<MemberId>& without = {}) const;
    Result<domain::LeadFacts> factsOf(store::Connection& connection, const store::LeadRecord& lead);
    /// `person`: what is shown of who it is of.
    Result<domain::LeadFacts> factsOf(store::Connection& connection, const store::LeadRecord& lead, const domain::Person& person);
};

/// What keeps somebody from being given a lead now, whoever they are; None for who is given none by rules, like a manager.
Result<domain::Hindrance> hindranceNow(store::Connection& connection, MemberId member, Instant at);

/// Gives leads by the workspace's rules, many in one transaction: the team is read once. Each decision is written into the
/// ledger (docs/adr/0009). Between two leads nobody else may change the team, its loads or the rules in that transaction.
class Assigner {
public:
    explicit Assigner(store::WriteTx& tx) : m_tx(tx), m_teller(tx) {}
    Assigner(store::WriteTx& tx, const domain::WorkspaceSettings& settings) : m_tx(tx), m_teller(tx), m_settings(settings) {}

    /// Answers the new owner; not set when nobody can take it now: then the lead waits, which is recorded once. A lead that
    /// has an owner keeps it, and that is the answer.
    Result<MemberId> give(LeadId lead);
    /// The same for a lead that was just read.
    Result<MemberId> give(const store::LeadRecord& lead);
    /// `decision`: what was decided of these facts with choosing() as it is now.
    Result<MemberId> give(const store::LeadRecord& lead, const domain::LeadFacts& facts,
                          const domain::AssignmentDecision& decision);

    /// Takes an open lead from its owner by the rules, and gives it anew; not set when nobody can take it now, or a person is to
    /// decide: then it is in triage, with the reason. Both people are told.
    Result<MemberId> giveAnew(const store::LeadRecord& lead, const domain::GivenBack& back);

    /// As it is before the next one is given.
    Result<Choosing*> choosing();

private:
    Result<bool> isWaiting(LeadId lead);
    Result<domain::DecisionRecord> decideBack(const store::LeadRecord& lead, const domain::GivenBack& back);
    void count(const domain::AssignmentDecision& decision, bool isOpen);
    Result<void> noteBack(const store::LeadRecord& lead, const domain::DecisionRecord& decided, const QString& why, qint64 no);

    store::WriteTx& m_tx;
    store::notices::Teller m_teller;
    std::optional<domain::WorkspaceSettings> m_settings; ///< not set: read when they are needed
    std::optional<Choosing> m_choosing;
    QByteArray m_lastHash;
};

/// One lead, by Assigner.
Result<MemberId> assignAutomatically(store::WriteTx& tx, LeadId lead);
/// Leads that wait for an owner, the oldest first, until nobody is free; at most `limit`. One that nobody free may have again is
/// passed over. Answers how many got one.
Result<int> assignWaiting(store::WriteTx& tx, int limit);

/// A choice that no rule made.
struct ByHand {
    QString strategy; ///< manual, import
    QString reason;   ///< one sentence
    int month = 0;    ///< monthOf() now
    /// For many leads: reads the team once. Null: its own.
    store::notices::Teller* teller = nullptr;
};
/// The word of whoever sits at this desk, as of now, that somebody gets it, or nobody; without a teller.
Result<ByHand> byHand(store::WriteTx& tx, MemberId member);
/// Sets the owner by a person's (or an import's) word. False when they have it already.
Result<bool> assignByHand(store::WriteTx& tx, LeadId lead, MemberId member, const ByHand& how);
Result<bool> assignByHand(store::WriteTx& tx, const store::LeadRecord& lead, MemberId member, const ByHand& how);

/// Who gets a lead hears of it, unless they took it themselves. For whoever writes down an owner without the functions above.
Result<void> tellOwner(store::notices::Teller& teller, const domain::Assignment& assignment);

/// 202611 for a moment of November 2026 by the clocks of a zone.
int monthOf(Instant at, const QString& timeZone);

/// What these decisions led to was taken back, or done again: the ledger says so, and everybody is owed accordingly.
Result<void> correctLedger(store::WriteTx& tx, const QList<qint64>& decisions, bool countsAgain);

} // namespace leadwell::services
