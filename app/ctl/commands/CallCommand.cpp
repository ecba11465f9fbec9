// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/Json.h"
#include "app/ctl/Team.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/TaskKind.h"
#include "core/domain/person/Phone.h"

#include <QFileInfo>

namespace leadwell::ctl::commands {

using namespace domain;
using services::CallEntry;
using services::CallList;
using services::LoggedCall;
using services::NewCall;
using Why = CallEntry::Why;

namespace {

QString canonical(const QString& word) {
    return word.trimmed().toUpper().replace(u'-', u'_').replace(u' ', u'_');
}

Result<CallOutcome> outcomeOf(const QString& word) {
    for (const CallOutcome outcome : {CallOutcome::Answered, CallOutcome::NoAnswer, CallOutcome::Busy, CallOutcome::Voicemail}) {
        if (canonical(word) == toText(outcome))
            return outcome;
    }
    return Error{
        ErrorKind::Invalid, QStringLiteral("“%1” is no outcome: answered, no-answer, busy or voicemail.").arg(word.left(40)), {}};
}

Result<Direction> directionOf(const QString& word) {
    for (const auto& [direction, brief] : {std::pair(Direction::Inbound, "IN"), std::pair(Direction::Outbound, "OUT")}) {
        if (canonical(word) == toText(direction) || canonical(word) == QLatin1String(brief))
            return direction;
    }
    return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no direction: in or out.").arg(word.left(40)), {}};
}

/// "none", "new", a lead, or nothing.
Result<std::optional<qint64>> linkOf(const QString& word) {
    if (word.isEmpty())
        return std::optional<qint64>();
    if (word == QStringLiteral("none"))
        return std::optional<qint64>(NewCall::noLead);
    if (word == QStringLiteral("new"))
        return std::optional<qint64>(NewCall::newLead);
    LW_TRY(const qint64 number, arguments::leadNumber(word));
    return std::optional<qint64>(number);
}

Result<NewCall> callOf(const Invocation& call) {
    const auto text = [&call](const char* option) { return call.value(QString::fromLatin1(option)); };
    NewCall typed;
    typed.phone = text("phone");
    if (typed.phone.isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("Say which number, with --phone."), {}};
    if (call.has(QStringLiteral("outcome"))) {
        LW_TRY(typed.outcome, outcomeOf(text("outcome")));
    }
    if (call.has(QStringLiteral("direction"))) {
        LW_TRY(typed.direction, directionOf(text("direction")));
    }
    if (call.has(QStringLiteral("due")) && text("task").isEmpty())
        return Error{ErrorKind::Invalid, QStringLiteral("Say what is to be done by then, with --task."), {}};
    if (!text("duration").isEmpty()) {
        LW_TRY(typed.seconds, secondsFromText(text("duration")));
    }
    if (!text("lead").isEmpty()) {
        LW_TRY(typed.lead, arguments::leadNumber(text("lead")));
    }
    LW_TRY(typed.calledAt, arguments::instant(call, QStringLiteral("at")));
    LW_TRY(typed.linkTo, linkOf(text("link")));
    if (!text("stage").isEmpty()) {
        LW_TRY(typed.next.stage, stageFromText(text("stage")));
    }
    typed.notes = text("note");
    typed.name = text("name");
    const bool saysWho = typed.phone == QStringLiteral("withheld") && !typed.name.trimmed().isEmpty();
    if (saysWho && !typed.linkTo && typed.lead == 0)
        typed.linkTo = NewCall::newLead; // As in the window: with a name a lead is made.
    typed.providerId = text("id");
    const QFileInfo file(text("recording"));
    typed.recording = file.isFile() ? file.absoluteFilePath() : text("recording");
    return typed;
}

QJsonValue leadJson(qint64 number) {
    return number > 0 ? QJsonValue(leadNumberText(number)) : QJsonValue();
}

int printQuestion(const Invocation& call, const LoggedCall& asked) {
    QJsonArray candidates;
    QStringList choices;
    for (const services::Caller& one : asked.candidates) {
        candidates.append(QJsonObject{{QStringLiteral("lead"), leadJson(one.lead)}, {QStringLiteral("customer"), one.customer}});
        if (one.lead > 0)
            choices.append(QStringLiteral("--link %1").arg(leadNumberText(one.lead)));
    }
    if (call.wantsJson())
        terminal::printJson(
            QJsonObject{{QStringLiteral("question"), asked.question}, {QStringLiteral("candidates"), candidates}});
    choices << QStringLiteral("--link new") << QStringLiteral("--link none");
    terminal::complain(QStringLiteral("%1 %2").arg(asked.question, choices.join(QStringLiteral(", "))));
    return exits::refused;
}

Result<int> logCall(const Invocation& call) {
    const auto typed = callOf(call);
    if (!typed)
        return call.usage(typed.error().sentence);
    NewCall wanted = *typed;
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Work));
    services::Desk& desk = workspace->desk();
    if (const QString task = call.value(QStringLiteral("task")); !task.isEmpty()) {
        LW_TRY(const Team team, Team::of(desk));
        const auto due = dueFromText(call.value(QStringLiteral("due")), workspace->clock().now(), team.zone);
        if (!due)
            return call.usage(due.error().sentence);
        wanted.next.tasks = {{taskKindOf(task), task, *due}};
    }
    LW_TRY(const LoggedCall done, await(desk.calls().log(wanted)));
    if (!done.question.isEmpty())
        return printQuestion(call, done);
    if (call.wantsJson())
        terminal::printJson(QJsonObject{{QStringLiteral("sentence"), done.receipt.sentence},
                                        {QStringLiteral("call"), done.call.text()},
                                        {QStringLiteral("lead"), leadJson(done.lead)},
                                        {QStringLiteral("new_lead"), done.isNewLead}});
    else
        terminal::say(done.receipt.sentence);
    const bool isElsewhere = wanted.linkTo && ((*wanted.linkTo == NewCall::noLead && done.lead > 0) ||
                                               (*wanted.linkTo == NewCall::newLead && !done.isNewLead));
    if (isElsewhere) // The same id once more: what was decided then holds.
        terminal::complain(QStringLiteral("The call was on %1 before, and stays there.").arg(leadNumberText(done.lead)));
    return exits::done;
}

