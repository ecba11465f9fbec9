// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/AssignmentOptions.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/services/FairnessService.h"
#include "core/services/TeamBoard.h"
#include "core/services/TrialService.h"

#include <algorithm>

namespace leadwell::ctl::commands {

using namespace domain;

namespace {

constexpr double oneLead = 1e6;

QString limitText(int count, std::optional<int> most) {
    return most ? QStringLiteral("%1 of %2").arg(count).arg(*most) : QString::number(count);
}

QString leadsText(qint64 micro) {
    return QString::number(static_cast<double>(micro) / oneLead, 'f', 2);
}

QJsonValue limitJson(std::optional<int> limit) {
    return limit ? QJsonValue(*limit) : QJsonValue();
}

QJsonObject of(const Leave& leave) {
    return {{QStringLiteral("from"), json::of(leave.from)},
            {QStringLiteral("to"), json::of(leave.to)},
            {QStringLiteral("note"), json::textOrNull(leave.note)}};
}

QJsonObject of(const Member& member, const services::TeamPerson* person) {
    QJsonObject object{{QStringLiteral("id"), member.id.text()},
                       {QStringLiteral("name"), member.name},
                       {QStringLiteral("email"), json::textOrNull(member.email)},
                       {QStringLiteral("role"), member.role},
                       {QStringLiteral("active"), member.isActive},
                       {QStringLiteral("available"), member.isAvailable},
                       {QStringLiteral("skills"), json::of(member.skills)},
                       {QStringLiteral("regions"), json::of(member.regions)},
                       {QStringLiteral("capacity"), limitJson(member.capacity)},
                       {QStringLiteral("month_min"), member.monthMin},
                       {QStringLiteral("month_max"), limitJson(member.monthMax)},
                       {QStringLiteral("working_hours"), json::textOrNull(member.workingHours)},
                       {QStringLiteral("time_zone"), json::textOrNull(member.timeZone)}};
    if (!person)
        return object;
    QJsonArray leaves;
    for (const Leave& leave : person->leaves)
        leaves.append(of(leave));
    object.insert(QStringLiteral("leave"), leaves);
    if (!person->candidate)
        return object;
    object.insert(QStringLiteral("open_leads"), person->candidate->openLeads);
    object.insert(QStringLiteral("given_this_month"), person->candidate->monthGiven);
    object.insert(QStringLiteral("owed"), static_cast<double>(person->candidate->deficitMicro) / oneLead);
    object.insert(QStringLiteral("score"), static_cast<double>(person->performance.score) / SuccessDefinition::onePoint);
    object.insert(QStringLiteral("hindrance"), json::textOrNull(inWords(person->hindrance)));
    return object;
}

QJsonValue bestFitJson(const Override& rule) {
    return rule.isOn ? QJsonValue(QJsonObject{{QStringLiteral("score"), rule.scoreMin}, {QStringLiteral("points"), rule.gainMin}})
                     : QJsonValue();
}

/// What else the rules say, a sentence each.
QStringList rulesText(const AssignmentRules& rules, const QList<Member>& team) {
    QStringList lines;
    for (const Member& member : team) {
        QStringList sources;
        for (const auto& [source, id] : rules.preferred) {
            if (id == member.id)
                sources.append(toText(source));
        }
        if (!sources.isEmpty())
            lines.append(QStringLiteral("%1 is good with %2.").arg(member.name, sources.join(QStringLiteral(", "))));
        if (rules.bestFit.isOn && rules.bestFit.notFor.contains(member.id))
            lines.append(QStringLiteral("The best fit never chooses %1.").arg(member.name));
    }
    if (rules.bestFit.isOn)
        lines.append(
            QStringLiteral("Of leads with a score from %1 the best fit gets it, when %2 points ahead of the strategy's choice.")
                .arg(rules.bestFit.scoreMin)
                .arg(rules.bestFit.gainMin));
    lines.append(rules.returns.afterMinutes == 0
                     ? QStringLiteral("An unanswered lead stays with its owner.")
                     : QStringLiteral("A lead that its owner does not answer within %1 of working time goes to somebody else%2.")
                           .arg(workingTimeText(rules.returns.afterMinutes),
                                rules.returns.alsoByHand ? QStringLiteral(", also when a person gave it") : QString()));
    switch (rules.onLeave) {
    case LeavePolicy::Keep:
        lines.append(QStringLiteral("Who goes on leave, or leaves the team, keeps their leads."));
        break;
    case LeavePolicy::Unanswered:
        lines.append(QStringLiteral("Unanswered leads of who goes on leave, or leaves the team, go to others."));
        break;
    case LeavePolicy::All:
        lines.append(QStringLiteral("All open leads of who goes on leave, or leaves the team, go to others."));
        break;
    }
    return lines;
}

QString nameOf(const QList<Member>& team, MemberId id) {
    const auto member = std::find_if(team.cbegin(), team.cend(), [id](const Member& one) { return one.id == id; });
    return member == team.cend() ? QString() : member->name;
}

Result<int> printTeam(const Invocation& call, services::Desk& desk) {
    LW_TRY(const auto members, await(desk.team().members()));
    LW_TRY(const services::TeamState state, await(services::TeamBoard(desk.core()).now()));
    LW_TRY(const WorkspaceSettings settings, await(desk.team().settings()));
    QJsonArray all;
    QList<QStringList> rows;
    for (const Member& member : members) {
        const auto known = std::find_if(state.people.cbegin(), state.people.cend(),
                                        [&member](const services::TeamPerson& one) { return one.member.id == member.id; });
        const services::TeamPerson* person = known != state.people.cend() ? &*known : nullptr;
        const Candidate* candidate = person && person->candidate ? &*person->candidate : nullptr;
        all.append(of(member, person));
        const QString now = !person                                ? QStringLiteral("left")
                            : !candidate                           ? QString()
                            : person->hindrance == Hindrance::None ? QStringLiteral("free")
                                                                   : inWords(person->hindrance);
        rows.append({member.name, member.role, now, candidate ? limitText(candidate->openLeads, member.capacity) : QString(),
                     candidate ? limitText(candidate->monthGiven, member.monthMax) : QString(),
                     candidate ? leadsText(candidate->deficitMicro) : QString(),
                     candidate ? pointsText(person->performance.score) : QString(),
                     (member.skills + member.regions).join(QStringLiteral(", "))});
    }
    if (call.wantsJson()) {
        terminal::printJson(
            QJsonObject{{QStringLiteral("strategy"), toText(state.rules.strategy)},
                        {QStringLiteral("rules_version"), state.rules.version},
                        {QStringLiteral("mode"), settings.autoAssign ? QStringLiteral("auto") : QStringLiteral("manual")},
                        {QStringLiteral("here"), json::textOrNull(nameOf(members, settings.me))},
                        {QStringLiteral("best_fit"), bestFitJson(state.rules.bestFit)},
                        {QStringLiteral("return_after_minutes"), state.rules.returns.afterMinutes},
                        {QStringLiteral("return_manual"), state.rules.returns.alsoByHand},
                        {QStringLiteral("on_leave"), toText(state.rules.onLeave)},
                        {QStringLiteral("waiting"), state.waiting},
                        {QStringLiteral("members"), all}});
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Name"), QStringLiteral("Role"), QStringLiteral("Now"), QStringLiteral("Open"),
                          QStringLiteral("Month"), QStringLiteral("Owed"), QStringLiteral("Points"), QStringLiteral("Knows")},
                         rows);
    terminal::say({});
    terminal::say(
        QStringLiteral("Leads are given by %1 (rules, version %2).").arg(inWords(state.rules.strategy)).arg(state.rules.version));
    if (!settings.autoAssign)
        terminal::say(QStringLiteral("New leads wait in triage until a person gives them."));
    if (const QString here = nameOf(members, settings.me); !here.isEmpty())
        terminal::say(QStringLiteral("%1 sits at this desk.").arg(here));
    for (const QString& line : rulesText(state.rules, members))
        terminal::say(line);
    return exits::done;
}

/// A number, or "none".
Result<std::optional<int>> limitOption(const Invocation& call, const QString& name) {
    if (call.value(name) == QStringLiteral("none"))
        return std::optional<int>();
    LW_TRY(const qint64 number, arguments::number(call, name, 0, 1'000'000));
    return std::optional<int>(static_cast<int>(number));
}

Result<void> readInto(const Invocation& call, Member& member) {
    const auto given = [&call](const char* name) { return call.has(QString::fromLatin1(name)); };
    if (given("skills"))
        member.skills = arguments::list(call.value(QStringLiteral("skills")));
    if (given("regions"))
        member.regions = arguments::list(call.value(QStringLiteral("regions")));
    if (given("hours"))
        member.workingHours = call.value(QStringLiteral("hours")).trimmed();
    if (given("zone"))
        member.timeZone = call.value(QStringLiteral("zone")).trimmed();
    if (given("capacity")) {
        LW_TRY(member.capacity, limitOption(call, QStringLiteral("capacity")));
    }
    if (given("month-max")) {
        LW_TRY(member.monthMax, limitOption(call, QStringLiteral("month-max")));
    }
    if (given("month-min")) {
        LW_TRY(const qint64 least, arguments::number(call, QStringLiteral("month-min"), 0, 1'000'000));
        member.monthMin = static_cast<int>(least);
    }
    if (given("available")) {
        LW_TRY(member.isAvailable, arguments::yes(call, QStringLiteral("available")));
    }
    return {};
}

Result<int> setMember(const Invocation& call, services::Desk& desk, const QString& name) {
    static const QStringList settable{QStringLiteral("skills"),    QStringLiteral("regions"),   QStringLiteral("capacity"),
                                      QStringLiteral("month-min"), QStringLiteral("month-max"), QStringLiteral("hours"),
                                      QStringLiteral("zone"),      QStringLiteral("available")};
    if (std::none_of(settable.begin(), settable.end(), [&call](const QString& one) { return call.has(one); }))
        return call.usage(QStringLiteral("Say what to set: --%1.").arg(settable.join(QStringLiteral(", --"))));
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const MemberId id, team.find(name));
    for (Member member : team.members) {
        if (member.id != id)
            continue;
        if (const auto read = readInto(call, member); !read)
            return call.usage(read.error().sentence);
        LW_CHECK(await(desk.team().saveMember(member)));
    }
    return printTeam(call, desk);
}

