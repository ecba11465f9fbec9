// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/success/Performance.h"
#include "core/services/LeadService.h"

namespace leadwell::services {

class DeskCore;

/// A success as lists show it, with what it counts.
struct SuccessEntry {
    domain::SuccessEvent event;
    domain::SuccessWeight weight;
    qint64 leadNumber = 0;
    QString customer; ///< may be empty
    QString member;   ///< empty: nobody had the lead then
    friend bool operator==(const SuccessEntry&, const SuccessEntry&) = default;
};

struct SuccessQuery {
    MemberId member;       ///< not set: everybody
    qint64 leadNumber = 0; ///< 0: of every lead
    int days = 0;          ///< of the last so many; 0: since ever
    bool withTakenBack = false;
    int limit = 1'000;
};

/// A success that somebody writes down.
struct NewSuccess {
    qint64 lead = 0;
    domain::SuccessKind kind = domain::SuccessKind::OrderReceived;
    QString definition;             ///< a name of those that count at that time; empty: what fits it
    Instant at;                     ///< not set: now
    std::optional<MemberId> member; ///< not set: who had the lead then
    QString note;
};

/// How well somebody does, and what it is made of.
struct MemberPerformance {
    MemberId member;
    QString name;
    qint64 score = 0; ///< thousandths of a point
    int perMille = 500;
    QList<SuccessEntry> contributions; ///< their weights sum up to the score; the newest first
    friend bool operator==(const MemberPerformance&, const MemberPerformance&) = default;
};

/// Of leads that somebody was given in a time, how many are won by now.
struct Conversion {
    int given = 0;
    int won = 0;
    /// 0 to 1; 0 where none was given.
    double share() const { return given > 0 ? static_cast<double>(won) / given : 0; }
};
/// The same number of days before a moment and after it.
struct MemberConversion {
    MemberId member;
    QString name;
    Conversion before;
    Conversion after;
};
struct ConversionReport {
    Instant split;
    int days = 0; ///< on each side
    QList<MemberConversion> people;
};

/// What the team achieves (mission SUC-01 to SUC-03, ASG-09, ASG-13; docs/adr/0012). A payment and a win write a success by
/// themselves, in the transaction that knows of them. Every change is one undo step.
class SuccessService {
public:
    explicit SuccessService(DeskCore& core) : m_core(core) {}

    /// The newest first. Errors: NotFound (no such lead).
    Answer<QList<SuccessEntry>> list(SuccessQuery query);
    /// Errors: Invalid (a moment to come, a definition that does not count then), NotFound (lead, person), Conflict (nobody had
    /// the lead then, and nobody is named).
    Answer<SuccessEntry> record(NewSuccess success);
    /// It is kept, and counts no longer. Errors: NotFound, Conflict (it was taken back before).
    Answer<Receipt> takeBack(SuccessEventId id);

    /// With all their versions: those that come with Leadwell, then the workspace's own, the earliest first.
    Answer<QList<domain::SuccessDefinition>> definitions();
    /// Counts from its date on; the same name and date is replaced. Not set: from today on. Errors: Invalid.
    Answer<domain::SuccessDefinition> define(domain::SuccessDefinition definition);
    /// What was before it counts again. Errors: NotFound, Invalid (it comes with Leadwell).
    Answer<Receipt> removeDefinition(SuccessDefinitionId id);

    /// Active salespeople, the best first, now.
    Answer<QList<MemberPerformance>> performance();
    /// Before and after a moment, so many days each.
    Answer<ConversionReport> conversion(Instant split, int days);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
