// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/base/Instant.h"
#include "core/base/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace leadwell::domain {

class WorkingCalendar;

/// Why a lead is no longer whose it was. Stored as the number.
enum class BackCause : quint8 {
    NoAnswer, ///< its owner did not answer in time
    Leave,    ///< its owner's leave began
    LeftTeam,
};

/// A lead that its owner lost by the rules, as far as who gets it next hangs on it. A round begins when a person chooses the
/// owner, or somebody answers.
struct GivenBack {
    BackCause cause = BackCause::NoAnswer;
    MemberId from;
    Instant since;            ///< when they got it
    int times = 0;            ///< that nobody answered it in this round, so far
    QList<MemberId> without;  ///< those who had it then: they are not asked again
    bool isForPerson = false; ///< the rules give it to nobody any more
    friend bool operator==(const GivenBack&, const GivenBack&) = default;
};

/// When a lead goes back because its owner did not answer.
struct ReturnRule {
    /// Half a day is gone soon in a long visit, and after a whole one the customer has bought elsewhere.
    static constexpr int usualMinutes = 8 * 60;
    static constexpr int minutesMax = 90 * 24 * 60;
    /// In one round; then a person decides.
    static constexpr int timesMax = 2;

    int afterMinutes = usualMinutes; ///< of working time by the team's calendar; 0: never
    bool alsoByHand = false;         ///< also what a person (or an import) gave somebody
    friend bool operator==(const ReturnRule&, const ReturnRule&) = default;
};

/// What becomes of somebody's open leads when their leave begins or they leave the team. Stored by its word.
enum class LeavePolicy : quint8 {
    Keep,
    Unanswered, ///< those whose customer waits for an answer, and those nobody touched, are given to others
    All,
};
inline constexpr int leavePolicyCount = 3;
/// "unanswered"
QString toText(LeavePolicy policy);
/// Errors: Invalid, naming those there are.
Result<LeavePolicy> leavePolicyFromText(const QString& text);

/// When what was given at a moment goes back. Where the calendar has no working hours in sight, wall time counts.
Instant dueBack(Instant from, int minutes, const WorkingCalendar& calendar);

/// The next step of a round: `from` did not answer. `earlier`: what is known of the round, if this is not its first step. `pool`:
/// whom the rules can choose from. Nothing where there never was anybody else: then it stays with its owner.
std::optional<GivenBack> backUnanswered(const std::optional<GivenBack>& earlier, MemberId from, Instant since,
                                        const QList<MemberId>& pool);

/// "Asha did not answer within 8 h.", "Asha is on leave."
QString inWords(const GivenBack& back, const QString& name, int minutes);
/// "8 h", "1 h 30 min"
QString workingTimeText(int minutes);

} // namespace leadwell::domain
