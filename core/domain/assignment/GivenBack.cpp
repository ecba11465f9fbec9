// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/GivenBack.h"

#include "core/domain/clock/WorkingCalendar.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

const QStringList& policyTexts() {
    static const QStringList texts{QStringLiteral("keep"), QStringLiteral("unanswered"), QStringLiteral("all")};
    return texts;
}

} // namespace

QString toText(LeavePolicy policy) {
    return policyTexts().at(static_cast<qsizetype>(policy));
}

Result<LeavePolicy> leavePolicyFromText(const QString& text) {
    const qsizetype place = policyTexts().indexOf(text);
    if (place < 0)
        return Error{
            ErrorKind::Invalid,
            QStringLiteral("“%1” is nothing that leads do on leave (%2).").arg(text, policyTexts().join(QStringLiteral(", "))),
            {}};
    return static_cast<LeavePolicy>(place);
}

Instant dueBack(Instant from, int minutes, const WorkingCalendar& calendar) {
    const Millis time = std::chrono::minutes(minutes);
    return calendar.after(from, time).value_or(from + time);
}

std::optional<GivenBack> backUnanswered(const std::optional<GivenBack>& earlier, MemberId from, Instant since,
                                        const QList<MemberId>& pool) {
    GivenBack back{BackCause::NoAnswer, from, since, 1, {}, false};
    if (earlier) {
        back.times = earlier->times + 1;
        back.without = earlier->without;
    }
    if (!back.without.contains(from))
        back.without.append(from);
    const bool hasOther =
        std::any_of(pool.cbegin(), pool.cend(), [&back](const MemberId& one) { return !back.without.contains(one); });
    if (!hasOther && back.times == 1)
        return std::nullopt;
    back.isForPerson = !hasOther || back.times > ReturnRule::timesMax;
    return back;
}

QString inWords(const GivenBack& back, const QString& name, int minutes) {
    switch (back.cause) {
    case BackCause::Leave:
        return QStringLiteral("%1 is on leave.").arg(name);
    case BackCause::LeftTeam:
        return QStringLiteral("%1 left the team.").arg(name);
    case BackCause::NoAnswer:
        break;
    }
    return QStringLiteral("%1 did not answer within %2.").arg(name, workingTimeText(minutes));
}

QString workingTimeText(int minutes) {
    constexpr int anHour = 60;
    const int hours = minutes / anHour;
    const int rest = minutes % anHour;
    if (hours == 0)
        return QStringLiteral("%1 min").arg(rest);
    return rest == 0 ? QStringLiteral("%1 h").arg(hours) : QStringLiteral("%1 h %2 min").arg(hours).arg(rest);
}

} // namespace leadwell::domain
