// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/services/SuccessService.h"

#include <QDateTime>

namespace leadwell::ctl::commands {

using namespace domain;
using services::SuccessEntry;
using services::SuccessService;

namespace {

constexpr qsizetype idShown = 8;
constexpr double onePoint = SuccessDefinition::onePoint;

QString dayText(Instant at, const QTimeZone& zone) {
    return at.isSet() ? at.inZone(zone).date().toString(Qt::ISODate) : QString();
}

QString whatText(const SuccessEntry& entry) {
    return entry.weight.definition.isEmpty() ? inWords(entry.event.kind) : entry.weight.definition;
}

QJsonObject of(const SuccessEntry& entry) {
    return {{QStringLiteral("id"), entry.event.id.text()},
            {QStringLiteral("kind"), toText(entry.event.kind)},
            {QStringLiteral("definition"), json::textOrNull(entry.weight.definition)},
            {QStringLiteral("points"), entry.weight.weight / onePoint},
            {QStringLiteral("lead"), leadNumberText(entry.leadNumber)},
            {QStringLiteral("customer"), json::textOrNull(entry.customer)},
            {QStringLiteral("salesperson"), json::textOrNull(entry.member)},
            {QStringLiteral("at"), json::of(entry.event.at)},
            {QStringLiteral("repeat"), entry.event.isRepeat},
            {QStringLiteral("cause"), inWords(entry.event.cause)},
            {QStringLiteral("note"), json::textOrNull(entry.event.note)},
            {QStringLiteral("taken_back"), json::of(entry.event.takenBackAt)}};
}

QJsonArray of(const QList<SuccessEntry>& entries) {
    QJsonArray all;
    for (const SuccessEntry& entry : entries)
        all.append(of(entry));
    return all;
}

QJsonObject of(const SuccessDefinition& definition) {
    return {{QStringLiteral("id"), json::textOrNull(definition.id.text())},
            {QStringLiteral("name"), definition.name},
            {QStringLiteral("kind"), toText(definition.kind)},
            {QStringLiteral("which"), toText(definition.occurrence)},
            {QStringLiteral("points"), definition.weight / onePoint},
            {QStringLiteral("since"), json::of(definition.since)},
            {QStringLiteral("shipped"), definition.isShipped()}};
}

Result<int> list(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    services::SuccessQuery query;
    query.withTakenBack = call.has(QStringLiteral("all"));
    if (const QString name = call.value(QStringLiteral("for")); !name.isEmpty()) {
        LW_TRY(query.member, team.find(name));
    }
    if (call.has(QStringLiteral("days"))) {
        const auto days = arguments::number(call, QStringLiteral("days"), 1, 36'500);
        if (!days)
            return call.usage(days.error().sentence);
        query.days = static_cast<int>(*days);
    }
    LW_TRY(const auto entries, await(SuccessService(desk.core()).list(query)));
    if (call.wantsJson()) {
        terminal::printJson(of(entries));
        return exits::done;
    }
    QList<QStringList> rows;
    for (const SuccessEntry& entry : entries)
        rows.append({entry.event.id.text().right(idShown), dayText(entry.event.at, team.zone), whatText(entry),
                     entry.event.takenBackAt.isSet() ? QStringLiteral("taken back") : pointsText(entry.weight.weight),
                     entry.member.isEmpty() ? QStringLiteral("nobody") : entry.member, leadNumberText(entry.leadNumber),
                     entry.customer, entry.event.note.simplified()});
    terminal::printTable({QStringLiteral("Id"), QStringLiteral("Day"), QStringLiteral("What"), QStringLiteral("Points"),
                          QStringLiteral("Who"), QStringLiteral("Lead"), QStringLiteral("Customer"), QStringLiteral("Note")},
                         rows);
    terminal::say({});
    terminal::say(terminal::counted(entries.size(), "success", "successes"));
    return exits::done;
}

Result<int> record(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    services::NewSuccess success;
    const auto kind = successKindFromText(call.arguments().value(1));
    const auto lead = arguments::leadNumber(call.arguments().value(2));
    const auto at = arguments::instant(call, QStringLiteral("at"));
    if (!kind || !lead || !at)
        return call.usage(!kind ? kind.error().sentence : !lead ? lead.error().sentence : at.error().sentence);
    success.kind = *kind;
    success.lead = *lead;
    success.at = *at;
    success.definition = call.value(QStringLiteral("as"));
    success.note = call.value(QStringLiteral("note"));
    if (const QString name = call.value(QStringLiteral("for")); !name.isEmpty()) {
        LW_TRY(success.member, team.find(name));
    }
    LW_TRY(const SuccessEntry entry, await(SuccessService(desk.core()).record(success)));
    if (call.wantsJson())
        terminal::printJson(of(entry));
    else
        terminal::say(QStringLiteral("%1 of %2: %3 points for %4.")
                          .arg(whatText(entry), leadNumberText(entry.leadNumber), pointsText(entry.weight.weight), entry.member));
    return exits::done;
}

/// By the whole id, or by its end as lists show it.
Result<SuccessEventId> find(services::Desk& desk, const QString& end) {
    constexpr qsizetype shortest = 4;
    services::SuccessQuery all;
    all.withTakenBack = true;
    all.limit = 1'000'000;
    LW_TRY(const auto entries, await(SuccessService(desk.core()).list(all)));
    SuccessEventId found;
    int count = 0;
    for (const SuccessEntry& entry : entries) {
        if (end.size() >= shortest && entry.event.id.text().endsWith(end, Qt::CaseInsensitive)) {
            found = entry.event.id;
            ++count;
        }
    }
    if (count == 1)
        return found;
    return Error{ErrorKind::NotFound,
                 count == 0 ? QStringLiteral("“%1” is no success; “success list” shows them.").arg(end)
                            : QStringLiteral("%1 successes end with “%2”; write more of it.").arg(count).arg(end),
                 {}};
}

Result<int> takeBack(const Invocation& call, services::Desk& desk) {
    LW_TRY(const SuccessEventId id, find(desk, call.arguments().value(1)));
    LW_TRY(const auto receipt, await(SuccessService(desk.core()).takeBack(id)));
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("sentence"), receipt.sentence}});
    else
        terminal::say(receipt.sentence);
    return exits::done;
}

