// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/services/NoticeService.h"

#include <algorithm>
#include <array>

namespace leadwell::ctl::commands {

using namespace domain;
using services::NoticeService;

namespace {

QString stateText(NoticeState state) {
    switch (state) {
    case NoticeState::Waiting:
        return QStringLiteral("waiting");
    case NoticeState::Told:
        return QStringLiteral("told");
    case NoticeState::Listed:
        break;
    }
    return QStringLiteral("listed");
}

QJsonObject of(const Notice& notice) {
    static constexpr std::array urgencies{"info", "timely", "urgent"};
    return {{QStringLiteral("no"), notice.no},
            {QStringLiteral("kind"), toText(notice.kind)},
            {QStringLiteral("urgency"), QString::fromLatin1(urgencies.at(static_cast<size_t>(notice.urgency)))},
            {QStringLiteral("state"), stateText(notice.state)},
            {QStringLiteral("count"), notice.count},
            {QStringLiteral("lead"), notice.leadNumber > 0 ? QJsonValue(leadNumberText(notice.leadNumber)) : QJsonValue()},
            {QStringLiteral("title"), titleOf(notice)},
            {QStringLiteral("body"), json::textOrNull(bodyOf(notice))},
            {QStringLiteral("at"), json::of(notice.at)},
            {QStringLiteral("told"), json::of(notice.toldAt)},
            {QStringLiteral("read"), json::of(notice.readAt)}};
}

QJsonObject of(const NoticeHabits& habits) {
    QStringList off;
    for (const NoticeKind kind : habits.off)
        off.append(toText(kind));
    return {{QStringLiteral("told"), habits.isTold},
            {QStringLiteral("quiet"), habits.quiet ? QJsonValue(toText(*habits.quiet)) : QJsonValue()},
            {QStringLiteral("focus_until"), json::of(habits.focusUntil)},
            {QStringLiteral("off"), json::of(off)}};
}

Result<int> printList(const Invocation& call, services::Desk& desk) {
    services::NoticeQuery query;
    query.onlyUnread = call.has(QStringLiteral("unread"));
    const auto limit = arguments::number(call, QStringLiteral("limit"), 1, 100'000);
    if (!limit)
        return call.usage(limit.error().sentence);
    query.limit = static_cast<int>(*limit);
    if (const QString who = call.value(QStringLiteral("of")); !who.isEmpty()) {
        LW_TRY(const Team team, Team::of(desk));
        const auto member = team.find(who);
        if (!member)
            return call.usage(member.error().sentence);
        query.member = *member;
    }
    LW_TRY(const auto list, await(NoticeService(desk.core()).list(query)));
    QJsonArray all;
    QList<QStringList> rows;
    for (const Notice& notice : list.notices) {
        all.append(of(notice));
        rows.append({QString::number(notice.no), json::of(notice.at).toString(),
                     notice.readAt.isSet() ? QStringLiteral("read") : QStringLiteral("new"), titleOf(notice), bodyOf(notice)});
    }
    if (call.wantsJson()) {
        terminal::printJson(QJsonObject{{QStringLiteral("notices"), all}, {QStringLiteral("unread"), list.unread}});
        return exits::done;
    }
    terminal::printTable(
        {QStringLiteral("No"), QStringLiteral("When"), QStringLiteral("Read"), QStringLiteral("What"), QStringLiteral("More")},
        rows);
    terminal::say({});
    terminal::say(QStringLiteral("%1 not read").arg(list.unread));
    return exits::done;
}

Result<int> markRead(const Invocation& call, services::Desk& desk) {
    const QString which = call.arguments().value(1);
    bool isNumber = false;
    const qint64 no = which.toLongLong(&isNumber);
    if (which != QStringLiteral("all") && !isNumber)
        return call.usage(QStringLiteral("Say which one was read, by the first column, or all."));
    NoticeService service(desk.core());
    LW_TRY(const int changed, await(isNumber ? service.markRead({no}) : service.markAllRead()));
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("read"), changed}});
    else
        terminal::say(terminal::counted(changed, "notice is read now", "notices are read now"));
    return exits::done;
}