/// Who works at this desk: what is theirs, what is told them, whose steps these are.
Result<int> sitsHere(const Invocation& call, services::Desk& desk, const QString& name) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(WorkspaceSettings settings, await(desk.team().settings()));
    LW_TRY(settings.me, team.find(name));
    LW_CHECK(await(desk.team().saveSettings(settings)));
    return printTeam(call, desk);
}

Result<int> addMember(const Invocation& call, services::Desk& desk, const QString& name) {
    Member member;
    member.name = name;
    member.role = QStringLiteral("salesperson");
    member.colour = QStringLiteral("#6B7A99");
    if (const auto read = readInto(call, member); !read)
        return call.usage(read.error().sentence);
    LW_CHECK(await(desk.team().saveMember(member)));
    return printTeam(call, desk);
}

Result<int> addLeave(const Invocation& call, services::Desk& desk, const QString& name) {
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const MemberId id, team.find(name));
    const auto from = arguments::bound(call, QStringLiteral("from"), arguments::Bound::From, team.zone);
    const auto to = arguments::bound(call, QStringLiteral("to"), arguments::Bound::To, team.zone);
    for (const auto& bound : {from, to}) {
        if (!bound)
            return call.usage(bound.error().sentence);
        if (!bound->isSet())
            return call.usage(QStringLiteral("Say from when to when, with --from and --to."));
    }
    LW_CHECK(await(desk.team().addLeave({{}, id, *from, *to, call.value(QStringLiteral("note"))})));
    return printTeam(call, desk);
}

