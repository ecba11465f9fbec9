// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/LedgerCorrection.h"

#include <QDate>
#include <QSet>
#include <QTimeZone>

#include <map>
#include <queue>

namespace leadwell::domain {

/// How it went for somebody, by the rules that are tried and as it was.
struct BackTestPerson {
    MemberId id;
    QString name;
    int given = 0;
    int givenThen = 0;
    int peak = 0; ///< open leads at once
    int peakThen = 0;
    int limitedTimes = 0; ///< leads that their capacity or the month's limit kept from them
    int limitedTimesThen = 0;
    int firstContacts = 0; ///< due then, and how many of them were late: what is likely of the leads they would have
    int firstContactsLate = 0;
    QList<int> load; ///< open leads at the end of each day of the report
    QList<int> loadThen;
    friend bool operator==(const BackTestPerson&, const BackTestPerson&) = default;
};

/// A lead that would have gone to somebody else; not set: it would have waited.
struct BackTestDifference {
    qint64 decision = 0;
    LeadId lead;
    Instant at;
    MemberId chosen;
    MemberId chosenThen;
    qint64 leadNumber = 0; ///< filled in by whoever knows the leads; 0: it is no longer there
    QString because;       ///< what is decided now, in a sentence
    friend bool operator==(const BackTestDifference&, const BackTestDifference&) = default;
};

/// How leads waited for an owner because nobody could take them.
struct BackTestWaiting {
    int leads = 0;
    Millis longest{0};
    Millis together{0}; ///< of all
    Millis median{0};
    Millis almostAll{0}; ///< 95 of 100 waited no longer
    friend bool operator==(const BackTestWaiting&, const BackTestWaiting&) = default;
};

struct BackTestReport {
    Instant from; ///< of the first decision
    Instant to;   ///< of the last
    int decisions = 0;
    int same = 0; ///< that come out as they did
    BackTestWaiting waiting;
    BackTestWaiting waitingThen;
    QList<QDate> days;                     ///< of the loads, by the workspace's clocks
    QList<BackTestPerson> people;          ///< by name
    QList<BackTestDifference> differences; ///< the first of them
    friend bool operator==(const BackTestReport&, const BackTestReport&) = default;
};

/// How unequally something is shared out: 0 when all have the same, near 1 when one has all.
double giniOf(const QList<int>& shares);

/// Gives the leads of a ledger again, in the order they came, by other rules (N4). Who was there, on leave, at work, how many
/// they could take and what left their hands is as it was; who then has how many, who is owed what and who waited longest follows
/// from what is given here. By the rules of the time it comes out as it was. A lead that only waits here is tried again at each
/// decision; one that waited then, too, when it was tried then. Pure; the same records and rules give the same report.
class BackTest {
public:
    static constexpr int differencesMax = 200;

    /// `rules`: not set: for each decision those it was made by. `corrected`: decisions that a correction of the ledger names.
    BackTest(std::optional<AssignmentRules> rules, QTimeZone zone, QSet<qint64> corrected);

    /// In the ledger's order. `leftAt`: when the lead was no longer an open one of who got it, if it was.
    void take(qint64 no, const DecisionRecord& record, std::optional<Instant> leftAt);
    /// `before`: what it takes back, or lets count again, of decisions that came before the first one taken here.
    void take(const LedgerCorrection& correction, const Debts& before);
    /// After the last one.
    BackTestReport report();

private:
    struct Lead {
        LeadFacts facts;
        qint64 order = 0; ///< among those that wait
        Instant since;
        MemberId owner;
        MemberId ownerThen;
        bool isWaiting = false;
        bool isWaitingThen = false;
        QHash<MemberId, MemberId> insteadOf; ///< who had it then, and who had it here instead
    };
    struct Leaving {
        Instant at;
        LeadId lead;
        bool operator>(const Leaving& other) const { return at > other.at; }
    };
    /// A decision that is corrected later.
    struct Made {
        LeadId lead;
        MemberId owner;
        MemberId ownerThen;
        int month = 0;
        qint64 lastGivenMs = 0; ///< to the owner, before
        Debts changes;
    };
    struct Person {
        BackTestPerson told;
        qint64 owed = 0;
        int moreOpen = 0;           ///< than they had
        QHash<int, int> moreGiven;  ///< of a month
        bool hasOther = false;      ///< something of theirs went otherwise than it did
        qint64 lastGivenMs = 0;     ///< here
        qint64 lastGivenThenMs = 0; ///< by the ledger
        qint64 lastOtherwiseMs = 0; ///< by hand, or before the first decision
        int open = 0;               ///< after the last decision
        int openThen = 0;
    };

    void beginDay(Instant at);
    void letGo(Instant until);
    void meet(const DecisionRecord& record);
    void takeFacts(Lead& lead, const LeadFacts& facts) const;
    Debts decideOne(Lead& lead, const AssignmentRules& rules, Instant at);
    void retry(const AssignmentRules& rules, Instant at);
    void noteThen(Lead& lead, const DecisionRecord& record);
    void noteOutcome(qint64 no, const Lead& lead, const DecisionRecord& record, bool wasGivenHere);
    void noteLoads(const DecisionRecord& record);
    void shift(MemberId member, int by, int month);
    /// How long each waited, as it is told in the end.
    struct Waits {
        BackTestWaiting told;
        QList<Millis> each;
        void note(Instant since, Instant until);
        BackTestWaiting summed() const;
    };
    int monthOf(Instant at) const;

    std::optional<AssignmentRules> m_rules;
    QTimeZone m_zone;
    QSet<qint64> m_corrected;
    QHash<MemberId, Person> m_people;
    QHash<LeadId, Lead> m_leads;
    std::map<qint64, LeadId> m_waiting; ///< here and not then, by their order
    std::priority_queue<Leaving, std::vector<Leaving>, std::greater<>> m_leaving;
    QHash<qint64, Made> m_made;
    QList<Candidate> m_team; ///< as it is here, at the decision in hand
    QString m_sentence;      ///< of the last decision
    qint64 m_order = 0;
    Waits m_waits;
    Waits m_waitsThen;
    BackTestReport m_report;
};

} // namespace leadwell::domain
