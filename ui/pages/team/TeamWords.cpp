// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/TeamWords.h"

#include "core/base/Clock.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Standing.h"
#include "ui/pages/team/PersonForm.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

namespace leadwell::pages {

using domain::Hindrance;
using services::TeamPerson;

namespace {

constexpr double oneLead = 1e6;
constexpr qint64 nearlyNothing = 50'000; ///< below this it is 0.0 leads

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TeamWords)
};

QString leadsWords(int count) {
    return count == 1 ? Words::tr("1 lead") : Words::tr("%1 leads").arg(count);
}

QString firstUpper(QString text) {
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

QString roleName(const QString& role) {
    const QStringList names{Words::tr("Administrator"), Words::tr("Lead manager"), Words::tr("Salesperson"),
                            Words::tr("Analyst")};
    const qsizetype place = PersonForm::roles().indexOf(role);
    return place < 0 ? role : names.at(place);
}

QString standingOf(const TeamPerson& person) {
    return person.candidate ? standingWords(person.hindrance) : QString();
}

kit::Tone toneOf(const TeamPerson& person) {
    switch (person.hindrance) {
    case Hindrance::None:
        return kit::Tone::Good;
    case Hindrance::AtCapacity:
    case Hindrance::MonthFull:
        return kit::Tone::Bad;
    case Hindrance::OnLeave:
    case Hindrance::OffHours:
        return kit::Tone::Warning;
    case Hindrance::Away:
    case Hindrance::NotInPool:
    case Hindrance::HadIt:
        break;
    }
    return kit::Tone::Neutral;
}

QString secondLineOf(const TeamPerson& person) {
    QStringList parts{roleName(person.member.role)};
    const QStringList known = person.member.skills + person.member.regions;
    if (!known.isEmpty())
        parts.append(known.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(" · "));
}

QString loadWords(const TeamPerson& person) {
    if (!person.candidate)
        return {};
    const domain::Candidate& one = *person.candidate;
    return one.capacity ? Words::tr("%1 of %2").arg(one.openLeads).arg(leadsWords(*one.capacity)) : leadsWords(one.openLeads);
}

QString monthWords(const TeamPerson& person) {
    if (!person.candidate)
        return {};
    const domain::Candidate& one = *person.candidate;
    if (one.monthGiven < one.monthMin)
        return Words::tr("%1 of at least %2 this month").arg(one.monthGiven).arg(one.monthMin);
    return one.monthMax ? Words::tr("%1 of %2 this month").arg(one.monthGiven).arg(*one.monthMax)
                        : Words::tr("%1 this month").arg(one.monthGiven);
}

QString leadsText(qint64 micro) {
    return QString::number(static_cast<double>(micro) / oneLead, 'f', 1);
}

QString owedWords(qint64 owedMicro) {
    if (std::abs(owedMicro) < nearlyNothing)
        return Words::tr("owed nothing");
    return owedMicro > 0 ? Words::tr("owed %1 leads").arg(leadsText(owedMicro))
                         : Words::tr("%1 leads ahead").arg(leadsText(-owedMicro));
}

QString pointsWords(qint64 thousandths) {
    return thousandths == domain::SuccessDefinition::onePoint ? Words::tr("1 point")
                                                              : Words::tr("%1 points").arg(domain::pointsText(thousandths));
}

QString dayWords(Instant at, const models::MemberCache& members) {
    return members.locale().toString(at.inZone(members.zone()).date(), QStringLiteral("d MMM yyyy"));
}

QString leaveWords(const domain::Leave& leave, const models::MemberCache& members) {
    const QDateTime from = leave.from.inZone(members.zone());
    const QDateTime to = leave.to.inZone(members.zone());
    const QTime midnight(0, 0);
    const bool areWholeDays = from.time() == midnight && to.time() == midnight;
    const QString format = areWholeDays ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM yyyy HH:mm");
    const QString first = members.locale().toString(from, format);
    const QString last = members.locale().toString(areWholeDays ? to.addDays(-1) : to, format);
    const QString when = first == last ? first : Words::tr("%1 – %2").arg(first, last);
    return leave.note.isEmpty() ? when : Words::tr("%1 · %2").arg(when, leave.note);
}

QString nextLeaveWords(const TeamPerson& person, const models::MemberCache& members, const Clock& clock) {
    if (const domain::Leave* now = person.leaveAt(clock.now()))
        return Words::tr("On leave until %1").arg(dayWords(now->to - Millis(1), members));
    return person.leaves.isEmpty() ? QString() : Words::tr("Leave from %1").arg(dayWords(person.leaves.first().from, members));
}

QString spokenOf(const TeamPerson& person, const models::MemberCache& members, const Clock& clock) {
    QStringList parts{person.member.name, secondLineOf(person)};
    if (person.candidate) {
        parts << firstUpper(standingOf(person)) << loadWords(person) << monthWords(person)
              << owedWords(person.candidate->deficitMicro) << pointsWords(person.performance.score);
    }
    if (const QString leave = nextLeaveWords(person, members, clock); !leave.isEmpty())
        parts << leave;
    return parts.join(QStringLiteral(". "));
}

} // namespace leadwell::pages