/// "auto" or "manual"; nothing where it is not said.
Result<std::optional<bool>> givesAtOnce(const Invocation& call) {
    const QString mode = call.value(QStringLiteral("mode"));
    if (!call.has(QStringLiteral("mode")))
        return std::optional<bool>();
    if (mode != QStringLiteral("auto") && mode != QStringLiteral("manual"))
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no mode: auto or manual.").arg(mode.left(40)), {}};
    return std::optional(mode == QStringLiteral("auto"));
}

Result<int> setRules(const Invocation& call, services::Desk& desk) {
    const auto mode = givesAtOnce(call);
    if (!mode)
        return call.usage(mode.error().sentence);
    LW_TRY(const Team team, Team::of(desk));
    LW_TRY(const AssignmentRules present, await(desk.team().assignmentRules()));
    const auto rules = assignment::changed(call, team, present);
    if (!rules)
        return call.usage(rules.error().sentence);
    services::AssignmentTrial wanted;
    if (assignment::areGiven(call))
        wanted.rules = *rules;
    wanted.givesAtOnce = *mode;
    LW_CHECK(await(services::TrialService(desk.core()).save(wanted)));
    return printTeam(call, desk);
}

QJsonObject of(const FairnessReport& report) {
    QJsonArray weeks;
    for (const QDate& week : report.weeks)
        weeks.append(week.toString(Qt::ISODate));
    QJsonArray people;
    for (const FairnessPerson& one : report.people) {
        QJsonArray given;
        QJsonArray expected;
        for (qsizetype i = 0; i < report.weeks.size(); ++i) {
            given.append(one.givenByWeek.at(i));
            expected.append(static_cast<double>(one.expectedByWeekMicro.at(i)) / oneLead);
        }
        people.append(QJsonObject{{QStringLiteral("name"), one.name},
                                  {QStringLiteral("given"), one.given},
                                  {QStringLiteral("expected"), static_cast<double>(one.expectedMicro) / oneLead},
                                  {QStringLiteral("owed"), static_cast<double>(one.owedMicro) / oneLead},
                                  {QStringLiteral("by_hand"), one.byHand},
                                  {QStringLiteral("given_by_week"), given},
                                  {QStringLiteral("expected_by_week"), expected}});
    }
    QJsonArray ways;
    for (const Strategy strategy : report.strategies)
        ways.append(toText(strategy));
    return {{QStringLiteral("from"), json::of(report.from)},
            {QStringLiteral("to"), json::of(report.to)},
            {QStringLiteral("given"), report.given},
            {QStringLiteral("nobody_free"), report.nobody},
            {QStringLiteral("strategies"), ways},
            {QStringLiteral("gini"), report.gini},
            {QStringLiteral("gini_of_shares"), report.giniOfShares},
            {QStringLiteral("sentence"), report.sentence},
            {QStringLiteral("weeks"), weeks},
            {QStringLiteral("people"), people}};
}