/// Errors: Invalid.
Result<void> change(const Invocation& call, NoticeHabits& habits, Instant now) {
    const auto given = [&call](const char* option) { return call.has(QString::fromLatin1(option)); };
    const auto text = [&call](const char* option) { return call.value(QString::fromLatin1(option)).trimmed(); };
    if (given("quiet")) {
        LW_TRY(habits.quiet, quietHoursFromText(text("quiet") == QStringLiteral("none") ? QString() : text("quiet")));
    }
    if (given("focus")) {
        constexpr int dayMinutes = 24 * 60;
        LW_TRY(const qint64 minutes, arguments::number(call, QStringLiteral("focus"), 0, dayMinutes));
        habits.focusUntil = minutes > 0 ? now + std::chrono::minutes(minutes) : Instant();
    }
    if (given("off")) {
        habits.off.clear();
        const QStringList words = text("off").split(u',', Qt::SkipEmptyParts);
        for (const QString& word : words) {
            if (word.trimmed() == QStringLiteral("none"))
                continue;
            LW_TRY(const NoticeKind kind, noticeKindFromText(word.trimmed()));
            if (!habits.off.contains(kind))
                habits.off.append(kind);
        }
        std::sort(habits.off.begin(), habits.off.end());
    }
    if (given("told"))
        habits.isTold = text("told") != QStringLiteral("no");
    return {};
}

Result<int> settings(const Invocation& call, Workspace& workspace, bool changes) {
    NoticeService service(workspace.desk().core());
    LW_TRY(NoticeHabits habits, await(service.habits()));
    if (changes) {
        if (const auto changed = change(call, habits, workspace.clock().now()); !changed)
            return call.usage(changed.error().sentence);
        LW_TRY(habits, await(service.saveHabits(habits)));
    }
    if (call.wantsJson()) {
        terminal::printJson(of(habits));
        return exits::done;
    }
    QStringList off;
    for (const NoticeKind kind : std::as_const(habits.off))
        off.append(toText(kind));
    terminal::say(habits.isTold ? QStringLiteral("Told as they come.") : QStringLiteral("Only in the list."));
    terminal::say(QStringLiteral("Quiet hours: %1").arg(habits.quiet ? toText(*habits.quiet) : QStringLiteral("none")));
    terminal::say(QStringLiteral("Focus until: %1")
                      .arg(habits.focusUntil.isSet() ? json::of(habits.focusUntil).toString() : QStringLiteral("off")));
    terminal::say(
        QStringLiteral("Only in the list: %1").arg(off.isEmpty() ? QStringLiteral("nothing") : off.join(QStringLiteral(", "))));
    return exits::done;
}

/// "0 owner, 15 managers, 60 Asha K". Errors: Invalid.
Result<EscalationChain> chainFromText(const QString& text, const Team& team) {
    EscalationChain chain;
    const QStringList steps = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& typed : steps) {
        const QString step = typed.simplified();
        bool isNumber = false;
        const int minutes = step.section(u' ', 0, 0).toInt(&isNumber);
        const QString who = step.section(u' ', 1);
        if (!isNumber || minutes < 0 || who.isEmpty())
            return Error{ErrorKind::Invalid,
                         QStringLiteral("“%1” is no step; write minutes and who, like “15 managers”.").arg(step.left(40)),
                         {}};
        EscalationStep one{Millis(std::chrono::minutes(minutes)), Audience::Owner, {}};
        if (const auto audience = audienceFromText(who))
            one.to = *audience;
        else {
            LW_TRY(one.member, team.find(who));
        }
        chain.append(one);
    }
    return chain;
}