Result<int> printDefinitions(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const auto definitions, await(SuccessService(desk.core()).definitions()));
    QJsonArray all;
    QList<QStringList> rows;
    for (const SuccessDefinition& one : definitions) {
        all.append(of(one));
        rows.append({one.name, inWords(one.kind), toText(one.occurrence), pointsText(one.weight),
                     one.since.isSet() ? dayText(one.since, team.zone) : QStringLiteral("always")});
    }
    if (call.wantsJson()) {
        terminal::printJson(all);
        return exits::done;
    }
    terminal::printTable(
        {QStringLiteral("Name"), QStringLiteral("Of"), QStringLiteral("Which"), QStringLiteral("Points"), QStringLiteral("From")},
        rows);
    return exits::done;
}

Result<int> define(const Invocation& call, services::Desk& desk) {
    LW_TRY(const Team team, Team::of(desk));
    const QString name = call.arguments().value(1).simplified();
    if (name.isEmpty())
        return printDefinitions(call, desk);
    SuccessDefinition wanted;
    wanted.name = name;
    LW_TRY(const auto known, await(SuccessService(desk.core()).definitions()));
    bool isKnown = false;
    for (const SuccessDefinition& one : known) {
        if (one.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        isKnown = true;
        wanted.kind = one.kind;
        wanted.occurrence = one.occurrence;
        wanted.weight = one.weight;
    }
    if (call.has(QStringLiteral("of"))) {
        const auto kind = successKindFromText(call.value(QStringLiteral("of")));
        if (!kind)
            return call.usage(kind.error().sentence);
        wanted.kind = *kind;
    } else if (!isKnown) {
        return call.usage(QStringLiteral("Say of what it is, with --of: %1.").arg(successKindTexts().join(u' ').toLower()));
    }
    if (call.has(QStringLiteral("which"))) {
        const auto which = successOccurrenceFromText(call.value(QStringLiteral("which")));
        if (!which)
            return call.usage(which.error().sentence);
        wanted.occurrence = *which;
    }
    const auto weight = pointsFromText(call.value(QStringLiteral("weight")));
    const auto since = arguments::bound(call, QStringLiteral("from"), arguments::Bound::From, team.zone);
    if (!weight || !since)
        return call.usage(!weight ? weight.error().sentence : since.error().sentence);
    wanted.weight = *weight;
    wanted.since = *since;
    LW_TRY(const SuccessDefinition saved, await(SuccessService(desk.core()).define(wanted)));
    if (call.wantsJson())
        terminal::printJson(of(saved));
    else
        terminal::say(QStringLiteral("From %1 on, %2 counts %3 points.")
                          .arg(dayText(saved.since, team.zone), saved.name, pointsText(saved.weight)));
    return exits::done;
}

QJsonObject of(const services::Conversion& conversion) {
    return {{QStringLiteral("given"), conversion.given},
            {QStringLiteral("won"), conversion.won},
            {QStringLiteral("share"), conversion.share()}};
}

QString conversionText(const services::Conversion& conversion) {
    constexpr int all = 100;
    return conversion.given == 0 ? QString()
                                 : QStringLiteral("%1 of %2 (%3 %)")
                                       .arg(conversion.won)
                                       .arg(conversion.given)
                                       .arg(qRound(conversion.share() * all));
}

Result<int> performance(const Invocation& call, services::Desk& desk, Instant now) {
    constexpr int days = 30;
    LW_TRY(const Team team, Team::of(desk));
    const auto split = arguments::bound(call, QStringLiteral("since"), arguments::Bound::From, team.zone);
    if (!split)
        return call.usage(split.error().sentence);
    SuccessService successes(desk.core());
    LW_TRY(const auto people, await(successes.performance()));
    LW_TRY(const auto conversion,
           await(successes.conversion(split->isSet() ? *split : now + Millis(1) - std::chrono::hours(24) * days, days)));
    QJsonArray all;
    QList<QStringList> rows;
    for (const services::MemberPerformance& one : people) {
        services::MemberConversion then;
        for (const services::MemberConversion& other : conversion.people)
            then = other.member == one.member ? other : then;
        all.append(QJsonObject{{QStringLiteral("name"), one.name},
                               {QStringLiteral("score"), static_cast<double>(one.score) / onePoint},
                               {QStringLiteral("per_mille"), one.perMille},
                               {QStringLiteral("contributions"), of(one.contributions)},
                               {QStringLiteral("before"), of(then.before)},
                               {QStringLiteral("after"), of(then.after)}});
        rows.append({one.name, pointsText(one.score), QString::number(one.contributions.size()), QString::number(one.perMille),
                     conversionText(then.before), conversionText(then.after)});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("days"), performanceDays},
                                        {QStringLiteral("since"), json::of(conversion.split)},
                                        {QStringLiteral("people"), all}});
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Name"), QStringLiteral("Score"), QStringLiteral("Successes"),
                          QStringLiteral("Per mille"), QStringLiteral("Won before"), QStringLiteral("Won after")},
                         rows);
    terminal::say({});
    terminal::say(
        QStringLiteral("Score: points of the last %1 days. Won: of the leads they got in the %2 days before and after %3, "
                       "by now.")
            .arg(performanceDays)
            .arg(conversion.days)
            .arg(dayText(conversion.split, team.zone)));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString what = call.arguments().value(0);
    const qsizetype words = call.arguments().size();
    const bool isDefinition = what == QStringLiteral("define");
    const bool isLook = what == QStringLiteral("list") || what == QStringLiteral("performance") || (isDefinition && words == 1);
    const bool isWork = what == QStringLiteral("record") || what == QStringLiteral("take-back") || isDefinition;
    if (!isLook && !isWork)
        return call.usage(
            QStringLiteral("“%1” is nothing that can be done with successes: list, record, take-back, define or performance.")
                .arg(what));
    const qsizetype wanted = isLook ? 1 : what == QStringLiteral("record") ? 3 : 2;
    if (words != wanted)
        return call.usage(words > wanted ? QStringLiteral("“%1” is one word too many.").arg(call.arguments().at(wanted))
                                         : QStringLiteral("Say what to %1; see “success --help”.").arg(what));
    LW_TRY(const auto workspace, Workspace::open(call, isLook ? Workspace::Mode::Look : Workspace::Mode::Work));
    services::Desk& desk = workspace->desk();
    if (what == QStringLiteral("list"))
        return list(call, desk);
    if (what == QStringLiteral("performance"))
        return performance(call, desk, workspace->clock().now());
    if (what == QStringLiteral("record"))
        return record(call, desk);
    return isDefinition ? define(call, desk) : takeBack(call, desk);
}

} // namespace