Result<int> printFairness(const Invocation& call, services::Desk& desk, Instant now) {
    LW_TRY(const Team team, Team::of(desk));
    const auto days =
        call.has(QStringLiteral("days")) ? arguments::number(call, QStringLiteral("days"), 1, 36'500) : Result<qint64>(30);
    const auto from = arguments::bound(call, QStringLiteral("from"), arguments::Bound::From, team.zone);
    const auto to = arguments::bound(call, QStringLiteral("to"), arguments::Bound::To, team.zone);
    if (!days || !from || !to)
        return call.usage(!days ? days.error().sentence : !from ? from.error().sentence : to.error().sentence);
    const Instant end = to->isSet() ? *to : now;
    const Instant begin = from->isSet() ? *from : end - std::chrono::hours(24) * *days;
    if (begin >= end)
        return call.usage(QStringLiteral("--from is later than --to."));
    LW_TRY(const FairnessReport report, await(services::FairnessService(desk.core()).report(begin, end)));
    if (call.wantsJson()) {
        terminal::printJson(of(report));
        return exits::done;
    }
    QList<QStringList> rows;
    for (const FairnessPerson& one : report.people)
        rows.append({one.name, QString::number(one.given), leadsText(one.expectedMicro), leadsText(one.owedMicro),
                     QString::number(one.byHand)});
    terminal::printTable({QStringLiteral("Name"), QStringLiteral("Given"), QStringLiteral("Share"), QStringLiteral("Owed in all"),
                          QStringLiteral("By hand")},
                         rows);
    terminal::say({});
    terminal::say(report.sentence);
    terminal::say(QStringLiteral("Gini %1 of leads, %2 of leads by share.")
                      .arg(report.gini, 0, 'f', 3)
                      .arg(report.giniOfShares, 0, 'f', 3));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString what = call.arguments().value(0);
    const QString name = call.arguments().value(1);
    const bool isAdded = what == QStringLiteral("add");
    const bool namesSomebody =
        isAdded || what == QStringLiteral("set") || what == QStringLiteral("leave") || what == QStringLiteral("here");
    const bool isFairness = what == QStringLiteral("fairness");
    const bool isList = what.isEmpty() || what == QStringLiteral("list");
    if (!isList && !isFairness && !namesSomebody && what != QStringLiteral("rules"))
        return call.usage(
            QStringLiteral("“%1” is nothing the team can do: list, fairness, add, set, leave, here or rules.").arg(what));
    if (namesSomebody && name.isEmpty())
        return call.usage(QStringLiteral("Say whose: a name of the team."));
    if (!namesSomebody && !name.isEmpty())
        return call.usage(QStringLiteral("“%1” is one word too many.").arg(name));
    const bool onlyLooks =
        isList || isFairness || (!namesSomebody && !assignment::areGiven(call) && !call.has(QStringLiteral("mode")));
    LW_TRY(const auto workspace, Workspace::open(call, onlyLooks ? Workspace::Mode::Look : Workspace::Mode::Work));
    services::Desk& desk = workspace->desk();
    if (isFairness)
        return printFairness(call, desk, workspace->clock().now());
    if (isAdded)
        return addMember(call, desk, name);
    if (what == QStringLiteral("set"))
        return setMember(call, desk, name);
    if (what == QStringLiteral("here"))
        return sitsHere(call, desk, name);
    if (what == QStringLiteral("leave"))
        return addLeave(call, desk, name);
    return onlyLooks ? printTeam(call, desk) : setRules(call, desk);
}

} // namespace

