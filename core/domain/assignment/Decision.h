// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/Candidate.h"

#include <QList>

#include <array>

namespace leadwell::domain {

/// Stored as words in decisions; see toText(). Source: ASG-01 to ASG-05, ASG-13.
enum class Strategy : quint8 { RoundRobin, LeastActive, SkillsBased, Geographic, Custom, Performance };
inline constexpr int strategyCount = 6;
QString toText(Strategy strategy);
/// Every word of strategyFromText.
QStringList strategyTexts();
/// Behind "given by": "round robin", "fewest open leads" …
QString inWords(Strategy strategy);
Result<Strategy> strategyFromText(const QString& text);

/// The five criteria of ASG-10; each gives 0 to 1,000 points.
enum class Criterion : quint8 { Source, Score, Availability, Expertise, Geography };
inline constexpr int criterionCount = 5;
/// "expertise"
QString toText(Criterion criterion);
/// Errors: Invalid, naming those there are.
Result<Criterion> criterionFromText(const QString& text);

/// When the best fit gets a lead instead of whom the strategy chose (ASG-08). Only among those who could take it, never past
/// somebody who is below the month's minimum, and never far ahead of their share.
struct Override {
    static constexpr int aheadMax = 3; ///< leads that somebody may be ahead of their share and still be preferred

    bool isOn = false;
    int scoreMin = 70;           ///< only leads that are worth it; 0 to 100
    int gainMin = 300;           ///< how many points (of 1,000) the best fit must be ahead of the strategy's choice
    QList<MemberId> notFor = {}; ///< whom it never chooses: they get what is theirs by the strategy
    friend bool operator==(const Override&, const Override&) = default;
};

/// By what rules a lead is given. Everything that decides is here or in the candidates, so that a decision can be made again.
struct AssignmentRules {
    int version = 1;
    Strategy strategy = Strategy::RoundRobin;
    std::array<int, criterionCount> weights{};    ///< Custom: what a criterion's points count, in per cent
    QList<MemberId> pool;                         ///< only these; none: everybody
    QList<std::pair<Source, MemberId>> preferred; ///< who is good with a source
    bool mindsHours = false;                      ///< nobody is given a lead outside their working hours
    Override bestFit;
    ReturnRule returns;                            ///< decides when a decision is made, not how
    LeavePolicy onLeave = LeavePolicy::Unanswered; ///< the same
    friend bool operator==(const AssignmentRules&, const AssignmentRules&) = default;
};

/// What the five criteria say of somebody together: their mean, 0 to 1,000.
int fitOf(const std::array<int, criterionCount>& points);

/// How somebody stood in a decision.
struct Standing {
    Hindrance hindrance = Hindrance::None;
    bool isBelowMinimum = false; ///< of the month: comes before those who are not
    bool isMatching = true;      ///< has the skill or the region that was asked for
    std::array<int, criterionCount> points{};
    qint64 rank = 0; ///< more comes first
    qint64 deficitAfterMicro = 0;
    friend bool operator==(const Standing&, const Standing&) = default;
};

struct AssignmentDecision {
    MemberId chosen;           ///< not set: nobody can take it now, and the lead waits
    QList<Standing> standings; ///< one for each candidate
    MemberId byStrategy;       ///< whom the strategy chose, where the best fit got it instead; not set elsewhere
    bool isFallback = false;   ///< nobody had the skill or the region; everybody was asked
    QString sentence;
    friend bool operator==(const AssignmentDecision&, const AssignmentDecision&) = default;
};

/// Eligible, ranked, chosen (mission §2.6). Who is below the month's minimum comes first, then the strategy's rank, then
/// whoever is owed most, then whoever waited longest; what is still equal is decided by lot, a hash over the person and how many
/// leads all were given in this month: neither the order of the candidates nor which lead comes first decides anything. Everybody
/// eligible earns a share of the lead, the one who gets it pays one; the sum of what all are owed stays what it was. Pure; takes
/// microseconds.
AssignmentDecision decide(const LeadFacts& lead, const QList<Candidate>& candidates, const AssignmentRules& rules);

/// Why just this one, in a few words: "next in turn"; empty where what they know or where they are says it, and where the lead
/// waits. `standing`: of who was chosen.
QString inFewWords(const AssignmentDecision& decision, const Standing& standing, const AssignmentRules& rules);

} // namespace leadwell::domain