Command success() {
    return {.name = QStringLiteral("success"),
            .usage = QStringLiteral("list | record KIND LEAD | take-back ID | define [NAME] | performance"),
            .summary = QStringLiteral("what the team achieved, what it counts, and how well each does"),
            .help =
                QStringLiteral("KIND is demo_booked, payment_received or order_received. A payment and a win write themselves\n"
                               "down. define changes what counts how much from a date on; without a name it shows all.\n"
                               "A score is the points of the last 90 days; performance --json shows what each is made of."),
            .options = {option("for", "NAME", "list, record: whose; without: everybody, or who had the lead then"),
                        option("days", "N", "list: of the last so many days"), flag("all", "list: with what was taken back"),
                        option("at", "TIME", "record: when it was; now without"),
                        option("as", "NAME", "record: as which definition it counts; without: what fits it"),
                        option("note", "TEXT", "record: what for"), option("of", "KIND", "define: of what it is"),
                        option("which", "every|first|repeat", "define: of a customer's which"),
                        option("weight", "POINTS", "define: what it counts, like 2.5; 0: nothing any more", "1"),
                        option("from", "DAY", "define: from when; today without"),
                        option("since", "DAY", "performance: what is compared, before and after; 30 days ago without")},
            .argumentsMin = 1,
            .argumentsMax = 3,
            .run = run};
}

} // namespace leadwell::ctl::commands