Command team() {
    return {.name = QStringLiteral("team"),
            .usage = QStringLiteral("[list | fairness | add NAME | set NAME | leave NAME | here NAME | rules]"),
            .summary = QStringLiteral("who has how many leads, who can take one, and by which rules"),
            .help =
                QStringLiteral("fairness adds the ledger up: what each was given, beside their share of what came while they\n"
                               "could take leads. add takes a salesperson into the team, set changes what decides whether "
                               "somebody gets a lead, leave says when they are away, here who\n"
                               "works at this desk, rules by what leads are given and when they go back. Lists are written with "
                               "commas: --skills \"cotton yarn, denim\"."),
            .options =
                QList<QCommandLineOption>{
                    option("skills", "LIST", "add, set: products, industries and languages they know"),
                    option("regions", "LIST", "add, set: cities, states, beginnings of PIN codes, countries (IN)"),
                    option("capacity", "N", "add, set: open leads at once, or “none”"),
                    option("month-min", "N", "add, set: leads of a month they come first for"),
                    option("month-max", "N", "add, set: leads of a month at most, or “none”"),
                    option("hours", "TEXT", "add, set: like “mon-fri 09:00-13:00,14:00-18:00”; empty: the workspace's"),
                    option("zone", "ZONE", "add, set: like Asia/Kolkata; empty: the workspace's"),
                    option("available", "yes|no", "add, set: whether they take leads now"),
                    option("days", "N", "fairness: of the last so many days; 30 without"),
                    option("from", "TIME", "leave, fairness: the first moment or day"),
                    option("to", "TIME", "leave, fairness: the last day, or the moment it ends"),
                    option("note", "TEXT", "leave: what for"),
                    option("mode", "WORD", "rules: auto: new leads are given at once; manual: they wait in triage")} +
                assignment::options(QStringLiteral("rules: ")),
            .argumentsMin = 0,
            .argumentsMax = 2,
            .run = run};
}

} // namespace leadwell::ctl::commands