Result<int> escalation(const Invocation& call, services::Desk& desk, bool changes) {
    NoticeService service(desk.core());
    LW_TRY(const Team team, Team::of(desk));
    if (changes) {
        const QString text = call.value(QStringLiteral("escalation"));
        const auto chain = chainFromText(text == QStringLiteral("none") ? QString() : text, team);
        if (!chain)
            return call.usage(chain.error().sentence);
        LW_CHECK(await(service.saveEscalation(*chain)));
    }
    LW_TRY(const auto chain, await(service.escalation()));
    const auto names = team.names();
    QJsonArray all;
    for (const EscalationStep& step : chain) {
        const auto minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(step.after).count());
        const QString who = step.member.isSet() ? names.value(step.member) : toText(step.to);
        all.append(QJsonObject{{QStringLiteral("minutes"), minutes}, {QStringLiteral("to"), who}});
        if (!call.wantsJson())
            terminal::say(QStringLiteral("%1 minutes after a missed deadline: %2")
                              .arg(minutes)
                              .arg(step.member.isSet() ? who : inWords(step.to)));
    }
    if (call.wantsJson())
        terminal::printJson(all);
    else if (chain.isEmpty())
        terminal::say(QStringLiteral("Nobody is told of missed deadlines."));
    else
        terminal::say(QStringLiteral("An alert that nobody looked at goes the first of these ways that is later than at once."));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString what = call.word() == QStringLiteral("list") ? QString() : call.word();
    const bool changesHabits = call.has(QStringLiteral("quiet")) || call.has(QStringLiteral("focus")) ||
                               call.has(QStringLiteral("off")) || call.has(QStringLiteral("told"));
    const bool changesChain = call.has(QStringLiteral("escalation"));
    const bool isKnown = what.isEmpty() || what == QStringLiteral("read") || what == QStringLiteral("settings") ||
                         what == QStringLiteral("escalation");
    if (!isKnown)
        return call.usage(QStringLiteral("“%1” is nothing notices can do: read, settings or escalation.").arg(what));
    const int argumentsMax = what == QStringLiteral("read") ? 2 : 1;
    if (call.arguments().size() > argumentsMax) {
        const QString surplus = call.arguments().at(argumentsMax);
        return call.usage(
            what == QStringLiteral("escalation")
                ? QStringLiteral("Nothing was changed. Who hears when is said with --escalation \"%1\".").arg(surplus)
                : QStringLiteral("“%1” is a word too many for notices %2; see --help.").arg(surplus, what));
    }
    const bool works = what == QStringLiteral("read") || changesHabits || changesChain;
    LW_TRY(const auto workspace, Workspace::open(call, works ? Workspace::Mode::Work : Workspace::Mode::Look));
    if (what == QStringLiteral("read"))
        return markRead(call, workspace->desk());
    if (what == QStringLiteral("escalation") || changesChain)
        return escalation(call, workspace->desk(), changesChain);
    if (what == QStringLiteral("settings") || changesHabits)
        return settings(call, *workspace, changesHabits);
    return printList(call, workspace->desk());
}

} // namespace

Command notices() {
    return {.name = QStringLiteral("notices"),
            .usage = QStringLiteral("[--unread] [--of PERSON] | read NO|all | settings | escalation"),
            .summary = QStringLiteral("what people were told, how they are told, and who hears of missed deadlines"),
            .help = QStringLiteral("Without a word: what the person at this desk was told, the newest first. Nothing is told by\n"
                                   "this command; that is the desktop's. settings shows how, escalation who hears when."),
            .options = {flag("unread", "list: only what was not read"),
                        option("of", "PERSON", "list: of somebody else of the team"),
                        option("limit", "N", "list: rows at most (100)", "100"),
                        option("quiet", "HH:MM-HH:MM|none", "list, settings: hours in which only the urgent interrupts"),
                        option("focus", "MINUTES", "list, settings: only the urgent interrupts from now on; 0 ends it"),
                        option("off", "KINDS|none", "list, settings: kinds that are only listed, with commas"),
                        option("told", "yes|no", "list, settings: no: the list is enough"),
                        option("escalation", "STEPS|none",
                               "list, escalation: like “0 owner, 15 managers, 60 Asha K”: minutes and who")},
            .argumentsMin = 0,
            .argumentsMax = 2,
            .run = run};
}

} // namespace leadwell::ctl::commands
