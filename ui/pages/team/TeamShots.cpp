// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of the team that pictures are taken of.

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/team/TeamPage.h"

namespace leadwell::pages {
namespace {

using domain::SuccessKind;

/// Limits, knowledge and leave, and what each achieved lately.
void tellTeam(PageContext& context) {
    static const QList<QStringList> skills{{QStringLiteral("cotton yarn"), QStringLiteral("Hindi")},
                                           {QStringLiteral("denim")},
                                           {QStringLiteral("machines"), QStringLiteral("Tamil")},
                                           {}};
    static const QList<QStringList> regions{
        {QStringLiteral("Surat")}, {QStringLiteral("Maharashtra")}, {}, {QStringLiteral("IN")}};
    const Instant now = context.clock.now();
    const auto day = std::chrono::hours(24);
    services::SuccessService successes(context.desk.core());
    const QList<domain::Member> team = context.members.activeMembers();
    int place = 0;
    for (domain::Member member : team) {
        if (member.role != QStringLiteral("salesperson"))
            continue;
        member.skills = skills.at(place % skills.size());
        member.regions = regions.at(place % regions.size());
        member.capacity = 40 + 25 * place;
        member.monthMin = place == 0 ? 10 : 0;
        member.monthMax = place == 1 ? std::optional(80) : std::nullopt;
        member.isAvailable = place != 2;
        context.desk.team().saveMember(member);
        if (place == 1)
            context.desk.team().addLeave({{}, member.id, now - day, now + 4 * day, QStringLiteral("Wedding")});
        for (int i = 0; i <= 3 - place; ++i) {
            services::NewSuccess success;
            success.lead = 1 + place * 5 + i;
            success.kind = static_cast<SuccessKind>((i + place) % domain::successKindCount);
            success.member = member.id;
            success.note = i == 0 ? QStringLiteral("Paid in full") : QString();
            successes.record(success);
        }
        ++place;
    }
}

} // namespace

QList<Shot> TeamPage::shots() {
    const auto tab = [](const char* word) {
        return Route::to(QStringLiteral("team"), {{QStringLiteral("tab"), QString::fromLatin1(word)}});
    };
    const auto told = [](Page&, PageContext& context) { tellTeam(context); };
    const Shot people{QStringLiteral("team"), tab("people"), Shot::Workspace::Sample, {1440, 900}, told};
    const Shot fairness{QStringLiteral("team-fairness"), tab("fairness")};
    const Shot success{QStringLiteral("team-success"), tab("success"), Shot::Workspace::Sample, {1440, 900}, told};
    return {people,
            {QStringLiteral("team-1024x700"), tab("people"), Shot::Workspace::Sample, {1024, 700}, told},
            {QStringLiteral("team-answers"), tab("answers")},
            fairness,
            success,
            {QStringLiteral("team-empty"), tab("people"), Shot::Workspace::Empty},
            {QStringLiteral("team-answers-empty"), tab("answers"), Shot::Workspace::Empty},
            {QStringLiteral("team-fairness-empty"), tab("fairness"), Shot::Workspace::Empty},
            {QStringLiteral("team-success-empty"), tab("success"), Shot::Workspace::Empty}};
}

} // namespace leadwell::pages