QString whyText(const CallEntry& entry) {
    switch (entry.why) {
    case Why::Missed:
        return QStringLiteral("missed");
    case Why::Task:
        return entry.taskTitle;
    case Why::Unreached:
        return QStringLiteral("%1, not reached").arg(inWords(entry.heat));
    case Why::Logged:
        break;
    }
    return QStringLiteral("%1, %2").arg(toText(entry.call.direction).toLower(), toText(entry.call.outcome).toLower());
}

QJsonObject of(const CallEntry& entry) {
    const bool wasCalled = entry.call.id.isSet();
    return {{QStringLiteral("call"), wasCalled ? QJsonValue(entry.call.id.text()) : QJsonValue()},
            {QStringLiteral("lead"), leadJson(entry.lead)},
            {QStringLiteral("customer"), json::textOrNull(entry.customer)},
            {QStringLiteral("phone"), json::textOrNull(entry.phone)},
            {QStringLiteral("why"), whyText(entry)},
            {QStringLiteral("direction"), wasCalled ? QJsonValue(toText(entry.call.direction)) : QJsonValue()},
            {QStringLiteral("outcome"), wasCalled ? QJsonValue(toText(entry.call.outcome)) : QJsonValue()},
            {QStringLiteral("seconds"), wasCalled ? QJsonValue(entry.call.durationS) : QJsonValue()},
            {QStringLiteral("notes"), json::textOrNull(entry.call.notes)},
            {QStringLiteral("recording"), json::textOrNull(entry.call.recordingUrl)},
            {QStringLiteral("at"), json::of(entry.call.calledAt)}};
}

Result<int> listCalls(const Invocation& call) {
    const bool toCall = call.has(QStringLiteral("to-call"));
    const CallList which = toCall ? CallList::ToCall : call.has(QStringLiteral("all")) ? CallList::All : CallList::Today;
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const auto entries, await(workspace->desk().calls().list(which)));
    QJsonArray all;
    QList<QStringList> rows;
    for (const CallEntry& entry : entries) {
        all.append(of(entry));
        const QString number = formatPhone(entry.phone);
        rows.append({entry.lead > 0 ? leadNumberText(entry.lead) : QString(), entry.customer.isEmpty() ? number : entry.customer,
                     number, whyText(entry), entry.call.id.isSet() ? QString::number(entry.call.durationS) : QString(),
                     entry.call.notes.simplified()});
    }
    if (call.wantsJson()) {
        terminal::printJson(all);
        return exits::done;
    }
    terminal::printTable({QStringLiteral("Lead"), QStringLiteral("Who"), QStringLiteral("Number"), QStringLiteral("Why"),
                          QStringLiteral("Seconds"), QStringLiteral("Notes")},
                         rows);
    terminal::say({});
    terminal::say(toCall ? terminal::counted(rows.size(), "person to call", "people to call")
                         : terminal::counted(rows.size(), "call", "calls"));
    return exits::done;
}

Result<int> run(const Invocation& call) {
    const QString what = call.arguments().value(0);
    if (what == QStringLiteral("log"))
        return logCall(call);
    if (what == QStringLiteral("list"))
        return listCalls(call);
    return call.usage(QStringLiteral("“%1” is nothing that can be done with calls: log or list.").arg(what));
}

} // namespace

Command call() {
    return {.name = QStringLiteral("call"),
            .usage = QStringLiteral("log | list"),
            .summary = QStringLiteral("write a call down, or see the calls and whom to call"),
            .help = QStringLiteral("log finds the lead by the number, or makes one; where the number leaves a doubt it asks for\n"
                                   "--link. All of it is one undo step. list shows today's calls, or --to-call, or --all."),
            .options = {option("phone", "NUMBER", "log: as it is written, or “withheld”"),
                        option("outcome", "WORD", "log: answered (without it), no-answer, busy or voicemail"),
                        option("direction", "in|out", "log: who called; out without it"),
                        option("duration", "TIME", "log: like “3m 12” or seconds"), option("note", "TEXT", "log: what was said"),
                        option("name", "TEXT", "log: of a new caller"), option("recording", "PLACE", "log: a link or a file"),
                        option("at", "TIME", "log: when it was; now without"),
                        option("id", "TEXT", "log: what the telephone system calls it; the same call is written once"),
                        option("lead", "LEAD", "log: whose call it was meant to be"),
                        option("link", "LEAD|new|none", "log: whose call it is, whatever the number says"),
                        option("stage", "STAGE", "log: of the lead, from now on"),
                        option("task", "TEXT", "log: what is to be done next"),
                        option("due", "TIME", "log: when, like “tomorrow 10” or “in 2 h”", "tomorrow"),
                        flag("today", "list: the calls of today"),
                        flag("to-call", "list: missed calls, tasks to call, and who is hot and was not reached"),
                        flag("all", "list: the latest 1,000 calls")},
            .argumentsMin = 1,
            .argumentsMax = 1,
            .run = run};
}

} // namespace leadwell::ctl::commands
