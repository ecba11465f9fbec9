// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TeamBoard.h"
#include "ui/kit/paint/Pill.h"

#include <QString>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

/// What the team's page says about people, translated.
namespace leadwell::pages {

/// "Lead manager" for the stored role; the role itself when it is not one of ours.
QString roleName(const QString& role);

/// "free", "away", "at capacity"; nothing for who is given no leads.
QString standingOf(const services::TeamPerson& person);
kit::Tone toneOf(const services::TeamPerson& person);
/// "Salesperson · cotton yarn, denim"
QString secondLineOf(const services::TeamPerson& person);
/// "7 of 15 leads", "7 leads"
QString loadWords(const services::TeamPerson& person);
/// "12 this month", "12 of 40 this month", with the minimum while it is not reached: "2 of at least 5 this month"
QString monthWords(const services::TeamPerson& person);
/// "owed 1.2 leads", "0.4 leads ahead", "owed nothing"
QString owedWords(qint64 owedMicro);
/// "4.5 points"
QString pointsWords(qint64 thousandths);
/// "1.5" of 1,500,000
QString leadsText(qint64 micro);
/// "24 Nov – 30 Nov · Diwali"; a part of a day with its times
QString leaveWords(const domain::Leave& leave, const models::MemberCache& members);
/// "On leave until 30 Nov", "Leave from 24 Nov"; empty: none
QString nextLeaveWords(const services::TeamPerson& person, const models::MemberCache& members, const Clock& clock);
/// "20 Nov 2026" by the workspace's clocks
QString dayWords(Instant at, const models::MemberCache& members);
/// All of it in a sentence, for who hears it.
QString spokenOf(const services::TeamPerson& person, const models::MemberCache& members, const Clock& clock);

} // namespace leadwell::pages
